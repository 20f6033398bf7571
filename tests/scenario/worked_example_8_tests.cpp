// Worked example 8: 20,000,000 đồng at 6.6 % a year, 12 months, equal parts of the principal, from
// the policy bank, for which the union collects.
#include "tests/support/loan_office.hpp"

#include <fstream>
#include <sstream>
#include <string>
#include <vector>

using hui::Date;
using hui::Vnd;
using hui::lending::Allocation;
using hui::lending::Split;
using hui::lending::Stage;
using hui::tests::check_refused;
using hui::tests::granted;
using hui::tests::LoanOffice;
using hui::tests::on;
using namespace hui::literals;

namespace account = hui::lending::account;

namespace {

const Date paid_out = on("2026-01-15");
const Date late_day = on("2026-04-27");

struct Row {
    int n = 0;
    std::string due;
    std::int64_t days = 0, opening = 0, principal = 0, interest = 0, payment = 0;
};

/// The plan as the bank prints it.
std::vector<Row> plan_of_the_bank() {
    std::ifstream file{HUI_SOURCE_DIR "/tests/support/loan-declining-20m.tsv"};
    std::vector<Row> rows;
    for (std::string line; std::getline(file, line);) {
        std::istringstream cells{line};
        Row row;
        if (cells >> row.n >> row.due >> row.days >> row.opening >> row.principal >> row.interest >>
            row.payment) {
            rows.push_back(row);
        }
    }
    BOOST_REQUIRE(rows.size() == 12);
    return rows;
}

struct Declining : LoanOffice {
    /// Paid on its days up to an instalment.
    void borrows_and_pays(std::size_t instalments,
                          Allocation allocation = Allocation::principal_first) {
        grants(
            {.code = "V1", .lender = "CSXH", .principal = 20'000'000_vnd, .allocation = allocation},
            on("2026-01-12"));
        disburses("V1", paid_out);
        for (std::size_t n = 0; n < instalments; ++n) { pays_back("V1", due(n + 1)); }
    }
    [[nodiscard]] static Date due(std::size_t n) { return on(plan_of_the_bank().at(n - 1).due); }
};

void check_split(const Split& got, const Split& wanted) {
    BOOST_TEST(got.principal.count() == wanted.principal.count());
    BOOST_TEST(got.interest.count() == wanted.interest.count());
    BOOST_TEST(got.overdue_interest.count() == wanted.overdue_interest.count());
    BOOST_TEST(got.interest_on_interest.count() == wanted.interest_on_interest.count());
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(worked_example_8_tests, Declining)

BOOST_AUTO_TEST_CASE(paid_on_its_days_each_instalment_is_that_of_the_plan) {
    borrows_and_pays(0);
    for (const Row& row : plan_of_the_bank()) {
        BOOST_TEST_CONTEXT("instalment " << row.n) {
            check_split(pays_back("V1", on(row.due)),
                        {.principal = Vnd{row.principal}, .interest = Vnd{row.interest}});
        }
    }
    const auto end = standing("V1", on("2027-01-15"));
    BOOST_TEST(end.paid.interest.count() == 712'137);
    BOOST_TEST((end.stage == Stage::paid_off));
    BOOST_TEST(problems().empty());
    check_refused(*this, "wrong_stage", [&] { return repays("V1", 1_vnd, on("2027-01-16")); });
}

BOOST_AUTO_TEST_CASE(what_is_collected_is_owed_to_the_bank_until_it_is_passed_on) {
    borrows_and_pays(1);
    const auto to_remit = account::to_remit("CSXH");
    BOOST_TEST(-balance(to_remit, due(1)).count() == 1'778'777);
    check_refused(*this, "more_than_collected",
                  [&] { return remits("CSXH", 1'778'778_vnd, due(1)); });
    granted(remits("CSXH", 1'778'777_vnd, due(1)));
    BOOST_TEST(balance(to_remit, due(1)).count() == 0);
    BOOST_TEST(balance(hui::account::cash(), due(1)).count() == 0);
}

BOOST_AUTO_TEST_CASE(the_guarantee_is_a_memorandum_that_shrinks_with_the_principal) {
    borrows_and_pays(1);
    BOOST_TEST(balance(account::guarantee("V1", "U1"), paid_out).count() == 20'000'000);
    BOOST_TEST(balance(account::guarantee("V1", "U1"), due(1)).count() == 18'333'333);
    BOOST_TEST(balance(account::guarantees_given(), due(1)).count() == -18'333'333);
}

BOOST_AUTO_TEST_CASE(a_prepayment_makes_the_next_interest_smaller) {
    borrows_and_pays(3);
    check_split(pays_back("V1", on("2026-04-30"), 5'000'000_vnd), {.principal = 5'000'000_vnd});
    BOOST_TEST(standing("V1", due(4)).instalments.at(3).owed.interest.count() == 67'808);
}

BOOST_AUTO_TEST_CASE(twelve_days_late_cost_interest_on_principal_and_on_interest) {
    borrows_and_pays(2);
    const Split paid = pays_back("V1", late_day);
    check_split(paid, {.principal = 1'666'667_vnd,
                       .interest = 93'425_vnd,
                       .overdue_interest = 5'425_vnd,
                       .interest_on_interest = 307_vnd});
    BOOST_TEST(paid.total().count() == 1'765'824);
    BOOST_TEST(standing("V1", due(4)).instalments.at(3).owed.interest.count() == 81'370);
}

BOOST_AUTO_TEST_CASE(a_part_meets_the_principal_first_where_that_is_agreed) {
    borrows_and_pays(2);
    check_split(pays_back("V1", late_day, 1'700'000_vnd),
                {.principal = 1'666'667_vnd, .interest = 33'333_vnd});
}

BOOST_AUTO_TEST_CASE(a_part_meets_the_interest_first_where_that_is_agreed) {
    borrows_and_pays(2, Allocation::interest_first);
    const Split paid = pays_back("V1", late_day, 1'700'000_vnd);
    BOOST_TEST(paid.interests().count() == 99'157);
    BOOST_TEST(paid.principal.count() == 1'600'843);
}

BOOST_AUTO_TEST_SUITE_END()
