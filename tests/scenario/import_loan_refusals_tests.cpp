#include "engine/actions/verify.hpp"
#include "tests/support/import_loans.hpp"

using namespace hui;
using namespace hui::tests;
using Rejects = ImportLedger::Rejects;

BOOST_AUTO_TEST_SUITE(import_loan_refusals_tests)

BOOST_AUTO_TEST_CASE(cells_that_can_not_be_read_are_named) {
    LoanLedger ledger;
    ledger.put_loans(
        "V1,M1,CSXH,U1:60;U2:30,12000000,6.6,12,1m,equal-principal,2024-01-15,,\n"
        "V2,M1,CSXH,U1;U1,12000000,6.6,12,1m,equal-principal,2024-01-15,,\n"
        "V3,M1,CSXH,U1,12000000,6.6.1,12,1m,equal-principal,2024-01-15,,\n"
        "V4,M1,CSXH,U1,12000000,6.6,601,1m,equal-principal,2024-01-15,,\n"
        "V5,M1,CSXH,U1,12000000,6.6,12,1m,cash,2024-01-15,,\n"
        "V6,,CSXH,U1,12000000,6.6,12,1m,flat,2024-01-15,,\n"
        "V7,M1,CSXH,U1,12000000,6.6,12,monthly,flat,2024-01-15,,\n");
    ledger.put_repayments(
        "V1,1,2024-02-15,r1\nV9,1,2024-02-15,r2\nV9,1.5,2024-02-15,r3\n"
        "V9,1,2024-02-15,\n");
    check_lines(rejections(ledger.import_put()),
                {"loans.csv:2:guarantor: bad_guarantors", "loans.csv:3:guarantor: bad_guarantors",
                 "loans.csv:4:rate: bad_rate", "loans.csv:5:periods: bad_number",
                 "loans.csv:6:method: bad_choice", "loans.csv:7:member: missing_value",
                 "loans.csv:8:every: bad_interval", "repayments.csv:2:loan: loan_rejected",
                 "repayments.csv:3:loan: unknown_loan", "repayments.csv:4:amount: bad_amount",
                 "repayments.csv:5:ref: missing_value"});
}

BOOST_AUTO_TEST_CASE(what_the_register_does_not_know_is_named) {
    LoanLedger ledger;
    ledger.put_loans(
        "V1,M9,CSXH,U1,12000000,6.6,12,1m,flat,2024-01-15,,\n"
        "V2,M1,VBSP,U1,12000000,6.6,12,1m,flat,2024-01-15,,\n"
        "V3,M1,CSXH,U1:50;U9:50,12000000,6.6,12,1m,flat,2024-01-15,,\n");
    ledger.put("fund_payments.csv",
               "unit,lender,amount,date,ref,member\nU9,QTG,1000,2024-01-02,f1,\n"
               "U1,CSXH,1000,2024-01-02,f2,\nU1,QTG,1000,2024-01-02,f3,M9\n"
               "U1,QTG,0,2024-01-02,f4,\n");
    check_lines(
        rejections(ledger.import_put()),
        {"loans.csv:2:member: unknown_member", "loans.csv:3:lender: unknown_lender",
         "loans.csv:4:guarantor: unknown_unit", "fund_payments.csv:2:unit: unknown_unit",
         "fund_payments.csv:3:lender: not_a_fund", "fund_payments.csv:4:member: unknown_member",
         "fund_payments.csv:5:amount: amount_not_positive"});
}

BOOST_AUTO_TEST_CASE(rules_of_loans_name_the_column_that_they_are_about) {
    LoanLedger ledger;
    ledger.put("loans.csv",
               "code,member,lender,guarantor,principal,rate,periods,every,method,disbursed,"
               "first_due,purpose,round,outstanding,taken_over\n"
               "V1,M1,CSXH,U1,12000000,20.1,12,1m,flat,2024-01-15,,,,,\n"
               "V2,M1,CSXH,U1,12000000,6.6,12,1m,flat,2024-01-15,2024-01-15,,,,\n"
               "V3,M1,CSXH,U1,0,6.6,12,1m,flat,2024-01-15,,,,,\n"
               "V4,M1,CSXH,U1,1000,6.6,12,1m,equal-principal,2024-01-15,,,1000,,\n"
               "V5,M1,CSXH,U1,12000000,6.6,12,1m,flat,2024-07-02,,,,,\n"
               "V6,M1,QTG,U1,12000000,0,12,1m,flat,2024-01-15,,,,,\n"
               "V7,M1,CSXH,U1,12000000,6.6,12,1m,flat,2024-01-15,,,,12000001,2024-02-01\n"
               "V8,M1,CSXH,U1,12000000,6.6,12,1m,flat,2024-01-15,,,,1000000,2024-01-01\n"
               "V9,M1,CSXH,U1,12000000,6.6,12,1m,flat,2024-01-15,,,,,2024-02-01\n");
    check_lines(rejections(ledger.import_put()),
                {"loans.csv:2:rate: rate_over_cap", "loans.csv:3:first_due: bad_plan",
                 "loans.csv:4:principal: bad_plan", "loans.csv:5:round: plan_too_coarse",
                 "loans.csv:6:disbursed: future_date", "loans.csv:7:principal: not_enough_money",
                 "loans.csv:8:outstanding: over_principal", "loans.csv:9:taken_over: bad_plan",
                 "loans.csv:10:outstanding: missing_value"});
    BOOST_TEST(!store::find_book(ledger.ledger(), "loans/U1").has_value());
}

