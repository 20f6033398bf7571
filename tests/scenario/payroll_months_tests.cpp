// A union officer's months: the list goes to the employer, what was deducted comes back, and what
// is missing stays open until it is paid.
#include "engine/savings/group_accounts.hpp"
#include "tests/support/payrolls.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

using hui::Code;
using hui::Date;
using hui::Entry;
using hui::month_of;
using hui::Rate;
using hui::Result;
using hui::Vnd;
using hui::actions::PayrollOutcome;
using hui::actions::PayrollRequest;
using hui::actions::PayrollRow;
using hui::actions::Recorded;
using hui::registry::LenderKind;
using hui::tests::check_refused;
using hui::tests::granted;
using hui::tests::on;
using hui::tests::outcome_of;
using hui::tests::Payrolls;
using hui::tests::row;
using namespace hui::literals;

namespace account = hui::account;
namespace actions = hui::actions;
namespace report = hui::report;

BOOST_AUTO_TEST_SUITE(payroll_months_tests)

BOOST_FIXTURE_TEST_CASE(the_list_has_what_every_member_of_the_unit_owes_by_the_months_end,
                        Payrolls) {
    BOOST_TEST(list("2026-04", "2026-04-01") ==
               "M1 G012/01/2 300000, M1 V001#1 1000000, M2 G012/02/2 300000, "
               "M3 G012/03/1 300000, M3 G012/03/2 300000");
    BOOST_TEST(list("2026-04", "2026-04-01", "U2") == "M3 G012/03/1 300000, M3 G012/03/2 300000");
    BOOST_TEST(list("2026-04", "2026-04-01", "U3").empty());
    BOOST_TEST(list("2026-03", "2026-04-01") == "M3 G012/03/1 300000");
}

