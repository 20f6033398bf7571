// From what the interest of a loan comes, so that it can be reckoned again by hand.
#include "engine/lending/loan_figures.hpp"
#include "tests/support/loan_story.hpp"

#include <boost/test/unit_test.hpp>

namespace hui::lending {

namespace {

using namespace date::literals;
using namespace hui::literals;

/// 6,000,000 đồng at 8 % a year in six parts from 10 January on.
LoanStory half_a_year(Method method, DayCount day_count, Interval every = {}) {
    LoanStory story{{.loan = "V1",
                     .borrower = "M1",
                     .lender = "QTT",
                     .lender_kind = registry::LenderKind::fund,
                     .guarantors = {{.unit = "U1"}},
                     .terms = {.principal = 6'000'000_vnd,
                               .rate = Rate::percent(8),
                               .periods = 6,
                               .every = every,
                               .disbursed = 2026_y / 1 / 10,
                               .method = method,
                               .day_count = day_count},
                     .overdue_rate = Rate::percent(12),
                     .unpaid_interest_rate = Rate::percent(10),
                     .purpose = "a cow"}};
    story.disburse(2026_y / 1 / 10);
    return story;
}

std::vector<FigurePart> interest_of(const LoanStory& story, Date on) {
    const auto parts = parts_of(story.history(), Figure::interest, on);
    BOOST_REQUIRE(parts.ok());
    return *parts;
}

void check_part(const std::optional<YearPart>& part, std::int64_t numerator,
                std::int64_t denominator) {
    BOOST_REQUIRE(part.has_value());
    BOOST_TEST(part->numerator == numerator);
    BOOST_TEST(part->denominator == denominator);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(loan_figures_tests)

BOOST_AUTO_TEST_CASE(in_equal_periods_a_month_is_a_twelfth_and_days_are_a_part_of_it) {
    LoanStory story = half_a_year(Method::equal_principal, DayCount::thirty_360);
    const auto whole = interest_of(story, 2026_y / 2 / 10);
    BOOST_REQUIRE_EQUAL(whole.size(), 1U);
    BOOST_TEST(whole[0].base.count() == 6'000'000);
    BOOST_TEST(whole[0].amount.count() == 40'000);
    check_part(whole[0].of_year, 1, 12);
    check_part(whole[0].of_period, 31, 31);
    const auto ten_days = interest_of(story, 2026_y / 1 / 20);
    BOOST_REQUIRE_EQUAL(ten_days.size(), 1U);
    BOOST_TEST(ten_days[0].amount.count() == 12'903);
    check_part(ten_days[0].of_year, 1, 12);
    check_part(ten_days[0].of_period, 10, 31);
    // After a repayment the same days are on what is left.
    BOOST_TEST(!story.repay(2026_y / 1 / 20, 2'000'000));
    const auto after = interest_of(story, 2026_y / 1 / 30);
    BOOST_TEST(after[0].amount.count() == 12'903);
    BOOST_TEST(after[1].base.count() == 4'000'000);
    check_part(after[1].of_period, 10, 31);
}

BOOST_AUTO_TEST_CASE(a_fortnight_is_a_twenty_sixth) {
    const LoanStory story = half_a_year(Method::equal_principal, DayCount::thirty_360,
                                        {.count = 2, .unit = Interval::Unit::weeks});
    const auto told = interest_of(story, 2026_y / 1 / 24);
    check_part(told[0].of_year, 1, 26);
    check_part(told[0].of_period, 14, 14);
}

BOOST_AUTO_TEST_CASE(real_days_are_days_of_a_year_of_365) {
    const LoanStory story = half_a_year(Method::equal_principal, DayCount::actual_365);
    const auto told = interest_of(story, 2026_y / 2 / 10);
    check_part(told[0].of_year, 31, 365);
    BOOST_TEST(!told[0].of_period.has_value());
    // What is late is always told in real days.
    const LoanStory equal = half_a_year(Method::equal_principal, DayCount::thirty_360);
    const auto late = interest_of(equal, 2026_y / 2 / 20);
    BOOST_TEST((late[1].what == FigurePart::What::on_late_principal));
    check_part(late[1].of_year, 10, 365);
    BOOST_TEST(!late[1].of_period.has_value());
}

BOOST_AUTO_TEST_CASE(flat_interest_is_told_by_the_whole_loan_and_its_days_by_what_was_agreed) {
    const LoanStory story = half_a_year(Method::flat, DayCount::actual_365);
    const auto whole = interest_of(story, 2026_y / 2 / 10);
    BOOST_TEST((whole[0].what == FigurePart::What::agreed));
    BOOST_TEST(whole[0].amount.count() == 40'000);
    BOOST_TEST(whole[0].base.count() == 6'000'000);
    BOOST_TEST((whole[0].rate == Rate::percent(8)));
    check_part(whole[0].of_year, 1, 12);
    const auto ten_days = interest_of(story, 2026_y / 1 / 20);
    BOOST_TEST(ten_days[0].base.count() == 40'000);
    BOOST_TEST((ten_days[0].rate == Rate{}));
    BOOST_TEST(!ten_days[0].of_year.has_value());
    check_part(ten_days[0].of_period, 10, 31);
    BOOST_TEST(ten_days[0].amount.count() == 12'903);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace hui::lending
