// The rules that every decision on turns keeps.
#include "tests/support/turn_meeting.hpp"

using hui::Date;
using hui::date_of;
using hui::Round;
using hui::ShareNo;
using hui::savings::AgreeRules;
using hui::savings::Payout;
using hui::savings::Plea;
using hui::savings::SetByNeed;
using hui::savings::SetByWishes;
using hui::savings::SetTurns;
using hui::savings::SwapTurns;
using hui::savings::TurnRules;
using hui::tests::apart;
using hui::tests::meeting;
using hui::tests::MemoryBook;
using hui::tests::not_before;
using hui::tests::opening_of;
using hui::tests::outcome_of;
using hui::tests::plea;
using hui::tests::shares;
using hui::tests::sponsored;
using hui::tests::TurnMeeting;
using hui::tests::wish;

BOOST_FIXTURE_TEST_SUITE(turn_rules_tests, TurnMeeting)

BOOST_AUTO_TEST_CASE(an_order_that_was_voted_keeps_the_rules) {
    BOOST_TEST(agrees(not_before(2, 3)) == "done");
    BOOST_TEST(sets(shares({1, 2, 3, 4})) == "turn_too_early");
    BOOST_TEST(agrees(apart(2)) == "done");
    BOOST_TEST(sets(shares({1, 3, 2, 4})) == "turns_too_near");
    BOOST_TEST(agrees(sponsored(2, {1, 2})) == "done");
    BOOST_TEST(sets(shares({1, 3, 2, 4})) == "sponsor_missing");
    BOOST_TEST(sets(shares({2, 1, 3, 4})) == "done");
    BOOST_TEST(turns() == "2 1 3 4");
}

BOOST_AUTO_TEST_CASE(who_changes_places_keeps_the_rules) {
    BOOST_TEST(agrees(apart(2)) == "done");
    BOOST_TEST(sets(shares({1, 2, 3, 4})) == "done");
    const auto swaps = [&](std::int64_t one, std::int64_t other) {
        return outcome_of(
            record(SwapTurns{.one = ShareNo{one},
                             .other = ShareNo{other},
                             .consents = {{ShareNo{one}, "Lan"}, {ShareNo{other}, "Hoa"}}},
                   date_of("2026-03-02")));
    };
    BOOST_TEST(swaps(2, 3) == "turns_too_near");
    BOOST_TEST(swaps(2, 4) == "done");
    const auto event = hui::savings::turns_changed_of(entries().back().body);
    BOOST_TEST(event.rules->count() == 2);
}

BOOST_AUTO_TEST_CASE(rules_that_no_order_keeps_are_refused_with_a_minimal_conflict) {
    TurnRules rules = apart(4);
    BOOST_TEST(agrees(rules) == "turns_impossible");
    rules = sponsored(2, {1});
    rules.not_before = {{.share = ShareNo{4}, .round = Round{2}}};
    const auto refused = hui::savings::decide_rules(
        group(), history(), {.rules = rules, .minute = "Họp"}, {.on = meeting, .today = meeting});
    BOOST_REQUIRE(!refused.ok());
    BOOST_TEST(name_of(refused.refusal().code) == "turns_impossible");
    for (const hui::NamedFact& fact : refused.refusal().facts) {
        if (fact.name != "conflict") { continue; }
        BOOST_TEST(std::get<std::string>(fact.value) == "02 sponsor, 03 sponsor, 04 sponsor");
    }
}

BOOST_AUTO_TEST_CASE(rules_name_each_open_share_once_and_rounds_of_the_group) {
    BOOST_TEST(agrees(not_before(9, 2)) == "unknown_share");
    BOOST_TEST(agrees(not_before(2, 5)) == "round_not_open");
    BOOST_TEST(agrees(sponsored(5, {})) == "round_not_open");
    BOOST_TEST(agrees(sponsored(1, {1, 1})) == "share_repeated");
    BOOST_TEST(agrees(apart(-1)) == "bad_number");
    BOOST_TEST(agrees({}) == "nothing_to_change");
}

