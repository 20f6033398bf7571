// A limit counts what stood open on the day of the approval and on every later one, also where the
// approval is recorded long after: what was paid back since doesn't make room before.
#include "tests/support/loan_office.hpp"

#include <string>
#include <utility>
#include <vector>

using hui::Date;
using hui::Vnd;
using hui::tests::check_refused;
using hui::tests::granted;
using hui::tests::LoanOf;
using hui::tests::LoanOffice;
using hui::tests::on;
using hui::tests::outcome_of;
using namespace hui::literals;

namespace actions = hui::actions;
namespace lending = hui::lending;

namespace {

const Date paid_out = on("2026-01-15");
const Date before_repayment = on("2026-02-01");
const Date paid_back = on("2026-06-15");

LoanOf free_loan(const std::string& code, Vnd principal, const std::string& borrower = "M1") {
    return {.code = code,
            .borrower = borrower,
            .lender = "AGR",
            .principal = principal,
            .rate = hui::Rate{}};
}

/// 10,000,000 stand open from 15 January on, 5,000,000 of them are paid back on 15 June.
struct HalfPaidBack : LoanOffice {
    HalfPaidBack() {
        grants(free_loan("V1", 10'000'000_vnd), paid_out);
        disburses("V1", paid_out);
        granted(repays("V1", 5'000'000_vnd, paid_back));
    }

    void asks(const LoanOf& loan, Date day) {
        granted(try_apply(loan, day));
        granted(try_certify(loan.code, day));
    }
    /// V2, of 5,000,000, is approved within the limit from the repayment on, and not before.
    void check_limit(const std::string& key, const std::string& borrower) {
        sets_policy(key, "10000000");
        asks(free_loan("V2", 5'000'000_vnd, borrower), paid_out);
        check_refused(*this, "over_limit", [&] { return try_approve("V2", before_repayment); });
        check_refused(*this, "over_limit",
                      [&] { return try_approve("V2", paid_back - hui::Days{1}); });
        const auto approved = granted(try_approve("V2", paid_back));
        BOOST_TEST(counted(approved).at(0).before.count() == 5'000'000);
        check_deeply();
    }
    static std::vector<lending::LimitHeld> counted(const actions::Recorded& approved) {
        const auto event = lending::event_of(approved.entry.kind, approved.entry.body);
        return std::get<lending::Approved>(*event).limits;
    }
    void check_deeply() {
        const auto checked = granted(actions::verify(
            ledger(), {.book = {}, .depth = actions::VerifyRequest::Depth::deep, .witness = {}},
            [](std::int64_t) {}));
        BOOST_TEST(checked.problems.empty());
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(limits_by_day_tests, HalfPaidBack)

BOOST_AUTO_TEST_CASE(what_the_borrower_paid_back_later_makes_no_room_before) {
    check_limit("limit-borrower", "M1");
}

BOOST_AUTO_TEST_CASE(what_was_paid_back_to_the_lender_later_makes_no_room_before) {
    check_limit("limit-lender:AGR", "M2");
}

BOOST_AUTO_TEST_CASE(what_the_unit_vouched_for_until_later_makes_no_room_before) {
    check_limit("limit-unit:U1", "M2");
}

BOOST_AUTO_TEST_CASE(what_was_approved_later_leaves_no_room_before) {
    sets_policy("limit-borrower", "12000000");
    grants(free_loan("V3", 7'000'000_vnd), on("2026-07-01"));
    asks(free_loan("V2", 100'000_vnd), paid_back);
    check_refused(*this, "over_limit", [&] { return try_approve("V2", paid_back); });
}

BOOST_AUTO_TEST_CASE(the_most_that_stood_open_is_what_the_approval_says) {
    sets_policy("limit-borrower", "20000000");
    asks(free_loan("V2", 5'000'000_vnd), paid_out);
    const auto approved = granted(try_approve("V2", before_repayment));
    BOOST_TEST(counted(approved).at(0).before.count() == 10'000'000);
    check_deeply();
}

BOOST_AUTO_TEST_SUITE_END()
