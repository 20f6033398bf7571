// Worked example 9: 12,000,000 đồng of a union fund, 12 months, 0.6 % a month flat, with compulsory
// saving of 1 % of the loan a month, given back when it is paid off.
#include "tests/support/loan_office.hpp"

#include <string>

using hui::Date;
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

Date due(int n) { return hui::add_intervals(paid_out, {}, n); }

struct FlatLoan : LoanOffice {
    FlatLoan() {
        granted(pays_into("QTT", "", 12'000'000_vnd, on("2026-01-05")));
        grants({.code = "V1",
                .lender = "QTT",
                .principal = 12'000'000_vnd,
                .rate = hui::Rate::from_ppm(72'000),
                .method = hui::lending::Method::flat,
                .saving = 120'000_vnd},
               on("2026-01-12"));
        disburses("V1", paid_out);
    }
    void pays_and_saves(int first, int last) {
        for (int n = first; n <= last; ++n) {
            const Split paid = pays_back("V1", due(n));
            BOOST_TEST(paid.total().count() == 1'072'000, "instalment " << n);
            BOOST_TEST(paid.interest.count() == 72'000);
            granted(try_save("V1", due(n)));
        }
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(worked_example_9_tests, FlatLoan)

BOOST_AUTO_TEST_CASE(each_instalment_is_the_same_and_the_savings_come_back_at_the_end) {
    pays_and_saves(1, 12);
    const auto end = standing("V1", due(12));
    BOOST_TEST(end.paid.interest.count() == 864'000);
    BOOST_TEST((end.stage == Stage::paid_off));
    BOOST_TEST(-balance(account::savings("V1"), due(12)).count() == 1'440'000);
    granted(try_return_savings("V1", due(12)));
    BOOST_TEST(balance(account::savings("V1"), due(12)).count() == 0);
    BOOST_TEST(balance(hui::account::cash(), due(12)).count() == 12'864'000);
    BOOST_TEST(-balance(account::interest("V1"), due(12)).count() == 864'000);
    BOOST_TEST(problems().empty());
    check_refused(*this, "nothing_saved", [&] { return try_return_savings("V1", due(12)); });
}

BOOST_AUTO_TEST_CASE(savings_stay_until_the_loan_is_paid_off) {
    pays_and_saves(1, 2);
    check_refused(*this, "loan_not_paid_off", [&] { return try_return_savings("V1", due(2)); });
    BOOST_TEST(-balance(account::savings("V1"), due(2)).count() == 240'000);
}

BOOST_AUTO_TEST_SUITE_END()
