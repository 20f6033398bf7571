// An application that comes to nothing before money is paid out: the borrower steps back, or the
// union refuses it. What was approved stands against no limit any more.
#include "tests/support/loan_office.hpp"

#include <string>
#include <utility>

using hui::Date;
using hui::Result;
using hui::Vnd;
using hui::lending::Stage;
using hui::lending::Withdrawn;
using hui::tests::check_refused;
using hui::tests::granted;
using hui::tests::LoanOffice;
using hui::tests::on;
using hui::tests::outcome_of;
using namespace hui::literals;

namespace actions = hui::actions;
namespace lending = hui::lending;

namespace {

const Date asked = on("2026-01-12");
const Date approved = on("2026-01-14");
const Date later = on("2026-01-20");

struct Applications : LoanOffice {
    void asks(const std::string& loan, Vnd principal = 10'000'000_vnd) {
        granted(try_apply({.code = loan, .lender = "AGR", .principal = principal}, asked));
    }
    void asks_and_is_certified(const std::string& loan) {
        asks(loan);
        granted(try_certify(loan, asked));
    }
    void is_granted(const std::string& loan) {
        asks_and_is_certified(loan);
        granted(try_approve(loan, approved));
    }
    Result<actions::Recorded> try_withdraw(const std::string& loan, Date day, std::string ref = "",
                                           Withdrawn::Who who = Withdrawn::Who::borrower) {
        return on_loan(actions::withdraw_loan, loan, day,
                       Withdrawn{.loan = {}, .who = who, .reason = "bán được lúa"}, std::move(ref));
    }
    void check_stage(const std::string& loan, Date day, Stage stage) {
        BOOST_TEST(stage_text(standing(loan, day).stage) == stage_text(stage));
    }
    void check_deeply() {
        const auto checked = granted(actions::verify(
            ledger(), {.book = {}, .depth = actions::VerifyRequest::Depth::deep, .witness = {}},
            [](std::int64_t) {}));
        BOOST_TEST(checked.problems.empty());
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(loans_withdrawn_tests, Applications)

BOOST_AUTO_TEST_CASE(an_application_is_withdrawn_however_far_it_has_come_before_the_money) {
    asks("V1");
    asks_and_is_certified("V2");
    is_granted("V3");
    for (const std::string loan : {"V1", "V2", "V3"}) {
        const auto recorded = granted(try_withdraw(loan, later));
        BOOST_TEST(recorded.entry.kind == "loan-withdrawn");
        BOOST_TEST(recorded.entry.body.find("bán được lúa") != std::string::npos);
        BOOST_TEST(recorded.entry.postings.empty());
        check_stage(loan, later, Stage::withdrawn);
    }
    check_stage("V3", approved, Stage::approved);
    check_deeply();
}

BOOST_AUTO_TEST_CASE(the_union_refuses_an_application) {
    asks("V1");
    const auto recorded = granted(try_withdraw("V1", later, "", Withdrawn::Who::the_union));
    const auto event = lending::event_of(recorded.entry.kind, recorded.entry.body);
    BOOST_TEST((std::get<Withdrawn>(*event).who == Withdrawn::Who::the_union));
}

BOOST_AUTO_TEST_CASE(nothing_more_happens_to_an_application_that_is_withdrawn) {
    asks("V1");
    asks_and_is_certified("V2");
    is_granted("V3");
    for (const std::string loan : {"V1", "V2", "V3"}) { granted(try_withdraw(loan, later)); }
    check_refused(*this, "wrong_stage", [&] { return try_withdraw("V3", later); });
    check_refused(*this, "wrong_stage", [&] { return try_certify("V1", later); });
    check_refused(*this, "wrong_stage", [&] { return try_approve("V2", later); });
    check_refused(*this, "wrong_stage", [&] { return try_disburse("V3", later); });
    check_refused(*this, "wrong_stage", [&] { return repays("V3", 1_vnd, later); });
    check_refused(*this, "wrong_stage",
                  [&] { return on_loan(actions::call_loan, "V3", later, std::string{"quá hạn"}); });
    check_refused(*this, "wrong_stage", [&] {
        return on_loan(actions::write_off_loan, "V3", later, std::string{"quá hạn"});
    });
}

BOOST_AUTO_TEST_CASE(once_money_is_paid_out_it_is_too_late) {
    is_granted("V1");
    disburses("V1", on("2026-01-15"), 12_vnd);
    check_refused(*this, "wrong_stage", [&] { return try_withdraw("V1", later); });
    // Nor on a day before it, as if the money had gone to nobody.
    check_refused(*this, "later_in_the_way", [&] { return try_withdraw("V1", approved); });
}

BOOST_AUTO_TEST_CASE(what_is_withdrawn_makes_room_within_the_limits_from_its_day_on) {
    sets_policy("limit-borrower", "10000000");
    is_granted("V1");
    asks_and_is_certified("V2");
    check_refused(*this, "over_limit", [&] { return try_approve("V2", later); });
    granted(try_withdraw("V1", later));
    check_refused(*this, "over_limit", [&] { return try_approve("V2", on("2026-01-19")); });
    granted(try_approve("V2", later));
    check_deeply();
}

BOOST_AUTO_TEST_CASE(a_withdrawal_by_mistake_is_undone_and_the_loan_goes_on) {
    sets_policy("limit-borrower", "10000000");
    is_granted("V1");
    const auto mistake = granted(try_withdraw("V1", later));
    granted(try_reverse(mistake.entry.seq));
    check_stage("V1", later, Stage::approved);
    disburses("V1", later);
    check_deeply();
}

BOOST_AUTO_TEST_CASE(a_withdrawal_is_not_undone_where_its_room_is_taken_since) {
    sets_policy("limit-borrower", "15000000");
    is_granted("V1");
    const auto withdrawn = granted(try_withdraw("V1", later));
    asks("V2", 5'000'001_vnd);
    granted(try_certify("V2", later));
    const auto second = granted(try_approve("V2", later));
    check_refused(*this, "over_limit", [&] { return try_reverse(withdrawn.entry.seq); });
    granted(try_reverse(second.entry.seq));
    granted(try_reverse(withdrawn.entry.seq));
    check_deeply();
}

BOOST_AUTO_TEST_CASE(an_application_that_was_not_approved_binds_no_limit_when_it_is_back) {
    sets_policy("limit-borrower", "10000000");
    asks_and_is_certified("V1");
    const auto withdrawn = granted(try_withdraw("V1", later));
    is_granted("V2");
    granted(try_reverse(withdrawn.entry.seq));
    check_stage("V1", later, Stage::certified);
    check_refused(*this, "over_limit", [&] { return try_approve("V1", later); });
}

BOOST_AUTO_TEST_CASE(the_same_withdrawal_again_is_found) {
    asks("V1");
    granted(try_withdraw("V1", later, "rút-1"));
    BOOST_TEST(
        (granted(try_withdraw("V1", later, "rút-1")).writing == actions::Recorded::Writing::found));
    check_refused(*this, "ref_taken",
                  [&] { return try_withdraw("V1", on("2026-01-21"), "rút-1"); });
}

BOOST_AUTO_TEST_CASE(a_withdrawal_has_a_day_that_is_open_and_not_to_come) {
    is_granted("V1");
    check_refused(*this, "future_date", [&] { return try_withdraw("V1", on("2028-01-01")); });
    check_refused(*this, "loan_not_begun", [&] { return try_withdraw("V1", on("2026-01-11")); });
    check_refused(*this, "later_in_the_way", [&] { return try_withdraw("V1", asked); });
    granted(actions::close_month(
        ledger(), {.command = {.month = hui::month_of("2026-01")}, .groups = {"loans/U1"}}, actor(),
        [](std::size_t, std::size_t) {}));
    check_refused(*this, "month_closed", [&] { return try_withdraw("V1", later); });
    granted(try_withdraw("V1", on("2026-02-01")));
}

BOOST_AUTO_TEST_SUITE_END()
