#include "engine/savings/open.hpp"
#include "tests/support/groups.hpp"
#include "tests/support/outcome.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

using hui::date_of;
using hui::Rate;
using hui::Round;
using hui::ShareNo;
using hui::Vnd;
using hui::registry::Policy;
using hui::savings::decide_open;
using hui::savings::exceeded_cap;
using hui::savings::GroupOpened;
using hui::savings::NoInterest;
using hui::savings::Seat;
using hui::tests::GroupOf;
using hui::tests::opening_of;
using hui::tests::outcome_of;
using namespace hui::literals;

namespace {

std::string outcome_of_opening(const GroupOpened& wanted) {
    return std::string{outcome_of(decide_open(wanted, Policy{}))};
}

Seat seat(std::int64_t share, std::int64_t turn) {
    return {.share = ShareNo{share}, .member = "M1", .turn = Round{turn}};
}

GroupOpened with_seats(std::vector<Seat> seats, Vnd contribution = 300'000_vnd) {
    GroupOpened opening = opening_of({.contribution = contribution});
    opening.seats = std::move(seats);
    return opening;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(open_tests)

// Each row breaks the rule of its name and all those that come after it.
BOOST_AUTO_TEST_CASE(an_opening_is_refused_by_the_first_rule_that_it_breaks) {
    const Vnd bad_amount = 99'999_vnd;
    BOOST_TEST(outcome_of_opening(with_seats({seat(2, 2)}, bad_amount)) == "shares_out_of_range");
    BOOST_TEST(outcome_of_opening(with_seats({seat(1, 1), seat(1, 1)}, bad_amount)) ==
               "share_repeated");
    BOOST_TEST(outcome_of_opening(with_seats({seat(1, 1), seat(2, 1)}, bad_amount)) ==
               "turns_not_one_each");
    BOOST_TEST(outcome_of_opening(with_seats({seat(1, 1), seat(2, 2)}, bad_amount)) ==
               "contribution_outside_policy");
    BOOST_TEST(outcome_of_opening(with_seats({seat(1, 1), seat(2, 2)})) == "done");
}

BOOST_AUTO_TEST_CASE(a_group_has_2_to_500_shares) {
    BOOST_TEST(outcome_of_opening(opening_of({.shares = 0})) == "shares_out_of_range");
    BOOST_TEST(outcome_of_opening(opening_of({.shares = 1})) == "shares_out_of_range");
    BOOST_TEST(outcome_of_opening(opening_of({.shares = 2})) == "done");
    BOOST_TEST(outcome_of_opening(opening_of({.shares = 500})) == "done");
    BOOST_TEST(outcome_of_opening(opening_of({.shares = 501})) == "shares_out_of_range");
}

BOOST_AUTO_TEST_CASE(shares_are_numbered_from_1_without_a_gap) {
    BOOST_TEST(outcome_of_opening(with_seats({seat(1, 1), seat(3, 2)})) == "share_repeated");
    BOOST_TEST(outcome_of_opening(with_seats({seat(2, 1), seat(2, 2)})) == "share_repeated");
    BOOST_TEST(outcome_of_opening(with_seats({seat(0, 1), seat(1, 2)})) == "share_repeated");
    BOOST_TEST(outcome_of_opening(with_seats({seat(-1, 1), seat(2, 2)})) == "share_repeated");
}

BOOST_AUTO_TEST_CASE(each_share_has_a_turn_of_its_own_inside_the_cycle) {
    BOOST_TEST(outcome_of_opening(opening_of({.turns = {3, 1, 2}})) == "done");
    BOOST_TEST(outcome_of_opening(opening_of({.turns = {1, 2, 2}})) == "turns_not_one_each");
    BOOST_TEST(outcome_of_opening(opening_of({.turns = {0, 1, 2}})) == "turns_not_one_each");
    BOOST_TEST(outcome_of_opening(opening_of({.turns = {1, 2, 4}})) == "turns_not_one_each");
    BOOST_TEST(outcome_of_opening(opening_of({.turns = {1, 2, -3}})) == "turns_not_one_each");
}

BOOST_AUTO_TEST_CASE(a_contribution_is_inside_100000_to_500000_unless_the_policy_says_otherwise) {
    for (const std::int64_t amount : {-300'000, 0, 99'999, 500'001}) {
        BOOST_TEST(outcome_of_opening(opening_of({.contribution = Vnd{amount}})) ==
                   "contribution_outside_policy");
    }
    for (const std::int64_t amount : {100'000, 500'000}) {
        BOOST_TEST(outcome_of_opening(opening_of({.contribution = Vnd{amount}})) == "done");
    }
}

BOOST_AUTO_TEST_CASE(the_policy_of_the_day_of_the_start_counts) {
    Policy policy;
    policy.contribution_max.set(date_of("2026-03-05"), 1'000'000_vnd);
    policy.contribution_max.set(date_of("2026-06-05"), 400'000_vnd);
    const auto outcome = [&](const char* start) {
        const auto opening = opening_of({.contribution = 700'000_vnd, .start = date_of(start)});
        return outcome_of(decide_open(opening, policy));
    };
    BOOST_TEST(outcome("2026-03-04") == "contribution_outside_policy");
    BOOST_TEST(outcome("2026-03-05") == "done");
    BOOST_TEST(outcome("2026-06-04") == "done");
    BOOST_TEST(outcome("2026-06-05") == "contribution_outside_policy");
}

BOOST_AUTO_TEST_CASE(what_is_opened_is_what_was_wanted_with_the_shares_in_order) {
    GroupOpened wanted = opening_of({.shares = 5, .turns = {5, 3, 1, 2, 4}});
    const std::vector<Seat> in_order = wanted.seats;
    std::reverse(wanted.seats.begin(), wanted.seats.end());
    std::swap(wanted.seats[1], wanted.seats[3]);
    const auto opened = decide_open(wanted, Policy{});
    BOOST_REQUIRE(opened.ok());
    BOOST_TEST((opened->terms == wanted.terms));
    BOOST_TEST((opened->seats == in_order));
}

BOOST_AUTO_TEST_CASE(a_member_may_hold_several_shares) {
    GroupOpened wanted = opening_of({});
    for (Seat& taken : wanted.seats) { taken.member = "M1"; }
    BOOST_TEST(outcome_of_opening(wanted) == "done");
}

BOOST_AUTO_TEST_CASE(an_agreed_rate_above_the_cap_is_kept_and_known) {
    const auto above = [](const GroupOf& wanted, const Policy& policy = {}) {
        return exceeded_cap(opening_of(wanted).terms, policy).has_value();
    };
    BOOST_TEST(above({.late_interest = Rate::percent(24)}));
    BOOST_TEST(above({.late_interest = Rate::from_ppm(200'001)}));
    BOOST_TEST(!above({.late_interest = Rate::percent(20)}));
    BOOST_TEST(!above({.late_interest = NoInterest{}}));
    BOOST_TEST(!above({}));
    Policy lower;
    lower.late_rate_cap.set(date_of("2026-03-05"), Rate::percent(12));
    BOOST_TEST(above({.late_interest = Rate::percent(13)}, lower));
    BOOST_TEST(!above({.start = date_of("2026-03-04"), .late_interest = Rate::percent(13)}, lower));
    const auto opened = decide_open(opening_of({.late_interest = Rate::percent(24)}), Policy{});
    BOOST_REQUIRE(opened.ok());
    BOOST_TEST((opened->terms.late_interest == hui::savings::LateInterest{Rate::percent(24)}));
}

BOOST_AUTO_TEST_SUITE_END()