BOOST_AUTO_TEST_CASE(rules_stand_in_the_order_of_their_days) {
    BOOST_TEST(agrees(apart(2), date_of("2026-03-03")) == "done");
    BOOST_TEST(agrees(apart(3), date_of("2026-03-02")) == "before_last_rules");
    BOOST_TEST(sets(shares({1, 2, 3, 4}), date_of("2026-03-02")) == "before_last_rules");
    BOOST_TEST(sets(shares({1, 2, 3, 4}), date_of("2026-03-03")) == "done");
    BOOST_TEST(sets(shares({1, 2, 4, 3}), date_of("2026-03-04")) == "done");
    BOOST_TEST(agrees(apart(3), date_of("2026-03-03")) == "before_turn_change");
    BOOST_TEST(agrees(apart(3), date_of("2026-03-04")) == "done");
    BOOST_TEST(agrees({}, date_of("2026-03-05")) == "done");
}

BOOST_AUTO_TEST_CASE(rules_and_an_order_of_one_day_may_be_recorded_in_either_order) {
    TurnMeeting other;
    BOOST_TEST(agrees(apart(3)) == "done");
    BOOST_TEST(sets(shares({1, 2, 4, 3})) == "done");
    BOOST_TEST(other.sets(shares({1, 2, 4, 3})) == "done");
    BOOST_TEST(other.agrees(apart(3)) == "done");
    BOOST_TEST(turns() == other.turns());
}

BOOST_AUTO_TEST_CASE(rules_that_the_decided_turns_break_are_refused_with_share_and_rule) {
    BOOST_TEST(sets(shares({1, 2, 3, 4})) == "done");
    TurnRules rules = apart(3);
    rules.not_before = {{.share = ShareNo{2}, .round = Round{3}}};
    const auto refused = hui::savings::decide_rules(
        group(), history(), {.rules = rules, .minute = "Họp"}, {.on = meeting, .today = meeting});
    BOOST_REQUIRE(!refused.ok());
    BOOST_TEST(name_of(refused.refusal().code) == "turns_break_rules");
    BOOST_TEST(std::get<std::string>(refused.refusal().facts.at(1).value) ==
               "01 apart, 02 not-before, 03 apart");
    BOOST_TEST(agrees(sponsored(1, {2})) == "turns_break_rules");
    BOOST_TEST(agrees(sponsored(1, {1})) == "done");
}

