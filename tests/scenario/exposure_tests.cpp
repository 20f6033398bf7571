#include "engine/report/exposure.hpp"
#include "engine/report/half_year.hpp"
#include "engine/report/statement.hpp"
#include "engine/report/status.hpp"
#include "tests/support/officer.hpp"

#include <boost/test/unit_test.hpp>

#include <string>
#include <vector>

using hui::Date;
using hui::Rate;
using hui::Round;
using hui::Vnd;
using hui::registry::LenderKind;
using hui::report::Exposure;
using hui::report::ExposureReport;
using hui::tests::granted;
using hui::tests::LoanOf;
using hui::tests::Officer;
using hui::tests::on;
using hui::tests::outcome_of;
using hui::tests::share;
using namespace hui::literals;

namespace actions = hui::actions;
namespace report = hui::report;
namespace savings = hui::savings;

namespace {

/// The group G012 of M1, M2 and M3, 300,000 a month from 5 March, that M1 organises; loans are
/// vouched for by U1 and U2, which is below it.
struct Town : Officer {
    Town() {
        in_register([&](hui::store::Book& book) {
            return actions::add_unit(ledger(), book, {.code = "U2", .name = "Ấp 4", .parent = "U1"},
                                     actor());
        });
        adds_lender("NHCS", "Ngân hàng Chính sách", LenderKind::collected);
    }
    void lends(const LoanOf& wanted, Date day) {
        grants(wanted, day);
        disburses(wanted.code, day);
    }
    ExposureReport exposure(std::string_view day) {
        return granted(report::exposure_report(ledger(), std::nullopt, on(day)));
    }
    Exposure exposure_of(std::string_view member, std::string_view day) {
        return granted(report::exposure_report(ledger(), member, on(day))).people.front();
    }
    report::HalfYearReport::Loans half_year(std::string_view period,
                                            const std::optional<std::string>& unit = {}) {
        const auto half = granted(report::parse_half_year(period));
        return granted(report::half_year_report(ledger(), half, unit)).loans;
    }
    std::string debtors(std::string_view day) {
        std::string all;
        for (const Exposure& person : exposure(day).people) {
            all += person.member + " " + std::to_string(person.owes().count()) + "; ";
        }
        return all;
    }
};

LoanOf without_interest(std::string code, std::string borrower) {
    return {.code = std::move(code), .borrower = std::move(borrower), .rate = {}};
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(exposure_tests, Town)

BOOST_AUTO_TEST_CASE(a_share_that_has_drawn_owes_the_rounds_to_come) {
    plays_rounds(1, 1);
    BOOST_TEST(debtors("2026-03-04").empty());
    const Exposure drawer = exposure_of("m1", "2026-03-05");
    BOOST_REQUIRE_EQUAL(drawer.shares.size(), 1U);
    BOOST_TEST(drawer.shares[0].to_pay.count() == 600'000);
    BOOST_TEST(drawer.shares[0].arrears.count() == 0);
    BOOST_TEST(exposure_of("M1", "2026-04-06").shares[0].arrears.count() == 300'000);
    // Who has not drawn yet owes nobody, late or not.
    BOOST_TEST(exposure_of("M2", "2026-04-06").owes().count() == 0);
}

BOOST_AUTO_TEST_CASE(a_person_owes_shares_and_loans_together) {
    plays_rounds(1, 1);
    lends(without_interest("V1", "M1"), on("2026-03-10"));
    grants(without_interest("V2", "M1"), on("2026-03-12"));
    granted(repays("V1", 1'000'000_vnd, on("2026-04-10")));
    const Exposure person = exposure_of("M1", "2026-03-20");
    BOOST_TEST(person.to_pay().count() == 600'000);
    // What is approved and not paid out yet is open, too, but nobody owes it.
    BOOST_TEST(person.loans_open().count() == 24'000'000);
    BOOST_TEST(person.owes().count() == 12'600'000);
    BOOST_TEST(exposure_of("M1", "2026-04-10").loans_open().count() == 23'000'000);
    BOOST_TEST(exposure_of("M1", "2026-05-11").loans[0].late.count() == 1'000'000);
    BOOST_TEST(exposure_of("M1", "2026-03-09").loans.empty());
}

BOOST_AUTO_TEST_CASE(those_who_owe_most_come_first_and_those_who_owe_nothing_not_at_all) {
    plays_rounds(1, 2);
    lends(without_interest("V1", "M3"), on("2026-04-06"));
    BOOST_TEST(debtors("2026-04-06") == "M3 12000000; M1 300000; M2 300000; ");
    BOOST_TEST(outcome_of(report::exposure_report(ledger(), "M99", on("2026-04-06"))) ==
               "unknown_member");
}

BOOST_AUTO_TEST_CASE(the_limit_of_the_day_stands_beside_what_is_open) {
    in_register([&](hui::store::Book& book) {
        return actions::set_policy(
            ledger(), book,
            {.key = "limit-borrower", .value = "15000000", .from = on("2026-03-01")}, actor());
    });
    BOOST_TEST(!exposure("2026-02-28").limit);
    BOOST_TEST(exposure("2026-03-01").limit->count() == 15'000'000);
}

BOOST_AUTO_TEST_CASE(a_sponsor_answers_for_the_share_that_drew_under_the_rules_of_then) {
    const auto sponsored_by = [&](std::string sponsor, std::string_view day) {
        granted(try_rules({.command = {.rules = {.not_before = {},
                                                 .apart = 0,
                                                 .sponsored_through = Round{1},
                                                 .sponsors = {{share("01"), std::move(sponsor)}}},
                                       .minute = "Họp"},
                           .on = on(day)}));
    };
    sponsored_by("nguyễn thị 3", "2026-03-01");
    plays_rounds(1, 1);
    BOOST_TEST(exposure_of("M3", "2026-03-04").sponsorships.empty());
    const Exposure sponsor = exposure_of("M3", "2026-03-05");
    BOOST_REQUIRE_EQUAL(sponsor.sponsorships.size(), 1U);
    BOOST_TEST(sponsor.sponsored().count() == 600'000);
    BOOST_TEST(sponsor.sponsorships[0].member == "M1");
    BOOST_TEST(sponsor.owes().count() == 0);
    BOOST_TEST(exposure_of("M1", "2026-03-05").shares[0].sponsor == "nguyễn thị 3");
    plays_rounds(2, 3);
    BOOST_TEST(exposure_of("M3", "2026-05-05").sponsorships.empty());
}

BOOST_AUTO_TEST_CASE(what_an_organiser_advanced_is_told_and_owed_by_the_share) {
    pays("01", 300'000_vnd, on("2026-03-05"));
    pays("02", 300'000_vnd, on("2026-03-05"));
    advances("03", on("2026-03-05"));
    const Exposure organiser = exposure_of("M1", "2026-03-06");
    BOOST_REQUIRE_EQUAL(organiser.advances.size(), 1U);
    BOOST_TEST(organiser.advanced().count() == 300'000);
    BOOST_TEST(organiser.owes().count() == 0);
    pays("03", 300'000_vnd, on("2026-03-20"));
    BOOST_TEST(exposure_of("M1", "2026-03-20").advances.empty());
    BOOST_TEST(exposure_of("M1", "2026-03-19").advanced().count() == 300'000);
}

BOOST_AUTO_TEST_CASE(a_half_year_counts_what_was_paid_out_in_it_and_what_stands_at_its_end) {
    lends(without_interest("V1", "M1"), on("2026-01-15"));
    lends({.code = "V2", .borrower = "M2", .guarantors = "U2", .rate = {}}, on("2026-06-10"));
    grants(without_interest("V3", "M3"), on("2026-06-30"));
    disburses("V3", on("2026-07-01"));
    granted(repays("V1", {}, on("2026-05-15")));
    granted(repays("V1", 500'000_vnd, on("2026-06-20")));
    const auto first = half_year("2026-1");
    BOOST_TEST(first.disbursed == 2);
    BOOST_TEST(first.principal.count() == 24'000'000);
    BOOST_TEST(first.outstanding.count() == 19'500'000);
    BOOST_TEST(first.overdue == 1);
    const auto below = half_year("2026-1", "U2");
    BOOST_TEST(below.disbursed == 1);
    BOOST_TEST(below.outstanding.count() == 12'000'000);
    BOOST_TEST(below.overdue == 0);
    BOOST_TEST(half_year("2026-1", "U1").disbursed == 2);
    const auto second = half_year("2026-2");
    BOOST_TEST(second.disbursed == 1);
    BOOST_TEST(second.principal.count() == 12'000'000);
    const auto before = granted(report::parse_half_year("2025-2"));
    BOOST_TEST(outcome_of(report::half_year_report(ledger(), before, {})) == "before_ledger");
}

BOOST_AUTO_TEST_CASE(a_loan_in_two_parts_is_one_loan_of_the_half_year) {
    grants(without_interest("V1", "M1"), on("2026-01-15"));
    disburses("V1", on("2026-01-15"), 5'000'000_vnd);
    disburses("V1", on("2026-01-25"), 7'000'000_vnd);
    BOOST_TEST(half_year("2026-1").disbursed == 1);
    BOOST_TEST(half_year("2026-1").principal.count() == 12'000'000);
}

BOOST_AUTO_TEST_CASE(a_statement_ends_with_the_members_loans) {
    lends(without_interest("V1", "M2"), on("2026-01-15"));
    granted(repays("V1", 500'000_vnd, on("2026-02-15")));
    const auto loans = granted(report::statements(ledger(), "m2", on("2026-02-20"))).front().loans;
    BOOST_REQUIRE_EQUAL(loans.size(), 1U);
    BOOST_TEST(loans[0].loan == "V1");
    BOOST_TEST(loans[0].paid.count() == 500'000);
    BOOST_TEST(loans[0].outstanding.count() == 11'500'000);
    BOOST_TEST(loans[0].late.count() == 500'000);
    BOOST_TEST(outcome_of(report::statements(ledger(), "M2", on("2026-01-14"))) == "before_ledger");
    // Who has but a loan has a statement, too.
    add_members(4);
    lends(without_interest("V2", "M4"), on("2026-01-15"));
    const auto all = granted(report::statements(ledger(), std::nullopt, on("2026-02-20")));
    BOOST_TEST(all.back().member == "M4");
    BOOST_TEST(all.back().loans.size() == 1U);
}

BOOST_AUTO_TEST_CASE(the_status_counts_the_loans_that_run_and_are_late) {
    lends(without_interest("V1", "M1"), on("2026-01-15"));
    lends(without_interest("V2", "M2"), on("2026-02-10"));
    grants(without_interest("V3", "M3"), on("2026-02-10"));
    granted(repays("V1", 400'000_vnd, on("2026-02-15")));
    const auto loans = granted(report::status(ledger(), on("2026-02-20"))).loans;
    BOOST_TEST(loans.begun == 3);
    BOOST_TEST(loans.running == 2);
    BOOST_TEST(loans.late == 1);
    BOOST_TEST(loans.outstanding.count() == 23'600'000);
    BOOST_TEST(loans.to_remit.count() == 400'000);
    BOOST_TEST(granted(report::status(ledger(), on("2026-01-14"))).loans.begun == 0);
}

BOOST_AUTO_TEST_SUITE_END()