BOOST_AUTO_TEST_CASE(repayments_that_can_not_have_been_are_rejected) {
    LoanLedger ledger;
    ledger.put_loans(bank_loan);
    ledger.put_repayments(
        "V1,1067266,2024-01-14,r1\n"
        "V1,13000000,2024-02-15,r2\n"
        "V1,0,2024-02-15,r3\n"
        "V1,1067266,2024-02-15,r4\n"
        "V1,1067267,2024-02-15,r4\n"
        "V1,1067266,2024-02-16,r4\n"
        "V1,1000,2024-07-02,r5\n");
    check_lines(
        rejections(ledger.import_put()),
        {"repayments.csv:2:date: loan_not_begun", "repayments.csv:3:amount: over_outstanding",
         "repayments.csv:4:amount: amount_not_positive", "repayments.csv:6:ref: ref_taken",
         "repayments.csv:7:ref: ref_taken", "repayments.csv:8:date: future_date"});
}

BOOST_AUTO_TEST_CASE(a_code_names_one_loan) {
    LoanLedger ledger;
    ledger.put_loans(bank_loan);
    ledger.put_repayments("V1,1067266,2024-02-15,r1\n");
    ledger.import_all_good();
    // Another loan under the code, and, under another, two that differ.
    ledger.put_loans(
        "v1,M1,CSXH,U1,12000000,6.6,12,1m,equal-principal,2024-01-16,2024-02-15,chăn nuôi bò\n"
        "V2,M2,CSXH,U1,5000000,6.6,12,1m,flat,2024-01-15,,\n"
        "V2,M2,CSXH,U1,5000000,6.6,12,1m,flat,2024-01-10,,\n");
    ledger.put_repayments("V1,1067266,2024-02-15,r1\nV1,1000000,2024-03-15,r2\n");
    check_lines(rejections(ledger.import_put()),
                {"loans.csv:2:code: code_taken", "loans.csv:4:code: code_taken",
                 "repayments.csv:3:loan: loan_rejected"});
}

BOOST_AUTO_TEST_CASE(a_rejected_loan_leaves_nothing_behind_when_the_others_are_taken) {
    LoanLedger ledger;
    // The fund has nothing, so the loan is applied for and approved, and can't be paid out.
    ledger.put_loans(std::string{fund_loan} + std::string{fund_loan} +
                     "V3,M3,CSXH,U2,1000000,6.6,12,1m,flat,2024-01-15,,\n");
    ledger.put_repayments("V2,500000,2024-02-10,r1\nV3,10000,2024-02-10,r2\n");
    const auto stopped = ledger.import_put();
    BOOST_TEST((stopped.created == exchange::Imported::Created{}));
    const auto kept = ledger.import_put(Rejects::keep_going);
    check_lines(rejections(kept),
                {"loans.csv:2:principal: not_enough_money", "loans.csv:3:code: loan_rejected",
                 "repayments.csv:2:loan: loan_rejected"});
    BOOST_TEST(kept.created.loans == 1);
    BOOST_TEST(kept.created.repayments == 1);
    BOOST_TEST(!store::find_loan(ledger.ledger(), "V2").has_value());
    BOOST_TEST(!store::find_book(ledger.ledger(), "loans/U1").has_value());
}

