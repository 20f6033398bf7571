// Turns by need and by wishes, and the rules that every decision keeps.
#include "engine/savings/choose_turns.hpp"
#include "tests/support/groups.hpp"
#include "tests/support/memory_book.hpp"
#include "tests/support/outcome.hpp"

#include <boost/test/unit_test.hpp>

#include <string>
#include <vector>

using hui::Date;
using hui::date_of;
using hui::Round;
using hui::ShareNo;
using hui::savings::AgreeRules;
using hui::savings::Hindrance;
using hui::savings::Payout;
using hui::savings::Plea;
using hui::savings::SetByNeed;
using hui::savings::SetByWishes;
using hui::savings::SetTurns;
using hui::savings::SwapTurns;
using hui::savings::TakenBy;
using hui::savings::TurnRules;
using hui::savings::Wish;
using hui::tests::MemoryBook;
using hui::tests::opening_of;
using hui::tests::outcome_of;

namespace {

const Date meeting = date_of("2026-03-01");

/// Four open turns; the shares 01 and 03 are one member's.
hui::savings::GroupOpened open_group() {
    auto opening = opening_of({.shares = 4});
    opening.terms.order = hui::savings::Order::need;
    for (hui::savings::Seat& seat : opening.seats) { seat.turn = {}; }
    opening.seats[2].member = "M1";
    return opening;
}

struct Book : MemoryBook {
    Book() : MemoryBook(open_group()) {}

