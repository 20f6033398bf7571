// What a union collected for a lender is not lent out of its own fund, on no day.
#include "tests/support/loan_office.hpp"

using hui::Vnd;
using hui::tests::check_refused;
using hui::tests::granted;
using hui::tests::LoanOffice;
using hui::tests::on;
using hui::tests::Recorded;
using namespace hui::literals;

namespace lending = hui::lending;

namespace {

/// The fund QTT has 1,000,000, and the bank's loan V1, which the union collects, is paid out.
struct TwoPurses : LoanOffice {
    TwoPurses() {
        paid_in = granted(pays_into("QTT", "", 1'000'000_vnd, on("2026-01-05")));
        grants({.code = "V1", .borrower = "M1", .lender = "CSXH"}, on("2026-01-05"));
        disburses("V1", on("2026-01-05"));
    }
    void agrees_on_fund_loan(const std::string& code) {
        grants({.code = code,
                .borrower = "M2",
                .lender = "QTT",
                .principal = 1'000'000_vnd,
                .rate = {},
                .periods = 1},
               on("2026-01-06"));
    }

    Recorded paid_in;
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(own_money_tests, TwoPurses)

BOOST_AUTO_TEST_CASE(a_payment_into_the_fund_that_is_lent_out_is_not_undone) {
    granted(repays("V1", 1'000'000_vnd, on("2026-02-05")));
    agrees_on_fund_loan("V2");
    disburses("V2", on("2026-02-06"));
    check_refused(*this, "not_enough_money", [&] { return try_reverse(paid_in.entry.seq); });
    pays_back("V2", on("2026-03-06"), 1'000'000_vnd);
    check_refused(*this, "not_enough_money", [&] { return try_reverse(paid_in.entry.seq); });
}

BOOST_AUTO_TEST_CASE(a_loan_that_is_dated_back_is_lent_out_of_what_was_there_on_every_day_since) {
    agrees_on_fund_loan("V2");
    agrees_on_fund_loan("V3");
    granted(repays("V1", 1'000'000_vnd, on("2026-02-15")));
    disburses("V2", on("2026-03-01"));
    pays_back("V2", on("2026-05-01"), 1'000'000_vnd);
    granted(remits("CSXH", 1'000'000_vnd, on("2026-06-01")));
    // In March and April only the lender's money was there.
    check_refused(*this, "not_enough_money", [&] { return try_disburse("V3", on("2026-02-01")); });
    granted(try_disburse("V3", on("2026-05-01")));
    BOOST_TEST(problems().empty());
}

BOOST_AUTO_TEST_SUITE_END()
