// Turns by need and by wishes.
#include "tests/support/turn_meeting.hpp"

using hui::Date;
using hui::date_of;
using hui::Round;
using hui::ShareNo;
using hui::savings::Hindrance;
using hui::savings::Payout;
using hui::savings::Plea;
using hui::savings::SetByNeed;
using hui::savings::SetByWishes;
using hui::savings::TakenBy;
using hui::savings::TurnRules;
using hui::savings::Wish;
using hui::tests::apart;
using hui::tests::MemoryBook;
using hui::tests::not_before;
using hui::tests::opening_of;
using hui::tests::outcome_of;
using hui::tests::plea;
using hui::tests::TurnMeeting;
using hui::tests::wish;

BOOST_FIXTURE_TEST_SUITE(choose_turns_tests, TurnMeeting)

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

BOOST_AUTO_TEST_SUITE_END()
