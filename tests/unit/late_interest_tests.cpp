#include "engine/savings/late_interest.hpp"
#include "tests/support/groups.hpp"
#include "tests/support/memory_book.hpp"

#include <boost/test/unit_test.hpp>

#include <cstdint>
#include <string_view>

using hui::Date;
using hui::date_of;
using hui::Days;
using hui::Rate;
using hui::ShareNo;
using hui::Vnd;
using hui::registry::Policy;
using hui::savings::Advance;
using hui::savings::Contribute;
using hui::savings::Due;
using hui::savings::NoInterest;
using hui::savings::Pot;
using hui::tests::GroupOf;
using hui::tests::MemoryBook;
using hui::tests::opening_of;
using namespace hui::literals;

namespace {

constexpr ShareNo second_share{2};

void pay(MemoryBook& book, Vnd amount, std::string_view on) {
    BOOST_REQUIRE(book.record(Contribute{.share = second_share, .amount = amount}, date_of(on)));
}

/// The interest that share 2's due number `n` (from 0, the oldest) has run up by a day.
std::int64_t interest_on(const MemoryBook& book, std::string_view on, std::size_t n = 0,
                         const Policy& policy = {}) {
    const Due due = dues_of(book.group(), *book.group().find(second_share)).at(n);
    return late_interest_of(book.group(), book.history(), due, date_of(on), policy).count();
}

/// A group whose share 2 paid its whole round 1 on 2026-03-17, twelve days late.
MemoryBook twelve_days_late(const GroupOf& wanted) {
    MemoryBook book{opening_of(wanted)};
    pay(book, 300'000_vnd, "2026-03-17");
    return book;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(late_interest_tests)

BOOST_AUTO_TEST_CASE(twelve_days_at_the_legal_default_cost_986) {
    const MemoryBook book = twelve_days_late({});
    BOOST_TEST(interest_on(book, "2026-03-17") == 986);
}

BOOST_AUTO_TEST_CASE(an_agreed_rate_of_24_is_computed_at_the_cap_of_20_and_costs_1973) {
    const MemoryBook book = twelve_days_late({.late_interest = Rate::percent(24)});
    BOOST_TEST(interest_on(book, "2026-03-17") == 1'973);
}

BOOST_AUTO_TEST_CASE(an_agreed_rate_below_the_cap_is_computed_as_agreed) {
    const MemoryBook book = twelve_days_late({.late_interest = Rate::percent(5)});
    BOOST_TEST(interest_on(book, "2026-03-17") == 493);
}

BOOST_AUTO_TEST_CASE(a_group_that_waives_interest_takes_none) {
    const MemoryBook book = twelve_days_late({.late_interest = NoInterest{}});
    BOOST_TEST(interest_on(book, "2026-03-17") == 0);
    BOOST_TEST(interest_on(book, "2028-03-17", 1) == 0);
}

BOOST_AUTO_TEST_CASE(a_contribution_in_three_parts_is_rounded_once_and_costs_942) {
    MemoryBook book{opening_of({})};
    pay(book, 100'000_vnd, "2026-03-05");
    pay(book, 120'000_vnd, "2026-03-15");
    pay(book, 80'000_vnd, "2026-04-02");
    BOOST_TEST(interest_on(book, "2026-04-02") == 942);
}

BOOST_AUTO_TEST_CASE(ninety_one_days_over_a_leap_february_cost_12466) {
    MemoryBook book{opening_of({.contribution = 500'000_vnd, .start = date_of("2023-12-05")})};
    BOOST_TEST(interest_on(book, "2024-03-05") == 12'466);
    pay(book, 500'000_vnd, "2024-03-05");
    BOOST_TEST(interest_on(book, "2024-03-05") == 12'466);
}

BOOST_AUTO_TEST_CASE(interest_stops_on_the_day_of_the_payment) {
    const MemoryBook book = twelve_days_late({});
    BOOST_TEST(interest_on(book, "2026-03-16") == 904);
    BOOST_TEST(interest_on(book, "2026-03-18") == 986);
    BOOST_TEST(interest_on(book, "2030-03-17") == 986);
}

BOOST_AUTO_TEST_CASE(nothing_is_late_on_the_day_it_is_due_or_when_paid_before) {
    MemoryBook book{opening_of({})};
    BOOST_TEST(interest_on(book, "2026-03-04") == 0);
    BOOST_TEST(interest_on(book, "2026-03-05") == 0);
    BOOST_TEST(interest_on(book, "2026-03-06") == 82);
    pay(book, 600'000_vnd, "2026-03-05");
    BOOST_TEST(interest_on(book, "2026-12-31", 0) == 0);
    BOOST_TEST(interest_on(book, "2026-12-31", 1) == 0);
}

BOOST_AUTO_TEST_CASE(money_meets_the_oldest_due_so_a_later_one_stays_late) {
    MemoryBook book{opening_of({})};
    pay(book, 300'000_vnd, "2026-04-05");  // round 1, 31 days late; round 2 is due that day
    BOOST_TEST(interest_on(book, "2026-04-17", 0) == 2'548);
    BOOST_TEST(interest_on(book, "2026-04-17", 1) == 986);
}

BOOST_AUTO_TEST_CASE(in_a_net_group_the_own_round_is_not_late) {
    MemoryBook book{opening_of({.pot = Pot::net})};
    pay(book, 300'000_vnd, "2026-03-05");
    BOOST_TEST(interest_on(book, "2026-05-05", 1) == 0);
    BOOST_TEST(interest_on(book, "2026-05-17", 1) == 986);
}

// Worked example 4: the organiser advances 300,000 on 2026-04-05; paid 45 days later.
BOOST_AUTO_TEST_CASE(an_advance_does_not_stop_the_interest_which_is_the_organisers) {
    MemoryBook book{opening_of({.start = date_of("2026-04-05")})};
    BOOST_REQUIRE(book.record(Advance{.share = second_share, .amount = {}}, date_of("2026-04-05")));
    BOOST_TEST((date_of("2026-05-20") - date_of("2026-04-05") == Days{45}));
    BOOST_TEST(interest_on(book, "2026-05-20") == 3'699);
    pay(book, 300'000_vnd, "2026-05-20");
    BOOST_TEST(interest_on(book, "2026-05-20") == 3'699);
    BOOST_TEST(interest_on(book, "2026-06-20") == 3'699);
}

BOOST_AUTO_TEST_CASE(a_contribution_that_was_undone_was_not_paid) {
    MemoryBook book{opening_of({})};
    pay(book, 300'000_vnd, "2026-03-05");
    const auto seq = book.entries().back().seq;
    BOOST_REQUIRE(book.reverse(seq, {.reason = "ghi nhầm", .on = date_of("2026-03-10")}));
    BOOST_TEST(interest_on(book, "2026-03-09") == 0);
    BOOST_TEST(interest_on(book, "2026-03-10") == 411);
    BOOST_TEST(interest_on(book, "2026-03-22") == 1'397);
}

// 26 days of March at 20 %, 10 days of April at 10 %.
BOOST_AUTO_TEST_CASE(a_cap_that_changes_in_mid_lateness_counts_from_its_own_day) {
    const MemoryBook book{opening_of({.late_interest = Rate::percent(24)})};
    Policy policy;
    policy.late_rate_cap.set(date_of("2026-04-01"), Rate::percent(10));
    BOOST_TEST(interest_on(book, "2026-03-31", 0, policy) == 4'274);
    BOOST_TEST(interest_on(book, "2026-04-01", 0, policy) == 4'356);
    BOOST_TEST(interest_on(book, "2026-04-10", 0, policy) == 5'096);
}

BOOST_AUTO_TEST_CASE(a_legal_default_that_changes_in_mid_lateness_counts_from_its_own_day) {
    const MemoryBook book{opening_of({})};
    Policy policy;
    policy.late_rate_default.set(date_of("2026-03-11"), Rate::percent(20));
    // Five days at 10 %, seven at 20 %.
    BOOST_TEST(interest_on(book, "2026-03-17", 0, policy) == 1'562);
    policy.late_rate_cap.set(date_of("2026-03-16"), Rate::percent(1));
    // Five days at 10 %, five at 20 %, two at 1 %.
    BOOST_TEST(interest_on(book, "2026-03-17", 0, policy) == 1'249);
}

BOOST_AUTO_TEST_SUITE_END()