BOOST_AUTO_TEST_CASE(limits_count_what_was_open_when_each_loan_was_approved) {
    LoanLedger ledger;
    ledger.in_register([](auto& open, auto& book, const auto& actor) {
        return std::vector{actions::set_policy(
            open, book,
            {.key = "limit-borrower", .value = "10000000", .from = date_of("2024-01-01")}, actor)};
    });
    constexpr std::string_view first =
        "V1,M1,CSXH,U1,6000000,0,6,1m,equal-principal,2024-01-15,,\n";
    // In another portfolio: together more than the limit, until 2,000,000 are paid back.
    constexpr std::string_view too_early =
        "V2,M1,CSXH,U2,6000000,0,6,1m,equal-principal,2024-02-01,,\n";
    constexpr std::string_view in_time =
        "V2,M1,CSXH,U2,6000000,0,6,1m,equal-principal,2024-02-16,,\n";
    ledger.put_loans(std::string{too_early} + std::string{first});
    ledger.put_repayments("V1,2000000,2024-02-15,r1\n");
    check_lines(rejections(ledger.import_put()), {"loans.csv:2:principal: over_limit"});
    ledger.put_loans(std::string{in_time} + std::string{first});
    ledger.import_all_good();
    const auto history = ledger.history("V2");
    const auto& approved = std::get<lending::Approved>(history.happenings()[2].event);
    BOOST_REQUIRE(approved.limits.size() == 1U);
    BOOST_TEST(approved.limits.front().before.count() == 4'000'000);
}

BOOST_AUTO_TEST_CASE(a_loan_that_ran_already_counts_with_what_is_still_owed) {
    LoanLedger ledger;
    ledger.in_register([](auto& open, auto& book, const auto& actor) {
        return std::vector{actions::set_policy(
            open, book, {.key = "limit-unit:U1", .value = "4000000", .from = date_of("2023-01-01")},
            actor)};
    });
    constexpr std::string_view header =
        "code,member,lender,guarantor,principal,rate,periods,every,method,disbursed,first_due,"
        "purpose,outstanding,taken_over\n";
    ledger.put("loans.csv", std::string{header} +
                                "V1,M1,CSXH,U1:60;U2:40,12000000,0,12,1m,equal-principal,"
                                "2023-07-15,2023-08-15,nuôi bò,6000000,2024-01-20\n"
                                "V2,M2,CSXH,U1,12000000,0,12,1m,equal-principal,2023-07-15,"
                                "2023-08-15,nuôi bò,400001,2024-01-20\n");
    check_lines(rejections(ledger.import_put()), {"loans.csv:3:principal: over_limit"});
    ledger.put("loans.csv", std::string{header} +
                                "V1,M1,CSXH,U1:60;U2:40,12000000,0,12,1m,equal-principal,"
                                "2023-07-15,2023-08-15,nuôi bò,6000000,2024-01-20\n"
                                "V2,M2,CSXH,U1,12000000,0,12,1m,equal-principal,2023-07-15,"
                                "2023-08-15,nuôi bò,400000,2024-01-20\n");
    ledger.import_all_good();
    const auto history = ledger.history("V2");
    const auto& approved = std::get<lending::Approved>(history.happenings()[2].event);
    BOOST_REQUIRE(approved.limits.size() == 1U);
    BOOST_TEST(approved.limits.front().before.count() == 3'600'000);
    BOOST_TEST(approved.limits.front().added.count() == 400'000);
    const auto checked = actions::verify(
        ledger.ledger(), {.book = {}, .depth = actions::VerifyRequest::Depth::deep, .witness = {}},
        [](std::int64_t) {});
    BOOST_REQUIRE(checked.ok());
    BOOST_TEST(checked->problems.empty());
}

BOOST_AUTO_TEST_CASE(a_closed_month_takes_no_loan_and_no_repayment) {
    LoanLedger ledger;
    ledger.put_loans(bank_loan);
    ledger.import_all_good();
    auto portfolio = store::load_portfolio(ledger.ledger(), ledger.book("loans/U1"));
    portfolio.closed_through = month_of("2024-02");
    store::save_portfolio(ledger.ledger(), ledger.book("loans/U1"), portfolio);
    ledger.put_loans(std::string{bank_loan} +
                     "V2,M2,CSXH,U1,5000000,6.6,12,1m,flat,2024-02-15,,\n");
    ledger.put_repayments("V1,1067266,2024-02-15,r1\nV1,1067266,2024-03-01,r2\n");
    check_lines(rejections(ledger.import_put()),
                {"loans.csv:3:disbursed: month_closed", "repayments.csv:2:date: month_closed"});
}

BOOST_AUTO_TEST_CASE(unknown_columns_are_named_and_missing_ones_refused) {
    LoanLedger ledger;
    ledger.put("loans.csv", "code,member,interest\n");
    ledger.put("repayments.csv", "loan,amount,date,ref,note\n");
    const auto imported = ledger.import_put();
    BOOST_TEST(rejections(imported).front() == "loans.csv:1:lender: missing_column");
    BOOST_REQUIRE(imported.warnings.size() == 2U);
    BOOST_TEST(name_of(imported.warnings.back().code) == "unknown_column");
    BOOST_TEST(imported.warnings.back().file == "repayments.csv");
}

BOOST_AUTO_TEST_SUITE_END()
