// Worked example 6: a fund that grows. Nobody draws a pot; the whole box is lent each month,
// at 0 %, to one member, who brings it back in one sum six months later.
#include "tests/support/loan_office.hpp"

#include <string>

using hui::Date;
using hui::Vnd;
using hui::lending::Stage;
using hui::tests::granted;
using hui::tests::LoanOf;
using hui::tests::LoanOffice;
using hui::tests::on;
using namespace hui::literals;

namespace account = hui::account;
namespace lending = hui::lending;

namespace {

constexpr int members = 24;
constexpr int term = 6;
const Date first_evening = on("2025-01-10");

Date evening(int month) { return hui::add_intervals(first_evening, {}, month - 1); }

std::string loan_of_month(int month) { return "V" + std::to_string(month); }

LoanOf loan_of(int month, Vnd principal) {
    return {.code = loan_of_month(month),
            .borrower = "M" + std::to_string(month),
            .lender = "QTT",
            .principal = principal,
            .rate = {},
            .periods = 1,
            .every = {.count = term, .unit = hui::Interval::Unit::months},
            .method = lending::Method::bullet};
}

struct GrowingFund : LoanOffice {
    GrowingFund() { add_members(members); }

    [[nodiscard]] Vnd in_the_box(int month) { return balance(account::cash(), evening(month)); }

    void everybody_pays(int month) {
        for (int n = 1; n <= members; ++n) {
            granted(pays_into("QTT", "M" + std::to_string(n), 100'000_vnd, evening(month)));
        }
    }
    void the_loan_of_six_months_ago_comes_back(int month) {
        if (month > term) { pays_back(loan_of_month(month - term), evening(month)); }
    }
    /// To one member after the other.
    void the_box_is_lent(int month) {
        grants(loan_of(month, in_the_box(month)), evening(month));
        disburses(loan_of_month(month), evening(month));
    }
    void an_evening(int month) {
        the_loan_of_six_months_ago_comes_back(month);
        everybody_pays(month);
        the_box_is_lent(month);
    }
    [[nodiscard]] Vnd lent_in(int month) {
        return standing(loan_of_month(month), evening(month)).disbursed;
    }
    [[nodiscard]] Vnd outstanding(int month) {
        Vnd sum;
        for (int n = 1; n <= month; ++n) {
            sum += standing(loan_of_month(n), evening(month)).outstanding;
        }
        return sum;
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(growing_fund_tests, GrowingFund)

BOOST_AUTO_TEST_CASE(worked_example_6_a_growing_funds_loans_double_after_half_a_year_then_triple) {
    for (int month = 1; month <= 18; ++month) {
        an_evening(month);
        const Vnd loan = 2'400'000_vnd * ((month - 1) / term + 1);
        BOOST_TEST_CONTEXT("month " << month) {
            BOOST_TEST(lent_in(month).count() == loan.count());
            BOOST_TEST(in_the_box(month).count() == 0);
        }
    }
    BOOST_TEST(outstanding(16).count() == 38'400'000);
    BOOST_TEST(-balance(lending::account::funding("QTT"), evening(16)).count() == 38'400'000);
    BOOST_TEST((standing("V10", evening(16)).stage == Stage::paid_off));
    BOOST_TEST((standing("V11", evening(16)).stage == Stage::running));
    BOOST_TEST(problems().empty());
}

BOOST_AUTO_TEST_CASE(a_fund_lends_no_more_than_is_in_its_box) {
    everybody_pays(1);
    grants(loan_of(1, 2'400'001_vnd), evening(1));
    hui::tests::check_refused(*this, "not_enough_money",
                              [&] { return try_disburse("V1", evening(1)); });
    granted(pays_into("QTT", "", 1_vnd, evening(1)));
    disburses("V1", evening(1));
    BOOST_TEST(in_the_box(1).count() == 0);
}

BOOST_AUTO_TEST_SUITE_END()
