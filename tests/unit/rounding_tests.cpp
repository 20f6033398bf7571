#include "engine/base/rounding.hpp"

#include <boost/test/unit_test.hpp>

#include <cstdint>
#include <initializer_list>
#include <limits>
#include <string_view>

using hui::AccruedInterest;
using hui::date_of;
using hui::Days;
using hui::Overflow;
using hui::Rate;
using hui::Vnd;
using namespace hui::literals;

namespace {

constexpr Rate default_rate = Rate::percent(10);

struct Segment {
    Vnd principal;
    Days days;
    Rate rate = default_rate;
};

Vnd interest_of(std::initializer_list<Segment> segments) {
    AccruedInterest interest;
    for (const auto& segment : segments) {
        interest.add(segment.principal, segment.days, segment.rate);
    }
    return interest.rounded();
}

Days days_late(std::string_view due, std::string_view paid) { return date_of(paid) - date_of(due); }

}  // namespace

BOOST_AUTO_TEST_SUITE(rounding_tests)

BOOST_AUTO_TEST_CASE(twelve_days_late_at_the_default_rate_cost_986) {
    const auto late = days_late("2026-03-05", "2026-03-17");
    BOOST_TEST(late.count() == 12);
    BOOST_TEST(interest_of({{300'000_vnd, late}}).count() == 986);
}

BOOST_AUTO_TEST_CASE(twelve_days_late_at_the_capped_rate_cost_1973) {
    const auto late = days_late("2026-03-05", "2026-03-17");
    BOOST_TEST(interest_of({{300'000_vnd, late, Rate::percent(20)}}).count() == 1'973);
}

BOOST_AUTO_TEST_CASE(a_contribution_paid_in_three_parts_is_rounded_once) {
    const Segment on_time{100'000_vnd, Days{0}};
    const Segment second{120'000_vnd, days_late("2026-03-05", "2026-03-15")};
    const Segment third{80'000_vnd, days_late("2026-03-05", "2026-04-02")};
    BOOST_TEST(interest_of({on_time, second, third}).count() == 942);
    const Vnd rounded_each = interest_of({on_time}) + interest_of({second}) + interest_of({third});
    BOOST_TEST(rounded_each.count() == 943);
}

BOOST_AUTO_TEST_CASE(segments_may_be_cut_by_what_is_still_owed_or_by_what_was_paid) {
    const auto still_owed = interest_of({{200'000_vnd, days_late("2026-03-05", "2026-03-15")},
                                         {80'000_vnd, days_late("2026-03-15", "2026-04-02")}});
    BOOST_TEST(still_owed.count() == 942);
}

BOOST_AUTO_TEST_CASE(the_order_of_the_segments_does_not_matter) {
    const Segment a{123'457_vnd, Days{17}, Rate::from_ppm(66'000)};
    const Segment b{80'000_vnd, Days{28}};
    BOOST_TEST((interest_of({a, b}) == interest_of({b, a})));
}

BOOST_AUTO_TEST_CASE(a_leap_february_counts_its_days_but_the_year_has_365) {
    const auto late = days_late("2023-12-05", "2024-03-05");
    BOOST_TEST(late.count() == 91);
    BOOST_TEST(interest_of({{500'000_vnd, late}}).count() == 12'466);
    BOOST_TEST(interest_of({{500'000_vnd, days_late("2024-01-01", "2025-01-01")}}).count() ==
               50'137);
}

BOOST_AUTO_TEST_CASE(a_pot_handed_over_nine_days_late_costs_the_organiser_7397) {
    BOOST_TEST(interest_of({{3'000'000_vnd, Days{9}}}).count() == 7'397);
}

BOOST_AUTO_TEST_CASE(only_the_late_part_of_a_pot_bears_interest) {
    BOOST_TEST(interest_of({{2'000'000_vnd, Days{0}}, {1'000'000_vnd, Days{9}}}).count() == 2'466);
}

BOOST_AUTO_TEST_CASE(an_advance_repaid_after_45_days_costs_3699) {
    const auto late = days_late("2026-04-05", "2026-05-20");
    BOOST_TEST(late.count() == 45);
    BOOST_TEST(interest_of({{300'000_vnd, late}}).count() == 3'699);
}

BOOST_AUTO_TEST_CASE(half_a_dong_is_rounded_up) {
    const auto half = Rate::percent(50);
    const auto just_less = Rate::from_ppm(499'999);
    BOOST_TEST(interest_of({{365_vnd, Days{1}, half}}).count() == 1);
    BOOST_TEST(interest_of({{365_vnd, Days{1}, just_less}}).count() == 0);
    BOOST_TEST(interest_of({{365_vnd, Days{3}, half}}).count() == 2);
}

BOOST_AUTO_TEST_CASE(two_halves_make_a_whole_before_they_are_rounded) {
    const Segment half{365_vnd, Days{1}, Rate::percent(50)};
    BOOST_TEST(interest_of({half, half}).count() == 1);
}

BOOST_AUTO_TEST_CASE(nothing_late_costs_nothing) {
    BOOST_TEST(interest_of({}).count() == 0);
    BOOST_TEST(interest_of({{300'000_vnd, Days{0}}}).count() == 0);
    BOOST_TEST(interest_of({{0_vnd, Days{12}}}).count() == 0);
    BOOST_TEST(interest_of({{300'000_vnd, Days{12}, Rate{}}}).count() == 0);
}

BOOST_AUTO_TEST_CASE(interest_may_be_asked_for_and_go_on_growing) {
    AccruedInterest interest;
    interest.add(120'000_vnd, Days{10}, default_rate);
    BOOST_TEST(interest.rounded().count() == 329);
    interest.add(80'000_vnd, Days{28}, default_rate);
    BOOST_TEST(interest.rounded().count() == 942);
}

BOOST_AUTO_TEST_CASE(the_largest_interest_that_64_bits_hold_is_exact) {
    const auto whole_year = Days{365};
    BOOST_TEST(interest_of({{Vnd{INT64_MAX}, whole_year, Rate::percent(100)}}).count() ==
               INT64_MAX);
}

BOOST_AUTO_TEST_CASE(interest_beyond_64_bits_throws) {
    AccruedInterest interest;
    interest.add(Vnd{INT64_MAX}, Days{366}, Rate::percent(100));
    BOOST_CHECK_THROW(static_cast<void>(interest.rounded()), Overflow);
}

BOOST_AUTO_TEST_CASE(a_segment_beyond_what_can_be_kept_throws_and_is_not_added) {
    constexpr auto endless = Days{std::numeric_limits<Days::rep>::max()};
    constexpr auto highest = Rate::from_ppm(INT64_MAX);
    AccruedInterest interest;
    interest.add(300'000_vnd, Days{12}, default_rate);
    BOOST_CHECK_THROW(interest.add(Vnd{INT64_MAX}, endless, highest), Overflow);
    BOOST_TEST(interest.rounded().count() == 986);
}

BOOST_AUTO_TEST_CASE(a_sum_of_segments_beyond_what_can_be_kept_throws) {
    constexpr auto highest = Rate::from_ppm(INT64_MAX);
    AccruedInterest interest;
    interest.add(Vnd{INT64_MAX}, Days{1}, highest);
    interest.add(Vnd{INT64_MAX}, Days{1}, highest);
    BOOST_CHECK_THROW(interest.add(Vnd{INT64_MAX}, Days{1}, highest), Overflow);
    BOOST_CHECK_THROW(static_cast<void>(interest.rounded()), Overflow);
}

BOOST_AUTO_TEST_SUITE_END()
