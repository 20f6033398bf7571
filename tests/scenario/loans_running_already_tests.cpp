// A loan that ran already is approved for what is still owed of it: that alone stands against the
// limits, whoever records it, and no more of it is taken over or paid out.
#include "tests/support/loan_office.hpp"

#include <optional>
#include <string>

using hui::Date;
using hui::Vnd;
using hui::tests::check_refused;
using hui::tests::granted;
using hui::tests::LoanOffice;
using hui::tests::on;
using hui::tests::outcome_of;
using namespace hui::literals;

namespace actions = hui::actions;
namespace lending = hui::lending;

namespace {

const Date agreed = on("2026-05-20");

/// 20,000,000 were paid out in January, of which the unit may vouch for 10,000,000.
struct RunningAlready : LoanOffice {
    RunningAlready() {
        sets_policy("limit-unit:U1", "10000000");
        granted(try_apply({.code = "V1",
                           .lender = "AGR",
                           .principal = 20'000'000_vnd,
                           .disbursed = on("2026-01-15")},
                          agreed));
        granted(try_certify("V1", agreed));
    }
    hui::Result<actions::Recorded> try_take_over(Vnd outstanding, Date day = agreed,
                                                 Vnd disbursed = 20'000'000_vnd) {
        return on_loan(
            actions::take_over_loan, "V1", day,
            lending::LoanTakenOver{.loan = {},
                                   .disbursed = disbursed,
                                   .outstanding = outstanding,
                                   .schedule = {{.on = on("2026-12-15"), .principal = outstanding}},
                                   .interest_from = on("2026-05-15")});
    }
    void check_deeply() {
        const auto checked = granted(actions::verify(
            ledger(), {.book = {}, .depth = actions::VerifyRequest::Depth::deep, .witness = {}},
            [](std::int64_t) {}));
        BOOST_TEST(checked.problems.empty());
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(loans_running_already_tests, RunningAlready)

BOOST_AUTO_TEST_CASE(only_what_is_still_owed_counts_against_the_limits) {
    check_refused(*this, "over_limit", [&] { return try_approve("V1", agreed); });
    check_refused(*this, "over_limit", [&] { return try_approve("V1", agreed, 10'000'001_vnd); });
    const auto approved = granted(try_approve("V1", agreed, 10'000'000_vnd));
    const auto event = lending::event_of(approved.entry.kind, approved.entry.body);
    const auto& limits = std::get<lending::Approved>(*event).limits;
    BOOST_REQUIRE(limits.size() == 1U);
    BOOST_TEST(limits.front().added.count() == 10'000'000);
    // It stands open from the approval on, and the next one is over the limit.
    granted(
        try_apply({.code = "V2", .borrower = "M2", .lender = "AGR", .principal = 12_vnd}, agreed));
    granted(try_certify("V2", agreed));
    check_refused(*this, "over_limit", [&] { return try_approve("V2", agreed); });
    granted(try_take_over(10'000'000_vnd));
    check_refused(*this, "over_limit", [&] { return try_approve("V2", agreed); });
    check_deeply();
}

BOOST_AUTO_TEST_CASE(what_was_paid_back_since_the_approval_may_be_less_and_not_more) {
    granted(try_approve("V1", agreed, 8'000'000_vnd));
    check_refused(*this, "over_approved", [&] { return try_take_over(8'000'001_vnd); });
    granted(try_take_over(7'000'000_vnd, on("2026-06-20")));
    BOOST_TEST(standing("V1", on("2026-06-20")).outstanding.count() == 7'000'000);
    check_deeply();
}

BOOST_AUTO_TEST_CASE(what_is_still_to_be_paid_out_is_open_too) {
    granted(try_approve("V1", agreed, 8'000'000_vnd));
    // 2,000,000 of the principal would still be there to be paid out.
    check_refused(*this, "over_approved",
                  [&] { return try_take_over(8'000'000_vnd, agreed, 18'000'000_vnd); });
    granted(try_take_over(6'000'000_vnd, agreed, 18'000'000_vnd));
    granted(on_loan(actions::disburse_loan, "V1", agreed, lending::Disburse{.amount = {}}));
    BOOST_TEST(standing("V1", agreed).outstanding.count() == 8'000'000);
    check_deeply();
}

BOOST_AUTO_TEST_CASE(what_ran_already_is_not_paid_out_anew) {
    granted(try_approve("V1", agreed, 8'000'000_vnd));
    check_refused(*this, "over_approved", [&] { return try_disburse("V1", agreed); });
    // Nor when its takeover is undone.
    const auto taken = granted(try_take_over(8'000'000_vnd));
    granted(try_reverse(taken.entry.seq));
    check_refused(*this, "over_approved", [&] { return try_disburse("V1", agreed); });
    check_deeply();
}

BOOST_AUTO_TEST_CASE(what_is_owed_is_something_and_no_more_than_the_principal) {
    check_refused(*this, "amount_not_positive", [&] { return try_approve("V1", agreed, 0_vnd); });
    check_refused(*this, "over_principal",
                  [&] { return try_approve("V1", agreed, 20'000'001_vnd); });
}

BOOST_AUTO_TEST_CASE(the_same_approval_again_is_found_and_another_one_is_not) {
    const auto approve = [&](Vnd outstanding) {
        return on_loan(
            actions::approve_loan, "V1", agreed,
            lending::Approved{.loan = {}, .by = "Hoa", .limits = {}, .outstanding = outstanding},
            "duyệt-1");
    };
    granted(approve(8'000'000_vnd));
    BOOST_TEST((granted(approve(8'000'000_vnd)).writing == actions::Recorded::Writing::found));
    check_refused(*this, "ref_taken", [&] { return approve(7'000'000_vnd); });
}

BOOST_AUTO_TEST_SUITE_END()