    std::string agrees(const TurnRules& rules, Date on = meeting) {
        return std::string{outcome_of(record(AgreeRules{.rules = rules, .minute = "Họp"}, on))};
    }
    std::string sets_by_need(const std::vector<Plea>& pleas, Date on = meeting) {
        return std::string{
            outcome_of(record(SetByNeed{.pleas = pleas, .minute = "Họp", .lot = {}}, on))};
    }
    std::string sets_by_wishes(const std::vector<Wish>& wishes, Date on = meeting) {
        return std::string{
            outcome_of(record(SetByWishes{.wishes = wishes, .minute = "Họp", .lot = {}}, on))};
    }
    /// The lot that the secret gives, committed on the day and drawn with a number of that day.
    hui::savings::DrawLot commits(std::string_view text, std::string_view day) {
        const auto secret = *hui::savings::LotSecret::parse(text);
        BOOST_REQUIRE(
            record(hui::savings::CommitLot{.secret = secret, .source = "XSMB"}, date_of(day)));
        return {.secret = secret,
                .mix = *hui::savings::LotMix::parse("48213"),
                .mixed_on = date_of(day)};
    }
    void draws_lot(std::string_view text, std::string_view day) {
        const auto lot = commits(text, day);
        BOOST_REQUIRE(record(lot, date_of(day)));
    }
    std::string sets(std::vector<ShareNo> order, Date on = meeting) {
        return std::string{
            outcome_of(record(SetTurns{.order = std::move(order), .minute = "Họp"}, on))};
    }
    /// The turns of the shares 01, 02 …: `3 1 2 4`.
    [[nodiscard]] std::string turns() const {
        std::string text;
        for (const auto& share : group().shares) {
            text += (text.empty() ? "" : " ") + std::to_string(share.turn.count());
        }
        return text;
    }
};

Plea plea(std::int64_t share, std::int64_t points) {
    return {.share = ShareNo{share}, .points = points, .reason = "con ốm"};
}
Wish wish(std::int64_t share, std::vector<std::int64_t> rounds) {
    Wish wish{.share = ShareNo{share}, .rounds = {}};
    for (const std::int64_t round : rounds) { wish.rounds.push_back(Round{round}); }
    return wish;
}
std::vector<ShareNo> shares(const std::vector<std::int64_t>& numbers) {
    std::vector<ShareNo> list;
    for (const std::int64_t number : numbers) { list.push_back(ShareNo{number}); }
    return list;
}
TurnRules not_before(std::int64_t share, std::int64_t round) {
    return {.not_before = {{.share = ShareNo{share}, .round = Round{round}}},
            .apart = 0,
            .sponsored_through = {},
            .sponsors = {}};
}
TurnRules apart(std::int64_t rounds) {
    return {.not_before = {}, .apart = rounds, .sponsored_through = {}, .sponsors = {}};
}
TurnRules sponsored(std::int64_t draws, const std::vector<std::int64_t>& sponsored_shares) {
    TurnRules rules{
        .not_before = {}, .apart = 0, .sponsored_through = Round{draws}, .sponsors = {}};
    for (const std::int64_t share : sponsored_shares) {
        rules.sponsors.push_back({.share = ShareNo{share}, .name = "Chị Tư"});
    }
    return rules;
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(choose_turns_tests, Book)

BOOST_AUTO_TEST_CASE(who_needs_it_most_draws_first_and_several_reasons_add_up) {
    BOOST_TEST(sets_by_need({plea(4, 3), plea(2, 2), plea(2, 2), plea(1, 1)}) == "done");
    BOOST_TEST(turns() == "3 1 4 2");
}

BOOST_AUTO_TEST_CASE(equal_points_wait_for_a_lot) {
    BOOST_TEST(sets_by_need({plea(4, 3), plea(2, 3), plea(1, 1)}) == "turns_undecided");
    BOOST_TEST(sets_by_need({plea(4, 3)}) == "turns_undecided");
}

BOOST_AUTO_TEST_CASE(equal_points_need_no_lot_where_the_rules_leave_no_choice) {
    TurnRules rules = not_before(1, 4);
    rules.sponsored_through = Round{3};
    for (const std::int64_t share : {2, 3, 4}) {
        rules.sponsors.push_back({.share = ShareNo{share}, .name = "Chị Tư"});
    }
    BOOST_TEST(agrees(rules) == "done");
    BOOST_TEST(sets_by_need({plea(2, 9), plea(3, 8)}) == "done");
    BOOST_TEST(turns() == "4 1 2 3");
}

BOOST_AUTO_TEST_CASE(a_lot_that_stands_is_not_drawn_again_as_need_or_wishes) {
    draws_lot("con trâu đi trước cái cày", "2026-03-01");
    const auto lot = commits("nước chảy đá mòn nghe con", "2026-03-02");
    const Date later = date_of("2026-03-03");
    const auto by_need = [&](std::vector<Plea> pleas) {
        return outcome_of(
            record(SetByNeed{.pleas = std::move(pleas), .minute = "Họp", .lot = lot}, later));
    };
    const auto by_wishes = [&](std::vector<Wish> wishes) {
        return outcome_of(
            record(SetByWishes{.wishes = std::move(wishes), .minute = "Họp", .lot = lot}, later));
    };
    BOOST_TEST(by_need({}) == "lot_stands");
    BOOST_TEST(by_need({plea(1, 2), plea(2, 2), plea(3, 2), plea(4, 2)}) == "lot_stands");
    BOOST_TEST(by_need({plea(4, 9)}) == "lot_stands");
    BOOST_TEST(by_wishes({}) == "lot_stands");
    BOOST_TEST(by_wishes({wish(4, {1})}) == "lot_stands");
    BOOST_TEST(by_wishes({wish(1, {2}), wish(2, {2}), wish(3, {2}), wish(4, {1})}) == "lot_stands");
    // Half of them may be equals: the lot decides between them.
    BOOST_TEST(by_wishes({wish(4, {1}), wish(3, {2})}) == "done");
    BOOST_TEST(turns().substr(4) == "2 1");
}

BOOST_AUTO_TEST_CASE(wishes_are_met_with_the_least_regret) {
    BOOST_TEST(sets_by_wishes({wish(1, {1}), wish(2, {1, 2}), wish(3, {3}), wish(4, {4})}) ==
               "done");
    BOOST_TEST(turns() == "1 2 3 4");
    const auto event = hui::savings::turns_changed_of(entries().back().body);
    BOOST_TEST(event.outcome->regret == 1);
    BOOST_TEST(event.outcome->bound == 1);
    const auto explained = explain_wishes(group(), event);
    BOOST_REQUIRE(explained.at(1).missed.size() == 1U);
    BOOST_TEST((explained[1].missed[0].hindrance == Hindrance{TakenBy{.other = ShareNo{1}}}));
}

BOOST_AUTO_TEST_CASE(another_order_is_as_good_only_where_which_is_first_was_not_proven) {
    BOOST_TEST(agrees(apart(2)) == "done");
    const auto before = group();
    BOOST_TEST(sets_by_wishes({wish(1, {1}), wish(2, {2, 1}), wish(3, {3}), wish(4, {4})}) ==
               "done");
    auto decided = hui::savings::turns_changed_of(entries().back().body);
    BOOST_TEST(turns() == "1 2 3 4");
    const auto with_turns = [&](const std::vector<std::int64_t>& rounds) {
        auto other = decided;
        for (std::size_t i = 0; i < rounds.size(); ++i) {
            other.changes[i].turn = Round{rounds[i]};
        }
        return other;
    };
    BOOST_TEST(!is_as_good(before, decided, decided));  // proven
    decided.outcome->proof = hui::savings::Proof::least_total;
    BOOST_TEST(is_as_good(before, decided, decided));
    BOOST_TEST(!is_as_good(before, decided, with_turns({1, 2, 4, 3})));  // more regret
    decided.outcome->regret = 8;
    decided.outcome->bound = 8;
    BOOST_TEST(is_as_good(before, decided, with_turns({1, 2, 4, 3})));
    BOOST_TEST(!is_as_good(before, decided, with_turns({1, 3, 2, 4})));  // 01 and 03 too near
    BOOST_TEST(!is_as_good(before, decided, with_turns({1, 2, 4, 4})));
    auto other = with_turns({1, 2, 4, 3});
    other.outcome->bound = 7;
    BOOST_TEST(!is_as_good(before, decided, other));
}

BOOST_AUTO_TEST_CASE(wishes_that_several_orders_meet_as_well_wait_for_a_lot) {
    BOOST_TEST(sets_by_wishes({wish(1, {1}), wish(2, {1}), wish(3, {3}), wish(4, {4})}) ==
               "turns_undecided");
}

BOOST_AUTO_TEST_CASE(turns_of_one_member_are_kept_apart_whatever_is_wished) {
    BOOST_TEST(agrees(apart(2)) == "done");
    BOOST_TEST(sets_by_wishes({wish(1, {1}), wish(3, {2, 3}), wish(2, {2}), wish(4, {4})}) ==
               "done");
    BOOST_TEST(turns() == "1 2 3 4");
}

BOOST_AUTO_TEST_CASE(points_and_wishes_are_about_shares_and_rounds_that_are_open) {
    BOOST_TEST(sets_by_need({plea(9, 1)}) == "unknown_share");
    BOOST_TEST(sets_by_wishes({wish(9, {1})}) == "unknown_share");
    BOOST_TEST(sets_by_wishes({wish(1, {1}), wish(1, {2})}) == "share_repeated");
    BOOST_TEST(sets_by_wishes({wish(1, {5})}) == "round_not_open");
    BOOST_TEST(sets_by_wishes({wish(1, {0})}) == "round_not_open");
}

BOOST_AUTO_TEST_CASE(who_has_drawn_is_not_chosen_again_and_nobody_on_the_day_of_a_draw) {
    MemoryBook book{opening_of({.shares = 3})};
    const Date first = date_of("2026-03-05");
    for (const std::int64_t no : {1, 2, 3}) {
        BOOST_REQUIRE(book.record(
            hui::savings::Contribute{.share = ShareNo{no}, .amount = hui::Vnd{300'000}}, first));
    }
    BOOST_REQUIRE(book.record(Payout{}, first));
    const auto sets = [&](std::vector<Plea> pleas, std::string_view day) {
        return outcome_of(book.record(
            SetByNeed{.pleas = std::move(pleas), .minute = "Họp", .lot = {}}, date_of(day)));
    };
    BOOST_TEST(sets({plea(1, 1)}, "2026-03-06") == "already_drawn");
    BOOST_TEST(sets({plea(3, 1)}, "2026-03-05") == "before_last_draw");
    BOOST_TEST(sets({plea(3, 1)}, "2026-03-06") == "done");
    BOOST_TEST(book.share(3).turn.count() == 2);
}

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
    Book other;
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
