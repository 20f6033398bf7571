#include "engine/lending/taken_over.hpp"
#include "tests/support/loan_story.hpp"
#include "tests/support/outcome.hpp"

#include <boost/test/unit_test.hpp>

namespace hui::lending {

namespace {

using namespace date::literals;
using namespace hui::literals;

/// 12,000,000 in twelve months from 15 July 2023.
Agreement twelve_months(Method method, std::int64_t principal_every = 1) {
    return {.loan = "V1",
            .borrower = "M1",
            .lender = "CSXH",
            .guarantors = {{.unit = "U1"}},
            .terms = {.principal = 12'000'000_vnd,
                      .rate = Rate::from_ppm(72'000),
                      .periods = 12,
                      .every = {},
                      .disbursed = 2023_y / 7 / 15,
                      .method = method,
                      .principal_every = principal_every},
            .overdue_rate = Rate::from_ppm(108'000),
            .unpaid_interest_rate = Rate::percent(10),
            .purpose = ""};
}

/// The schedule as texts: day, principal in thousands, and interest where it is agreed.
std::vector<std::string> lines(const LoanTakenOver& event) {
    std::vector<std::string> lines;
    for (const Due& due : event.schedule) {
        lines.push_back(iso(due.on) + " " + std::to_string(due.principal.count() / 1'000) +
                        (due.interest ? " " + std::to_string(due.interest->count()) : ""));
    }
    return lines;
}

void check(const LoanTakenOver& event, const std::vector<std::string>& wanted) {
    BOOST_TEST(lines(event) == wanted, boost::test_tools::per_element());
}

}  // namespace

BOOST_AUTO_TEST_SUITE(loan_taken_over_tests)

BOOST_AUTO_TEST_CASE(what_is_owed_is_the_end_of_the_plan_and_what_should_be_paid_is_late) {
    const auto event =
        taken_over(twelve_months(Method::equal_principal),
                   {.on = 2024_y / 4 / 20, .outstanding = 4'500'000_vnd, .interest_from = {}});
    BOOST_REQUIRE(event.ok());
    check(*event, {"2024-03-15 500", "2024-04-15 1000", "2024-05-15 1000", "2024-06-15 1000",
                   "2024-07-15 1000"});
    BOOST_TEST(iso(event->interest_from) == "2024-04-15");
    BOOST_TEST(event->disbursed.count() == 12'000'000);
}

BOOST_AUTO_TEST_CASE(interest_that_is_still_to_come_keeps_its_days) {
    // Principal every six months: the first half is late, and its day is before the interest's.
    const auto event =
        taken_over(twelve_months(Method::equal_principal, 6),
                   {.on = 2024_y / 4 / 20, .outstanding = 9'000'000_vnd, .interest_from = {}});
    BOOST_REQUIRE(event.ok());
    check(*event, {"2024-01-15 3000", "2024-05-15 0", "2024-06-15 0", "2024-07-15 6000"});
    // Interest is not paid since February.
    const auto unpaid = taken_over(
        twelve_months(Method::equal_principal, 6),
        {.on = 2024_y / 4 / 20, .outstanding = 6'000'000_vnd, .interest_from = 2024_y / 2 / 15});
    BOOST_REQUIRE(unpaid.ok());
    check(*unpaid,
          {"2024-03-15 0", "2024-04-15 0", "2024-05-15 0", "2024-06-15 0", "2024-07-15 6000"});
}

BOOST_AUTO_TEST_CASE(flat_interest_is_agreed_for_the_dues_to_come_only) {
    const auto event =
        taken_over(twelve_months(Method::flat),
                   {.on = 2024_y / 4 / 20, .outstanding = 4'000'000_vnd, .interest_from = {}});
    BOOST_REQUIRE(event.ok());
    check(*event, {"2024-04-15 1000 0", "2024-05-15 1000 72000", "2024-06-15 1000 72000",
                   "2024-07-15 1000 72000"});
}

BOOST_AUTO_TEST_CASE(before_the_first_due_date_interest_counts_from_the_disbursement) {
    const auto event =
        taken_over(twelve_months(Method::equal_principal),
                   {.on = 2023_y / 8 / 1, .outstanding = 12'000'000_vnd, .interest_from = {}});
    BOOST_REQUIRE(event.ok());
    BOOST_TEST(event->schedule.size() == 12U);
    BOOST_TEST(iso(event->interest_from) == "2023-07-15");
}

BOOST_AUTO_TEST_CASE(a_loan_is_not_taken_over_before_it_was_paid_out) {
    const auto event =
        taken_over(twelve_months(Method::flat),
                   {.on = 2023_y / 7 / 14, .outstanding = 12'000'000_vnd, .interest_from = {}});
    BOOST_TEST(tests::outcome_of(event) == "bad_plan");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace hui::lending
