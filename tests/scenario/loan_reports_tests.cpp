#include "engine/report/loan_list.hpp"
#include "engine/report/loan_report.hpp"
#include "engine/report/vouched.hpp"
#include "tests/support/officer.hpp"

#include <boost/test/unit_test.hpp>

#include <string>
#include <vector>

using hui::Date;
using hui::Seq;
using hui::Vnd;
using hui::lending::Stage;
using hui::registry::LenderKind;
using hui::report::LoanList;
using hui::report::LoanQuery;
using hui::report::LoanReport;
using hui::tests::granted;
using hui::tests::LoanOf;
using hui::tests::Officer;
using hui::tests::on;
using hui::tests::outcome_of;
using namespace hui::literals;

namespace actions = hui::actions;
namespace lending = hui::lending;
namespace report = hui::report;

namespace {

/// Units U1 with U2 below it, and U3; a lender of each kind.
struct Office : Officer {
    Office() {
        adds_unit("U2", "U1");
        adds_unit("U3", "");
        adds_lender("NHCS", "Ngân hàng Chính sách", LenderKind::collected);
        adds_lender("AGR", "Agribank", LenderKind::bank);
        adds_lender("QTT", "Quỹ tương trợ", LenderKind::fund);
    }
    void adds_unit(std::string code, std::string parent) {
        in_register([&](hui::store::Book& book) {
            return actions::add_unit(ledger(), book,
                                     {.code = code, .name = "Đơn vị " + code, .parent = parent},
                                     actor());
        });
    }
    void sets(std::string key, std::string value) {
        in_register([&](hui::store::Book& book) {
            return actions::set_policy(
                ledger(), book,
                {.key = std::move(key), .value = std::move(value), .from = on("2026-01-01")},
                actor());
        });
    }
    void lends(const LoanOf& wanted, Date day) {
        grants(wanted, day);
        disburses(wanted.code, day);
    }
    /// Worked example 8: 20,000,000 at 6.6 %, 12 months, its first two instalments paid on their
    /// days.
    void lends_example_8() {
        lends({.principal = 20'000'000_vnd}, on("2026-01-15"));
        granted(repays("V001", {}, on("2026-02-15")));
        granted(repays("V001", {}, on("2026-03-15")));
    }
    LoanReport show(std::string_view loan, std::string_view day) {
        return granted(report::loan_report(ledger(), loan, on(day)));
    }
    LoanList list(LoanQuery query, std::string_view day) {
        query.on = on(day);
        return granted(report::loan_list(ledger(), query));
    }
    std::string codes(const LoanQuery& query, std::string_view day) {
        std::string all;
        for (const auto& line : list(query, day).loans) {
            all += (all.empty() ? "" : " ") + line.code;
        }
        return all;
    }
};

std::vector<std::int64_t> counts_of(const lending::Split& split) {
    return {split.principal.count(), split.interest.count(), split.overdue_interest.count(),
            split.interest_on_interest.count()};
}

using Counts = std::vector<std::int64_t>;

}  // namespace

BOOST_FIXTURE_TEST_SUITE(loan_reports_tests, Office)