BOOST_AUTO_TEST_CASE(what_was_drawn_may_break_new_rules_but_not_what_is_too_near_to_it) {
    auto opening = opening_of({.shares = 3});
    opening.seats[1].member = "M1";
    MemoryBook book{opening};
    const Date first = date_of("2026-03-05");
    for (const std::int64_t no : {1, 2, 3}) {
        BOOST_REQUIRE(book.record(
            hui::savings::Contribute{.share = ShareNo{no}, .amount = hui::Vnd{300'000}}, first));
    }
    BOOST_REQUIRE(book.record(Payout{}, first));
    const auto agrees = [&](const TurnRules& rules) {
        return hui::savings::decide_rules(book.group(), book.history(),
                                          {.rules = rules, .minute = "Họp"},
                                          {.on = first, .today = first});
    };
    BOOST_TEST(outcome_of(agrees(sponsored(1, {}))) == "done");
    const auto refused = agrees(apart(2));
    BOOST_REQUIRE(!refused.ok());
    BOOST_TEST(std::get<std::string>(refused.refusal().facts.at(1).value) == "02 apart-from-drawn");
}

BOOST_AUTO_TEST_CASE(a_reversal_gives_back_no_turns_that_break_rules_in_force) {
    BOOST_TEST(sets(shares({1, 2, 3, 4})) == "done");
    const hui::Seq first = entries().back().seq;
    BOOST_TEST(sets(shares({1, 2, 4, 3}), date_of("2026-03-02")) == "done");
    const hui::Seq second = entries().back().seq;
    BOOST_TEST(agrees(apart(3), date_of("2026-03-03")) == "done");
    const auto refused = reverse(second, {.reason = "nhầm", .on = {}});
    BOOST_REQUIRE(!refused.ok());
    BOOST_TEST(name_of(refused.refusal().code) == "reversal_breaks_rules");
    BOOST_TEST(std::get<std::string>(refused.refusal().facts.at(2).value) == "03 apart");
    BOOST_TEST(agrees({}, date_of("2026-03-04")) == "done");
    BOOST_TEST(outcome_of(reverse(second, {.reason = "nhầm", .on = {}})) == "done");
    BOOST_TEST(agrees(sponsored(4, {1, 2, 3, 4}), date_of("2026-03-05")) == "done");
    BOOST_TEST(outcome_of(reverse(first, {.reason = "nhầm", .on = {}})) == "done");
    BOOST_TEST(turns() == "0 0 0 0");
}

BOOST_AUTO_TEST_CASE(turns_that_are_confirmed_are_a_decision) {
    BOOST_TEST(sets(shares({1, 2, 3, 4})) == "done");
    BOOST_TEST(sets(shares({1, 2, 3, 4}), date_of("2026-03-02")) == "done");
    const std::vector<Plea> pleas{plea(1, 4), plea(2, 3), plea(3, 2)};
    BOOST_TEST(sets_by_need(pleas, date_of("2026-03-03")) == "done");
    BOOST_TEST(sets_by_wishes({wish(1, {1}), wish(2, {2}), wish(3, {3})}, date_of("2026-03-04")) ==
               "done");
    BOOST_TEST(turns() == "1 2 3 4");
    BOOST_TEST(outcome_of(reverse(entries().back().seq, {.reason = "nhầm", .on = {}})) == "done");
    BOOST_TEST(turns() == "1 2 3 4");
}

BOOST_AUTO_TEST_CASE(turns_are_confirmed_while_something_is_advanced_for_a_net_share) {
    MemoryBook book{opening_of({.shares = 3, .pot = hui::savings::Pot::net})};
    const Date first = date_of("2026-03-05");
    BOOST_REQUIRE(book.record(hui::savings::Advance{.share = ShareNo{3}, .amount = {}}, first));
    const auto votes = [&](const std::vector<std::int64_t>& order, std::string_view day) {
        return outcome_of(
            book.record(SetTurns{.order = shares(order), .minute = "Họp"}, date_of(day)));
    };
    BOOST_TEST(votes({2, 1, 3}, "2026-03-06") == "done");
    BOOST_TEST(votes({3, 1, 2}, "2026-03-07") == "advance_open");
}

BOOST_AUTO_TEST_CASE(what_is_only_blanks_says_nothing) {
    const auto by_need = [&](const Plea& said, std::string_view minute) {
        return outcome_of(
            record(SetByNeed{.pleas = {said}, .minute = std::string{minute}, .lot = {}}, meeting));
    };
    Plea blank = plea(1, 3);
    blank.reason = "  ";
    BOOST_TEST(by_need(blank, "Họp") == "bad_text");
    BOOST_TEST(by_need(plea(1, 3), " ") == "bad_text");
    BOOST_TEST(by_need(plea(1, -3), "Họp") == "bad_number");
    BOOST_TEST(outcome_of(record(SetByWishes{.wishes = {wish(1, {1})}, .minute = "", .lot = {}},
                                 meeting)) == "bad_text");
    BOOST_TEST(outcome_of(record(SetTurns{.order = shares({1, 2, 3, 4}), .minute = "\t"},
                                 meeting)) == "bad_text");
    BOOST_TEST(outcome_of(record(AgreeRules{.rules = apart(2), .minute = ""}, meeting)) ==
               "bad_text");
    TurnRules rules = sponsored(1, {1});
    rules.sponsors.front().name = "";
    BOOST_TEST(agrees(rules) == "bad_text");
    BOOST_TEST(sets(shares({1, 2, 3, 4})) == "done");
    const SwapTurns swap{.one = ShareNo{1},
                         .other = ShareNo{2},
                         .consents = {{ShareNo{1}, "Lan"}, {ShareNo{2}, " "}}};
    BOOST_TEST(outcome_of(record(swap, date_of("2026-03-02"))) == "bad_text");
}

BOOST_AUTO_TEST_CASE(rules_are_not_reversed_but_replaced) {
    BOOST_TEST(agrees(apart(2)) == "done");
    BOOST_TEST(outcome_of(reverse(entries().back().seq, {.reason = "nhầm", .on = {}})) ==
               "kind_not_reversible");
    BOOST_TEST(agrees({}) == "done");
    BOOST_TEST(sets(shares({1, 3, 2, 4})) == "done");
}

BOOST_AUTO_TEST_SUITE_END()