BOOST_FIXTURE_TEST_CASE(an_officers_two_months, Payrolls) {
    // April: the employer deducted less from M1, nothing from M2, all from M3.
    const auto april = records(april_as_it_came());
    BOOST_TEST(april.contributions == 2);
    BOOST_TEST(april.repayments == 1);
    BOOST_TEST(balances_at(on("2026-04-25")).of(account::bank()).count() == 900'000);
    BOOST_TEST(standing("V001", on("2026-04-25")).outstanding.count() == 11'300'000);
    BOOST_TEST(open("2026-04-25") == "M2 G012/02/2 300000 x1, M1 V001#1 300000 x1");

    // M2 brings it himself, a part first.
    pays("02", 100'000_vnd, on("2026-04-27"));
    BOOST_TEST(open("2026-04-27") == "M2 G012/02/2 200000 x1, M1 V001#1 300000 x1");
    pays("02", 200'000_vnd, on("2026-04-28"));
    BOOST_TEST(open("2026-04-28") == "M1 V001#1 300000 x1");
    // What was open on a day can be asked later.
    BOOST_TEST(open("2026-04-25") == "M2 G012/02/2 300000 x1, M1 V001#1 300000 x1");

    // May: what is missing is asked again, and half of it is deducted.
    BOOST_TEST(list("2026-05", "2026-05-01") ==
               "M1 V001#1 300000, M1 G012/01/3 300000, M1 V001#2 1000000, M2 G012/02/3 300000, "
               "M3 G012/03/3 300000");
    records(
        {.month = month_of("2026-05"),
         .unit = "U1",
         .listed = on("2026-05-01"),
         .on = on("2026-05-25"),
         .rows = {row("M1", 150'000_vnd, "V001"), row("M2", 300'000_vnd), row("M3", 300'000_vnd)}});
    BOOST_TEST(open("2026-05-25") ==
               "M1 V001#1 150000 x2, M1 G012/01/3 300000 x1, M1 V001#2 1000000 x1");
    BOOST_TEST(problems().empty());
}

BOOST_FIXTURE_TEST_CASE(what_was_deducted_and_undone_is_open_again_until_it_is_paid, Payrolls) {
    records(april_as_it_came());
    const auto money = journal("G012").back();  // of share 03: 600,000 for two dues
    undoes("G012", money.seq, on("2026-04-26"));
    BOOST_TEST(open("2026-04-25") == "M2 G012/02/2 300000 x1, M1 V001#1 300000 x1");
    BOOST_TEST(open("2026-04-26") ==
               "M3 G012/03/1 300000 x1, M2 G012/02/2 300000 x1, M3 G012/03/2 300000 x1, "
               "M1 V001#1 300000 x1");
    const auto payroll =
        granted(report::payrolls(ledger(), {.month = {}, .unit = {}, .on = on("2026-04-26")}));
    const auto& third = payroll.front().members.back();
    BOOST_REQUIRE(third.undone.size() == 1);
    BOOST_TEST(third.undone.front().seq.count() == money.seq.count());
    BOOST_TEST(third.undone.front().amount.count() == 600'000);
    BOOST_TEST(third.open().count() == 600'000);
    // A part of it is brought in cash, and the repayment of the loan is undone too: what was
    // deducted of an instalment is open beside what was missing of it.
    pays("03", 400'000_vnd, on("2026-04-27"));
    undoes("loans/U1", journal("loans/U1").back().seq, on("2026-04-27"));
    BOOST_TEST(open("2026-04-27") ==
               "M2 G012/02/2 300000 x1, M3 G012/03/2 200000 x1, M1 V001#1 1000000 x1");
    BOOST_TEST(problems().empty());
}

BOOST_FIXTURE_TEST_CASE(what_is_undone_is_open_where_later_wages_took_its_place, Payrolls) {
    records(april_as_it_came());
    const auto april = journal("G012").back().seq;
    records({.month = month_of("2026-05"),
             .unit = "U1",
             .listed = on("2026-05-01"),
             .on = on("2026-05-25"),
             .rows = {row("M2", 600'000_vnd), row("M3", 300'000_vnd)}});
    undoes("G012", april, on("2026-05-26"));
    // The wages of May meet the older due now, and what is owed in the end is that of April, May.
    BOOST_TEST(open("2026-05-26") ==
               "M3 G012/03/2 300000 x1, M1 V001#1 300000 x2, M3 G012/03/3 300000 x1, "
               "M1 G012/01/3 300000 x1, M1 V001#2 1000000 x1");
}

BOOST_FIXTURE_TEST_CASE(what_is_open_is_told_by_the_members_own_unit, Payrolls) {
    // M3 works in U2, and is on the payroll of U1, which is above it.
    records(april({row("M1", 1'300'000_vnd), row("M2", 0_vnd), row("M3", 0_vnd)}));
    const std::string of_u2 = "M3 G012/03/1 300000 x1, M3 G012/03/2 300000 x1";
    BOOST_TEST(open("2026-04-25", "u2") == of_u2);
    BOOST_TEST(open("2026-04-25", "U1") == open("2026-04-25"));
    BOOST_TEST(open("2026-04-25", "U3").empty());
    for (const auto& one :
         granted(report::open_payroll_items(ledger(), {.unit = "U1", .on = on("2026-04-25")}))) {
        BOOST_TEST(one.unit == (one.member == "M3" ? "U2" : "U1"));
    }
    // Whoever moves takes what he owes with him, as on the next list.
    moves("M3", "U3");
    BOOST_TEST(open("2026-04-25", "U2").empty());
    BOOST_TEST(open("2026-04-25", "U3") == of_u2);
    BOOST_TEST(outcome_of(report::open_payroll_items(
                   ledger(), {.unit = "U9", .on = on("2026-04-25")})) == "unknown_unit");
}

BOOST_FIXTURE_TEST_CASE(a_month_before_any_book_begins_has_no_empty_list, Payrolls) {
    const auto asks = [&](std::string_view month) {
        return outcome_of(report::payroll_list(
            ledger(), {.month = month_of(month), .unit = "U1", .on = on("2026-04-01")}));
    };
    BOOST_TEST(asks("2025-06") == "before_ledger");
    // Nothing is due yet, and the books tell that.
    BOOST_TEST(asks("2026-02") == "done");
}

BOOST_FIXTURE_TEST_CASE(what_is_missing_of_a_loan_is_open_whichever_instalments_the_money_met,
                        Payrolls) {
    // Money meets the principal of both instalments that are due, and then the interest.
    grants({.code = "V002", .borrower = "M2", .rate = Rate::from_ppm(120'000)}, on("2026-03-15"));
    disburses("V002", on("2026-03-15"));
    records({.month = month_of("2026-05"),
             .unit = "U1",
             .listed = on("2026-05-20"),
             .on = on("2026-05-25"),
             .rows = {row("M2", 1'300'000_vnd, "V002")}});
    const auto payroll =
        granted(report::payrolls(ledger(), {.month = {}, .unit = {}, .on = on("2026-05-25")}));
    const auto& of_m2 = payroll.front().members[1];
    BOOST_REQUIRE(of_m2.member == "M2");
    Vnd missing;
    Vnd open_of_loan;
    for (const auto& one : of_m2.missing) {
        if (!one.item.is_of_loan()) { continue; }
        missing += one.item.amount;
        open_of_loan += one.open;
    }
    BOOST_TEST(missing.count() > 900'000);
    BOOST_TEST(open_of_loan.count() == missing.count());
    BOOST_TEST(of_m2.missing.back().is_of_others());
    BOOST_TEST(open("2026-05-25").find("M2 V002#1 ") != std::string::npos);
    // Once the instalments of the month are paid, nothing of it is open.
    granted(repays("V002", 1'100'000_vnd, on("2026-05-26")));
    BOOST_TEST(open("2026-05-26").find("V002") == std::string::npos);
}

BOOST_FIXTURE_TEST_CASE(wages_for_a_bank_that_borrowers_pay_themselves_are_told_apart, Payrolls) {
    adds_lender("VCB", "Ngân hàng", LenderKind::bank);
    grants({.code = "V002",
            .borrower = "M2",
            .lender = "VCB",
            .principal = 1'200'000_vnd,
            .rate = Rate::from_ppm(0)},
           on("2026-03-15"));
    disburses("V002", on("2026-03-15"));
    const auto outcome = records(april({row("M1", 1'000'000_vnd, "V001"), row("M2", 400'000_vnd)}));
    BOOST_TEST(outcome.repayments == 2);
    BOOST_TEST(outcome.not_held.count() == 100'000);
    BOOST_TEST(balances_at(on("2026-04-25")).of(account::bank()).count() == 300'000);
}

BOOST_FIXTURE_TEST_CASE(the_register_says_what_was_asked_and_deducted_by_codes_alone, Payrolls) {
    records(april_as_it_came());
    const Entry entry = journal("register").back();
    BOOST_TEST(entry.kind == "payroll-recorded");
    BOOST_TEST(entry.ref == "payroll:2026-04:U1");
    BOOST_TEST(entry.body ==
               R"({"books":[{"book":"G012","seq":3},{"book":"loans/U1","seq":5}],)"
               R"("lines":[{"asked":1300000,"deducted":1000000,"member":"M1","missing":[)"
               R"({"amount":300000,"due":"2026-04-15","instalment":1,"loan":"V001"}]},)"
               R"({"asked":300000,"deducted":0,"member":"M2","missing":[)"
               R"({"amount":300000,"due":"2026-04-05","group":"G012","round":2,"share":2}]},)"
               R"({"asked":600000,"deducted":600000,"member":"M3"}],)"
               R"("listed":"2026-04-01","method":"bank","month":"2026-04","unit":"U1"})");
    BOOST_TEST(journal("G012").back().ref == "payroll:2026-04:U1:03");
    BOOST_TEST(journal("loans/U1").back().ref == "payroll:2026-04:U1:V001");
    BOOST_TEST(problems().empty());
}

BOOST_FIXTURE_TEST_CASE(the_same_payroll_again_is_found_and_another_one_is_refused, Payrolls) {
    const auto first = records(april_as_it_came());
    const auto before = everything();
    const auto again = records(april_as_it_came());
    BOOST_TEST((again.recorded.front().writing == Recorded::Writing::found));
    BOOST_TEST(again.recorded.front().entry.seq.count() ==
               first.recorded.front().entry.seq.count());
    BOOST_TEST(everything() == before, boost::test_tools::per_element());
    check_refused(*this, "payroll_recorded",
                  [&] { return tries(april({row("M1", 999'000_vnd)})); });
    // Whoever is below it, or above, is in it already.
    auto below = april({row("M3", 0_vnd)});
    below.unit = "U2";
    check_refused(*this, "payroll_recorded", [&] { return tries(below); });
    auto beside = april({});
    beside.unit = "U3";
    check_refused(*this, "nobody_owes", [&] { return tries(beside); });
}

BOOST_FIXTURE_TEST_CASE(one_row_that_cant_be_placed_leaves_nothing_written, Payrolls) {
    const auto before = everything();
    BOOST_TEST(refused(april({row("M1", 1'000'000_vnd), row("M2", 300'001_vnd)})) ==
               "not_on_payroll");
    BOOST_TEST(refused(april({row("M9", 1_vnd), row("M1", 1_vnd, "V002")})) ==
               "unknown_member not_on_payroll");
    BOOST_TEST(refused(april({row("M2", 200'000_vnd), row("M2", 200'000_vnd)})) ==
               "not_on_payroll");
    BOOST_TEST(everything() == before, boost::test_tools::per_element());
}

BOOST_FIXTURE_TEST_CASE(what_was_paid_since_the_list_is_not_taken_twice, Payrolls) {
    pays("02", 300'000_vnd, on("2026-04-10"));
    const auto before = everything();
    BOOST_TEST(refused(april({row("M2", 300'000_vnd)})) == "not_on_payroll");
    BOOST_TEST(everything() == before, boost::test_tools::per_element());
    // Not deducted it is asked, missing, and not open.
    records(april({row("M1", 1'300'000_vnd), row("M3", 600'000_vnd)}));
    BOOST_TEST(open("2026-04-25").empty());
}

BOOST_FIXTURE_TEST_CASE(wages_for_whatever_is_due_go_to_what_is_owed_still, Payrolls) {
    // M1 brought the share's contribution himself after the list was made.
    pays("01", 300'000_vnd, on("2026-04-10"));
    const auto before = everything();
    BOOST_TEST(refused(april({row("M1", 1'000'001_vnd)})) == "not_on_payroll");
    BOOST_TEST(refused(april({row("M1", 200'000_vnd, "G012/01")})) == "not_on_payroll");
    BOOST_TEST(everything() == before, boost::test_tools::per_element());
    const auto april_came = records(april({row("M1", 1'000'000_vnd)}));
    BOOST_TEST(april_came.contributions == 0);
    BOOST_TEST(april_came.repayments == 1);
    BOOST_TEST(standing("V001", on("2026-04-25")).outstanding.count() == 11'000'000);
    BOOST_TEST(open("2026-04-25") ==
               "M3 G012/03/1 300000 x1, M2 G012/02/2 300000 x1, M3 G012/03/2 300000 x1");
    BOOST_TEST(problems().empty());
}

BOOST_FIXTURE_TEST_CASE(a_day_to_come_and_an_unknown_unit_are_refused, Payrolls) {
    auto request = april_as_it_came();
    request.on = on("2027-01-25");
    check_refused(*this, "future_date", [&] { return tries(request); });
    request = april_as_it_came();
    request.unit = "U9";
    check_refused(*this, "unknown_unit", [&] { return tries(request); });
}

BOOST_FIXTURE_TEST_CASE(a_group_whose_month_is_closed_refuses_its_row_and_all_the_others,
                        Payrolls) {
    // The organiser paid for M3 in March, and the month is closed.
    advances("03", on("2026-03-06"));
    draws(on("2026-03-06"));
    closes("2026-03", {"G012"});
    const auto before = everything();
    auto request = april({row("M1", 1'000'000_vnd, "V001"), row("M3", 300'000_vnd)});
    request.listed = on("2026-03-31");
    request.on = on("2026-03-31");
    const auto outcome = granted(tries(request));
    BOOST_REQUIRE(outcome.refused.size() == 1);
    BOOST_TEST(outcome.refused.front().line == 3);
    BOOST_TEST((outcome.refused.front().reason.code == Code::month_closed));
    BOOST_TEST(outcome.repayments == 0);
    BOOST_TEST(everything() == before, boost::test_tools::per_element());
    // In April it goes to the organiser.
    request.on = on("2026-04-25");
    records(request);
    BOOST_TEST(balances_at(on("2026-04-25")).of(account::advances()).count() == 0);
    BOOST_TEST(problems().empty());
}

BOOST_FIXTURE_TEST_CASE(a_dry_run_says_it_and_writes_nothing, Payrolls) {
    const auto before = everything();
    auto request = april_as_it_came();
    request.run = PayrollRequest::Run::dry;
    const auto outcome = records(request);
    BOOST_TEST(outcome.contributions == 2);
    BOOST_TEST(outcome.recorded.empty());
    BOOST_TEST(everything() == before, boost::test_tools::per_element());
}

BOOST_FIXTURE_TEST_CASE(wages_are_those_of_whoever_held_the_share_as_it_was_known_then, Payrolls) {
    records(april_as_it_came());
    const auto third = hui::tests::share("03");
    granted(try_shares({.command = hui::savings::HandOver{.share = third,
                                                          .member = "M2",
                                                          .price = {},
                                                          .reason = {},
                                                          .consents = {{third, "M3"}}},
                        .on = on("2026-04-20"),
                        .ref = ""}));
    BOOST_TEST(problems().empty());
}

BOOST_FIXTURE_TEST_CASE(money_under_the_reference_of_a_payroll_is_not_taken_for_its_own, Payrolls) {
    const hui::savings::Contribute own{.share = hui::tests::share("02"), .amount = 100'000_vnd};
    granted(record(own, on("2026-04-20"), "payroll:2026-04:U1:02"));
    BOOST_TEST(refused(april({row("M1", 0_vnd), row("M2", 100'000_vnd), row("M3", 0_vnd)})) ==
               "ref_taken");
    records(april_as_it_came());
    granted(record(own, on("2026-04-26"), "payroll:2026-04:U1:09"));
    BOOST_TEST(problems().empty());
}

BOOST_AUTO_TEST_SUITE_END()
