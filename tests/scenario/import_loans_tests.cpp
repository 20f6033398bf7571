#include "tests/support/import_loans.hpp"

#include "engine/actions/verify.hpp"

using namespace hui;
using namespace hui::tests;
using Rejects = ImportLedger::Rejects;

BOOST_AUTO_TEST_SUITE(import_loans_tests)

BOOST_AUTO_TEST_CASE(a_row_records_a_loan_from_its_application_to_its_disbursement) {
    LoanLedger ledger;
    ledger.put_loans(bank_loan);
    const auto imported = ledger.import_put();
    check_lines(rejections(imported), {});
    BOOST_TEST(imported.created.loans == 1);
    check_lines(ledger.kinds("loans/U1"), {"portfolio-opened", "loan-applied", "loan-certified",
                                           "loan-approved", "loan-disbursed"});
    const auto history = ledger.history("V1");
    for (const lending::Happening& happening : history.happenings()) {
        BOOST_TEST(iso(happening.on) == "2024-01-15");
    }
    const auto& events = history.happenings();
    BOOST_TEST((std::get<lending::Applied>(events[0].event).source == Source::imported));
    const auto& certified = std::get<lending::Certified>(events[1].event);
    BOOST_TEST(certified.by == "thu quy");
    check_lines(certified.conditions, {"loans.csv"});
    BOOST_TEST((std::get<lending::Disbursed>(events[3].event).source == Source::imported));
    BOOST_TEST(history.agreement().purpose == "chăn nuôi bò");
    BOOST_TEST((history.agreement().overdue_rate == Rate::from_ppm(99'000)));
    BOOST_TEST(ledger.standing("V1", "2024-02-15").overdue.principal.count() == 1'000'000);
    BOOST_TEST(store::vouched_for_by_unit(ledger.ledger(), "U1").count() == 12'000'000);
}

BOOST_AUTO_TEST_CASE(repayments_meet_what_is_due_on_their_day) {
    LoanLedger ledger;
    ledger.put_loans(bank_loan);
    ledger.put("repayments.csv",
               "loan;amount;date;ref;method\nv1;1.067.266;15/02/2024;r1;\nV1;500k;2024-03-10;r2;"
               "bank\n");
    const auto imported = ledger.import_put();
    check_lines(rejections(imported), {});
    BOOST_TEST(imported.created.repayments == 2);
    const auto standing = ledger.standing("V1", "2024-03-10");
    BOOST_TEST(standing.outstanding.count() == 10'500'000);
    // 12,000,000 × 31 days × 6.6 % / 365
    BOOST_TEST(standing.paid.interest.count() == 67'266);
    BOOST_TEST(standing.overdue.total().count() == 0);
    const auto repaid = std::get<lending::Repaid>(ledger.history("V1").happenings()[4].event);
    BOOST_TEST((repaid.source == Source::imported));
}

BOOST_AUTO_TEST_CASE(every_guarantor_certifies_and_answers_for_its_part) {
    LoanLedger ledger;
    ledger.put_loans(
        "V1,M1,CSXH,u2:60;U1:40,12000000,6.6,12,1m,equal-principal,2024-01-15,,chăn nuôi\n");
    ledger.import_all_good();
    check_lines(ledger.kinds("loans/U2"), {"portfolio-opened", "loan-applied", "loan-certified",
                                           "loan-certified", "loan-approved", "loan-disbursed"});
    BOOST_TEST(store::vouched_for_by_unit(ledger.ledger(), "U1").count() == 4'800'000);
    BOOST_TEST(store::vouched_for_by_unit(ledger.ledger(), "U2").count() == 7'200'000);
}

BOOST_AUTO_TEST_CASE(a_fund_lends_what_was_paid_into_it_and_lends_again_what_comes_back) {
    LoanLedger ledger;
    ledger.put("fund_payments.csv",
               "unit,lender,amount,date,ref,member,method\nU1,QTG,5000000,2024-01-10,f1,M3,bank\n");
    ledger.put("loans.csv",
               "code,member,lender,guarantor,principal,rate,periods,every,method,disbursed,"
               "first_due,purpose,paid_from\n"
               "V2,M2,QTG,U1,5000000,0,10,1m,equal-principal,2024-01-10,2024-02-10,học phí,bank\n"
               "V3,M3,qtg,U1,500000,0,5,1m,equal-principal,2024-02-10,,sửa nhà,\n");
    ledger.put_repayments("V2,500000,2024-02-10,r1\n");
    const auto imported = ledger.import_put();
    check_lines(rejections(imported), {});
    BOOST_TEST(imported.created.fund_payments == 1);
    BOOST_TEST(imported.created.loans == 2);
    const auto balances = store::balances_of(ledger.ledger(), ledger.book("loans/U1"));
    BOOST_TEST(balances.of(account::cash()).count() == 0);
    BOOST_TEST(balances.of(account::bank()).count() == 0);
    BOOST_TEST(ledger.standing("V2", "2024-02-10").outstanding.count() == 4'500'000);
    BOOST_TEST(store::vouched_for_by_unit(ledger.ledger(), "U1").count() == 0);
}

BOOST_AUTO_TEST_CASE(what_is_collected_for_a_lender_is_passed_on) {
    LoanLedger ledger;
    ledger.put_loans("V4,M1,CEP,U2,6000000,7.2,12,1m,flat,2024-01-20,2024-02-20,buôn bán nhỏ\n");
    ledger.put_repayments("V4,536000,2024-02-20,r1\n");
    ledger.put("remittances.csv", "unit,lender,amount,date,ref\nU2,CEP,500000,2024-02-28,p1\n");
    const auto imported = ledger.import_put();
    check_lines(rejections(imported), {});
    BOOST_TEST(imported.created.remittances == 1);
    const auto balances = store::balances_of(ledger.ledger(), ledger.book("loans/U2"));
    BOOST_TEST(balances.of(account::cash()).count() == 36'000);
    ledger.put("remittances.csv", "unit,lender,amount,date,ref\nU2,CEP,36001,2024-02-28,p2\n");
    check_lines(rejections(ledger.import_put()), {"remittances.csv:2:amount: more_than_collected"});
}

BOOST_AUTO_TEST_CASE(optional_columns_say_how_a_loan_is_repaid) {
    LoanLedger ledger;
    ledger.put("loans.csv",
               "code,member,lender,guarantor,principal,rate,periods,every,method,disbursed,"
               "first_due,purpose,day_count,round,residue,grace,principal_every,surplus,"
               "allocation\n"
               "V1,M1,CSXH,U1,10000000,6.6,12,1m,equal-principal,2024-01-15,,,30/360,1000,first,1,"
               "6,re-amortised,interest-first\n");
    ledger.import_all_good();
    const lending::Agreement agreement = ledger.history("V1").agreement();
    BOOST_TEST((agreement.terms.day_count == lending::DayCount::thirty_360));
    BOOST_TEST(agreement.terms.round_to.count() == 1'000);
    BOOST_TEST((agreement.terms.residue == lending::Residue::first));
    BOOST_TEST(agreement.terms.grace == 1);
    BOOST_TEST(agreement.terms.principal_every == 6);
    BOOST_TEST((agreement.surplus == lending::Surplus::reamortised));
    BOOST_TEST((agreement.allocation == lending::Allocation::interest_first));
}

BOOST_AUTO_TEST_CASE(the_same_folder_again_is_skipped_before_any_other_rule) {
    LoanLedger ledger;
    ledger.put_loans(std::string{bank_loan} + std::string{fund_loan} +
                     "v1,m1,csxh,u1,12.000.000,6.6,12,1m,equal-principal,15/01/2024,2024-02-15,"
                     "chăn nuôi bò\n");
    ledger.put_fund_money();
    ledger.put_repayments(
        "V1,1067266,2024-02-15,r1\nV2,5000000,2024-02-15,r2\n"
        "V1,1067266,2024-02-15,r1\n");
    const auto first = ledger.import_put();
    check_lines(rejections(first), {});
    BOOST_TEST(first.created.loans == 2);
    BOOST_TEST(first.created.repayments == 2);
    BOOST_TEST(first.skipped == 2);
    // A cap that came later, a loan that is paid off and a rate that is over a cap now change
    // nothing of what stands there.
    ledger.in_register([](auto& open, auto& book, const auto& actor) {
        return std::vector{actions::set_policy(
            open, book, {.key = "loan-rate-cap", .value = "5", .from = date_of("2024-01-01")},
            actor)};
    });
    const std::string bytes = ledger.bytes();
    const auto again = ledger.import_put();
    check_lines(rejections(again), {});
    BOOST_TEST((again.created == exchange::Imported::Created{}));
    BOOST_TEST(again.skipped == 7);
    BOOST_TEST((ledger.bytes() == bytes));
}

BOOST_AUTO_TEST_CASE(rows_of_one_month_after_the_other_or_all_at_once_give_the_same_loans) {
    const std::string loans = std::string{bank_loan} + std::string{fund_loan};
    const std::vector<std::string> repayments{
        "V1,1067266,2024-02-15,r1\n", "V2,500000,2024-02-15,r2\n", "V1,900000,2024-03-20,r3\n",
        "V2,1000000,2024-03-01,r4\n", "V1,2000000,2024-04-15,r5\n"};
    LoanLedger at_once;
    at_once.put_fund_money();
    at_once.put_loans(loans);
    std::string backwards;
    for (const auto& row : repayments) { backwards = row + backwards; }
    at_once.put_repayments(backwards);
    at_once.import_all_good();

    LoanLedger one_by_one;
    one_by_one.put_fund_money();
    one_by_one.put_loans(std::string{fund_loan} + std::string{bank_loan});
    one_by_one.import_all_good();
    for (auto row = repayments.rbegin(); row != repayments.rend(); ++row) {
        one_by_one.put_repayments(*row);
        one_by_one.import_all_good();
    }
    BOOST_TEST((store::balances_of(at_once.ledger(), at_once.book("loans/U1")) ==
                store::balances_of(one_by_one.ledger(), one_by_one.book("loans/U1"))));
    for (const std::string_view loan : {"V1", "V2"}) {
        const auto one = at_once.standing(loan, "2024-06-30");
        const auto other = one_by_one.standing(loan, "2024-06-30");
        BOOST_TEST((one.paid == other.paid));
        BOOST_TEST((one.overdue == other.overdue));
        BOOST_TEST(one.outstanding.count() == other.outstanding.count());
    }
}

BOOST_AUTO_TEST_CASE(a_loan_that_ran_already_is_taken_over_with_the_rest_of_its_plan) {
    LoanLedger ledger;
    constexpr std::string_view header =
        "code,member,lender,guarantor,principal,rate,periods,every,method,disbursed,first_due,"
        "purpose,outstanding,taken_over,interest_from\n";
    ledger.put("loans.csv",
               std::string{header} +
                   "V1,M1,CSXH,U1,12000000,6.6,12,1m,equal-principal,2023-07-15,2023-08-15,"
                   "chăn nuôi,7500000,2024-01-20,2024-01-15\n"
                   "V2,M2,CEP,U1,12000000,7.2,12,1m,flat,2023-07-15,,,6000000,2024-01-20,\n");
    const auto imported = ledger.import_put();
    check_lines(rejections(imported), {});
    BOOST_TEST(imported.created.loans == 2);
    check_lines(ledger.kinds("loans/U1"), {"portfolio-opened", "loan-applied", "loan-certified",
                                           "loan-approved", "loan-taken-over", "loan-applied",
                                           "loan-certified", "loan-approved", "loan-taken-over"});
    // Six instalments are to come; half a million of those before is late.
    const auto first = ledger.standing("V1", "2024-01-20");
    BOOST_TEST(first.outstanding.count() == 7'500'000);
    BOOST_TEST(first.disbursed.count() == 12'000'000);
    BOOST_TEST(first.overdue.principal.count() == 1'500'000);
    BOOST_TEST(first.instalments.size() == 8U);
    const auto flat = ledger.standing("V2", "2024-02-15");
    BOOST_TEST(flat.overdue.principal.count() == 1'000'000);
    BOOST_TEST(flat.overdue.interest.count() == 72'000);

    const auto again = ledger.import_put();
    check_lines(rejections(again), {});
    BOOST_TEST(again.skipped == 2);
    ledger.put("loans.csv",
               std::string{header} +
                   "V1,M1,CSXH,U1,12000000,6.6,12,1m,equal-principal,2023-07-15,2023-08-15,"
                   "chăn nuôi,7500000,2024-01-21,2024-01-15\n");
    check_lines(rejections(ledger.import_put()), {"loans.csv:2:code: code_taken"});
}

BOOST_AUTO_TEST_CASE(a_loan_whose_dates_were_changed_before_starts_in_the_group_that_makes_it) {
    LoanLedger ledger;
    constexpr std::string_view header =
        "code,member,lender,guarantor,principal,rate,periods,every,method,disbursed,first_due,"
        "purpose,outstanding,taken_over,restructured\n";
    constexpr std::string_view terms = ",12000000,0,12,1m,equal-principal,2023-07-15,,,6000000,";
    ledger.put("loans.csv", std::string{header} + "V1,M1,CSXH,U1" + std::string{terms} +
                                "2024-01-15,2\nV2,M2,CSXH,U1" + std::string{terms} +
                                "2024-01-15,\n");
    ledger.import_all_good();
    BOOST_TEST(ledger.standing("V1", "2024-01-15").debt_group == 4);
    BOOST_TEST(ledger.standing("V2", "2024-01-15").debt_group == 1);
    BOOST_TEST(ledger.import_put().skipped == 2);
    ledger.put("loans.csv", std::string{header} + "V1,M1,CSXH,U1" + std::string{terms} +
                                "2024-01-15,1\nV3,M2,CSXH,U1" + std::string{terms} +
                                "2024-01-15,100\n");
    check_lines(rejections(ledger.import_put()),
                {"loans.csv:2:code: code_taken", "loans.csv:3:restructured: bad_plan"});
}

BOOST_AUTO_TEST_CASE(saving_rates_for_lateness_and_rest_days_come_with_their_columns) {
    LoanLedger ledger;
    ledger.in_register([](auto& open, auto& book, const auto& actor) {
        return std::vector{actions::set_policy(
            open, book, {.key = "holiday", .value = "Giỗ Tổ", .from = date_of("2024-04-18")},
            actor)};
    });
    constexpr std::string_view header =
        "code,member,lender,guarantor,principal,rate,periods,every,method,disbursed,first_due,"
        "purpose,saving,overdue_rate,unpaid_interest_rate,roll\n";
    constexpr std::string_view terms = ",12000000,6,12,1m,equal-principal,2024-01-18,,,";
    ledger.put("loans.csv", std::string{header} + "V1,M1,CEP,U1" + std::string{terms} +
                                "120000,7.5,4,next\nV2,M2,CEP,U1" + std::string{terms} + ",,,\n");
    ledger.import_all_good();
    const auto agreed = ledger.history("V1").agreement();
    BOOST_TEST(agreed.saving.count() == 120'000);
    BOOST_TEST((agreed.overdue_rate == Rate::from_ppm(75'000)));
    BOOST_TEST((agreed.unpaid_interest_rate == Rate::percent(4)));
    // 18 February is a Sunday, 18 April a holiday.
    const auto dues = ledger.standing("V1", "2024-01-18").instalments;
    BOOST_TEST(iso(dues.at(0).due) == "2024-02-19");
    BOOST_TEST(iso(dues.at(2).due) == "2024-04-19");
    const auto usual = ledger.history("V2").agreement();
    BOOST_TEST((usual.overdue_rate == Rate::percent(9)));
    BOOST_TEST(!usual.terms.rest_days.has_value());

    BOOST_TEST(ledger.import_put().skipped == 2);
    ledger.put("loans.csv", std::string{header} + "V1,M1,CEP,U1" + std::string{terms} +
                                "120000,7,4,next\nV3,M2,CEP,U1" + std::string{terms} +
                                ",9.1,,\nV4,M2,CEP,U1" + std::string{terms} +
                                ",,10.1,\nV5,M2,CEP,U1" + std::string{terms} +
                                "12000001,,,\nV6,M2,CEP,U1" + std::string{terms} + ",,,back\n");
    check_lines(rejections(ledger.import_put()),
                {"loans.csv:2:code: code_taken", "loans.csv:3:overdue_rate: rate_over_cap",
                 "loans.csv:4:unpaid_interest_rate: rate_over_cap", "loans.csv:5:saving: bad_plan",
                 "loans.csv:6:roll: bad_choice"});
}

BOOST_AUTO_TEST_CASE(a_dry_run_says_what_would_be_and_writes_nothing) {
    LoanLedger ledger;
    ledger.put_loans(bank_loan);
    ledger.put_repayments("V1,1067266,2024-02-15,r1\n");
    const std::string bytes = ledger.bytes();
    const auto dry = ledger.import_put(Rejects::stop, ImportLedger::Run::dry);
    BOOST_TEST(dry.created.loans == 1);
    BOOST_TEST(dry.created.repayments == 1);
    BOOST_TEST((ledger.bytes() == bytes));
}

BOOST_AUTO_TEST_CASE(what_was_imported_is_decided_again_by_a_deep_verification) {
    LoanLedger ledger;
    ledger.put_loans(std::string{bank_loan} + std::string{fund_loan});
    ledger.put_fund_money();
    ledger.put_repayments("V1,1067266,2024-02-15,r1\nV2,700000,2024-02-20,r2\n");
    ledger.import_all_good();
    const auto verified = actions::verify(
        ledger.ledger(), {.depth = actions::VerifyRequest::Depth::deep}, [](std::int64_t) {});
    BOOST_REQUIRE(verified.ok());
    BOOST_TEST(verified->problems.empty());
}

BOOST_AUTO_TEST_SUITE_END()