BOOST_AUTO_TEST_CASE(a_loan_tells_what_is_due_late_and_to_come_on_a_day_example_8) {
    lends_example_8();
    const LoanReport report = show("v001", "2026-04-27");
    BOOST_TEST(report.borrower_name == "Nguyễn Thị 1");
    BOOST_TEST(report.lender_name == "Ngân hàng Chính sách");
    BOOST_TEST(counts_of(report.standing.overdue) == (Counts{1'666'667, 93'425, 5'425, 307}));
    BOOST_TEST(report.standing.overdue.total().count() == 1'765'824);
    BOOST_TEST(report.standing.days_past_due == 12);
    BOOST_TEST(report.standing.debt_group == 2);
    BOOST_REQUIRE_EQUAL(report.dues.size(), 12U);
    // The third is late; the fourth is still to come, with the whole month's interest.
    BOOST_TEST(report.dues[2].open().total().count() == 1'765'824);
    BOOST_TEST(report.dues[3].owed.interest.count() == 81'370);
    BOOST_TEST((report.dues[1].paid_on == on("2026-03-15")));
    BOOST_TEST(report.standing.payoff().count() ==
               (report.standing.outstanding + report.standing.accrued).count() + 99'157);
}

BOOST_AUTO_TEST_CASE(what_falls_due_on_the_day_is_due_and_not_late) {
    lends_example_8();
    const LoanReport report = show("V001", "2026-04-15");
    BOOST_TEST(report.standing.overdue.total().count() == 1'760'092);
    BOOST_TEST(report.standing.late().total().count() == 0);
    BOOST_TEST(report.standing.days_past_due == 0);
    BOOST_TEST(codes({.which = LoanQuery::Which::late}, "2026-04-15").empty());
    BOOST_TEST(codes({.which = LoanQuery::Which::late}, "2026-04-16") == "V001");
}

BOOST_AUTO_TEST_CASE(before_it_was_applied_for_there_is_no_loan) {
    lends_example_8();
    BOOST_TEST(outcome_of(report::loan_report(ledger(), "V001", on("2026-01-14"))) ==
               "loan_not_begun");
    BOOST_TEST(outcome_of(report::loan_report(ledger(), "V9", on("2026-01-14"))) == "unknown_loan");
    BOOST_TEST(outcome_of(report::loan_list(ledger(), {.on = on("2026-01-14")})) ==
               "before_ledger");
    BOOST_TEST(codes({}, "2026-01-15") == "V001");
}

BOOST_AUTO_TEST_CASE(guarantors_vouch_for_their_parts_of_what_is_still_owed) {
    lends({.guarantors = "U1:60;U2:40"}, on("2026-01-15"));
    granted(repays("V001", {}, on("2026-02-15")));
    const LoanReport report = show("V001", "2026-02-15");
    BOOST_REQUIRE_EQUAL(report.guarantors.size(), 2U);
    BOOST_TEST(report.guarantors[0].vouches_for.count() == 6'600'000);
    BOOST_TEST(report.guarantors[1].vouches_for.count() == 4'400'000);
    BOOST_TEST(report.guarantors[1].certified_by == "Lan");
    BOOST_TEST((report.guarantors[1].certified_on == on("2026-01-15")));
}

BOOST_AUTO_TEST_CASE(an_old_schedule_stays_readable_after_it_was_changed) {
    lends_example_8();
    granted(on_loan(actions::reschedule_loan, "V001", on("2026-04-27"),
                    lending::Reschedule{
                        .schedule = lending::NewPlan{.first_due = on("2026-05-15"), .periods = 24},
                        .reason = "mất mùa"}));
    const LoanReport report = show("V001", "2026-05-01");
    BOOST_REQUIRE_EQUAL(report.versions.size(), 2U);
    const auto& first = report.versions[0];
    BOOST_TEST(first.dues.size() == 12U);
    Vnd interest;
    for (const auto& due : first.dues) { interest += due.interest; }
    BOOST_TEST(interest.count() == 712'137);
    const auto& second = report.versions[1];
    BOOST_TEST((second.how == lending::Rescheduled::How::extended));
    BOOST_TEST(second.reason == "mất mùa");
    BOOST_TEST(second.dues.size() == 24U);
    BOOST_TEST((second.dues.front().due == on("2026-05-15")));
    BOOST_TEST(show("V001", "2026-04-26").versions.size() == 1U);
}

BOOST_AUTO_TEST_CASE(what_was_undone_is_no_version_and_no_step_from_then_on) {
    lends_example_8();
    const auto changed = granted(
        on_loan(actions::reschedule_loan, "V001", on("2026-04-10"),
                lending::Reschedule{
                    .schedule = lending::NewPlan{.first_due = on("2026-05-15"), .periods = 6},
                    .reason = "nhầm"}));
    const auto steps = show("V001", "2026-04-10").steps.size();
    granted(actions::in_loan(ledger(), "V001", [&](hui::store::Book& book) {
        return actions::reverse_in_portfolio(ledger(), book,
                                             {.original = changed.entry,
                                              .command = {.reason = "nhầm", .on = on("2026-04-12")},
                                              .ref = ""},
                                             actor());
    }));
    BOOST_TEST(show("V001", "2026-04-11").versions.size() == 2U);
    BOOST_TEST(show("V001", "2026-04-12").versions.size() == 1U);
    // The history keeps it, as undone.
    BOOST_TEST(show("V001", "2026-04-12").steps.size() == steps);
    BOOST_TEST((show("V001", "2026-04-12").steps.back().undone_on == on("2026-04-12")));
    BOOST_TEST((show("V001", "2026-04-11").steps.back().undone_on == std::nullopt));
}

BOOST_AUTO_TEST_CASE(what_happened_is_told_by_date_with_who_and_why) {
    lends_example_8();
    granted(on_loan(actions::note_on_loan, "V001", on("2026-02-20"),
                    lending::Noted{.loan = "V001",
                                   .what = lending::Noted::What::reminded,
                                   .by = "Lan",
                                   .text = "gọi điện"}));
    const auto steps = show("V001", "2026-03-15").steps;
    std::string kinds;
    for (const auto& step : steps) { kinds += step.kind + " "; }
    BOOST_TEST(kinds ==
               "loan-applied loan-certified loan-approved loan-disbursed loan-repaid loan-noted "
               "loan-repaid ");
    BOOST_TEST(steps[1].words == "U1: có việc làm ổn định");
    BOOST_TEST(steps[3].amount.count() == 20'000'000);
    BOOST_TEST(steps[5].words == "gọi điện");
    BOOST_TEST(steps[5].by == "Lan");
}

BOOST_AUTO_TEST_CASE(loans_are_listed_by_unit_lender_member_stage_and_lateness) {
    lends({.code = "V1", .borrower = "M1"}, on("2026-01-15"));
    lends({.code = "V2", .borrower = "M2", .lender = "AGR", .guarantors = "U2"}, on("2026-01-20"));
    grants({.code = "V3", .borrower = "M2", .guarantors = "U3:50;U2:50"}, on("2026-02-01"));
    granted(repays("V1", {}, on("2026-02-15")));
    const std::string_view day = "2026-03-01";
    BOOST_TEST(codes({}, day) == "V1 V2 V3");
    BOOST_TEST(codes({.unit = "u1"}, day) == "V1 V2 V3");
    BOOST_TEST(codes({.unit = "U2"}, day) == "V2 V3");
    BOOST_TEST(codes({.unit = "U3"}, day) == "V3");
    BOOST_TEST(codes({.lender = "agr"}, day) == "V2");
    BOOST_TEST(codes({.member = "m2"}, day) == "V2 V3");
    BOOST_TEST(codes({.member = "m2", .stage = Stage::approved}, day) == "V3");
    BOOST_TEST(codes({.which = LoanQuery::Which::late}, day) == "V2");
    for (const LoanQuery& query :
         {LoanQuery{.unit = "U9"}, LoanQuery{.lender = "U1"}, LoanQuery{.member = "M99"}}) {
        BOOST_TEST(outcome_of(report::loan_list(ledger(), query)).substr(0, 8) == "unknown_");
    }
}

BOOST_AUTO_TEST_CASE(a_list_adds_up_by_lender_and_by_age) {
    lends({.code = "V1", .borrower = "M1"}, on("2026-01-15"));
    lends({.code = "V2", .borrower = "M2", .lender = "AGR", .rate = {}}, on("2026-01-20"));
    lends({.code = "V3", .borrower = "M3", .lender = "AGR", .rate = {}}, on("2026-02-20"));
    granted(repays("V1", {}, on("2026-02-15")));
    granted(repays("V1", {}, on("2026-03-15")));
    const LoanList all = list({}, "2026-03-24");
    BOOST_REQUIRE_EQUAL(all.lenders.size(), 2U);
    BOOST_TEST(all.lenders[0].lender == "AGR");
    BOOST_TEST(all.lenders[0].loans == 2);
    BOOST_TEST(all.lenders[0].disbursed.count() == 24'000'000);
    BOOST_TEST(all.lenders[0].late.count() == 3'000'000);
    BOOST_TEST(all.lenders[1].outstanding.count() == 10'000'000);
    // V2 is late since 20 February, by 32 days; V3 since 20 March, by 4.
    BOOST_TEST(all.ageing.buckets()[0].loans == 1);
    BOOST_TEST(all.ageing.buckets()[2].loans == 1);
    BOOST_TEST(all.ageing.at_risk().count() == 12'000'000);
    BOOST_TEST(all.ageing.outstanding().count() == 34'000'000);
    BOOST_TEST(all.ageing.risk_per_ten_thousand() == 3'529);
}

BOOST_AUTO_TEST_CASE(a_unit_vouches_for_its_parts_of_all_loans_against_its_limit) {
    sets("limit-unit:U2", "30000000");
    lends({.code = "V1", .guarantors = "U1:60;U2:40"}, on("2026-01-15"));
    grants({.code = "V2", .borrower = "M2", .guarantors = "U2"}, on("2026-01-20"));
    lends({.code = "V3", .borrower = "M3", .lender = "AGR", .guarantors = "U3"}, on("2026-01-20"));
    const auto vouched = granted(report::unit_vouched(ledger(), "u2", on("2026-01-25")));
    BOOST_TEST(vouched.unit == "U2");
    BOOST_TEST(vouched.loans == 2);
    BOOST_TEST(vouched.vouched.count() == 16'800'000);
    BOOST_TEST(vouched.limit->count() == 30'000'000);
    BOOST_TEST(list({.unit = "U2"}, "2026-01-18").unit->vouched.count() == 4'800'000);
    BOOST_TEST(!granted(report::unit_vouched(ledger(), "U3", on("2026-01-25"))).limit);
    BOOST_TEST(outcome_of(report::unit_vouched(ledger(), "U9", on("2026-01-25"))) ==
               "unknown_unit");
}

BOOST_AUTO_TEST_CASE(a_unions_own_fund_is_vouched_for_by_nobody) {
    granted(pays_into("QTT", "", 20'000'000_vnd, on("2026-01-10")));
    lends({.lender = "QTT"}, on("2026-01-15"));
    BOOST_TEST(granted(report::unit_vouched(ledger(), "U1", on("2026-01-25"))).vouched.count() ==
               0);
    BOOST_TEST(show("V001", "2026-01-25").guarantors.front().vouches_for.count() == 0);
}

BOOST_AUTO_TEST_CASE(what_is_collected_for_a_lender_is_held_until_it_is_passed_on) {
    sets("limit-lender:NHCS", "50000000");
    lends({.code = "V1", .rate = {}}, on("2026-01-15"));
    lends({.code = "V2", .borrower = "M2", .guarantors = "U3", .rate = {}}, on("2026-01-15"));
    granted(repays("V1", {}, on("2026-02-15")));
    granted(repays("V2", 400'000_vnd, on("2026-02-16")));
    granted(remits("NHCS", 300'000_vnd, on("2026-02-20")));
    const auto at = [&](std::string_view day) {
        return granted(report::lender_report(ledger(), "nhcs", on(day)));
    };
    BOOST_TEST(at("2026-02-14").to_remit().count() == 0);
    BOOST_TEST(at("2026-02-16").to_remit().count() == 1'400'000);
    const auto now = at("2026-02-20");
    BOOST_TEST(now.to_remit().count() == 1'100'000);
    BOOST_REQUIRE_EQUAL(now.held.size(), 2U);
    BOOST_TEST(now.held[0].unit == "U1");
    BOOST_TEST(now.held[0].amount.count() == 700'000);
    BOOST_TEST(now.held[1].amount.count() == 400'000);
    BOOST_TEST(now.loans == 2);
    BOOST_TEST(now.outstanding.count() == 22'600'000);
    BOOST_TEST(now.late.count() == 600'000);
    BOOST_TEST(now.limit->count() == 50'000'000);
    BOOST_TEST(granted(report::lender_list(ledger(), on("2026-02-20"))).size() == 3U);
}

BOOST_AUTO_TEST_CASE(a_question_about_a_day_does_not_depend_on_the_order_of_recording) {
    Office other;
    const auto tell = [](Office& office) {
        const LoanReport report = office.show("V001", "2026-05-01");
        std::string text;
        for (const auto& due : report.dues) {
            text += std::to_string(due.paid.total().count()) + " " +
                    std::to_string(due.open().total().count()) + " " +
                    std::to_string(due.late.count()) + "; ";
        }
        return text + std::to_string(report.standing.payoff().count());
    };
    for (Office* office : {static_cast<Office*>(this), &other}) {
        office->lends({.principal = 20'000'000_vnd}, on("2026-01-15"));
    }
    granted(repays("V001", 1'500'000_vnd, on("2026-02-20")));
    granted(repays("V001", 900'000_vnd, on("2026-03-10")));
    granted(other.repays("V001", 900'000_vnd, on("2026-03-10")));
    granted(other.repays("V001", 1'500'000_vnd, on("2026-02-20")));
    BOOST_TEST(tell(*this) == tell(other));
    BOOST_TEST(
        granted(report::lender_report(ledger(), "NHCS", on("2026-03-01"))).to_remit().count() ==
        granted(report::lender_report(other.ledger(), "NHCS", on("2026-03-01")))
            .to_remit()
            .count());
}

BOOST_AUTO_TEST_SUITE_END()
