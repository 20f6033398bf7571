// Red flags in the books of loans: each is planted once, and books that were kept well raise none.
#include "engine/report/audit_flags.hpp"
#include "tests/support/flag_lines.hpp"
#include "tests/support/loan_office.hpp"

#include <string>
#include <string_view>
#include <vector>

using hui::Date;
using hui::Seq;
using hui::Vnd;
using hui::report::FlagCode;
using hui::tests::granted;
using hui::tests::LoanOffice;
using hui::tests::on;
using hui::tests::outcome_of;
using hui::tests::Recorded;
using namespace hui::literals;

namespace actions = hui::actions;
namespace lending = hui::lending;
namespace registry = hui::registry;
namespace report = hui::report;

namespace {

using Lines = std::vector<std::string>;

/// V1 is collected for CSXH, 200,000 a month without interest from 5 February 2025 on.
struct LoansUnderAudit : LoanOffice {
    LoansUnderAudit() : LoanOffice(on("2025-01-05")) { lends("V1", "CSXH", 20'000_vnd); }
    void lends(const std::string& code, const std::string& lender, Vnd saving = {}) {
        grants({.code = code,
                .lender = lender,
                .principal = 1'000'000_vnd,
                .rate = {},
                .periods = 5,
                .saving = saving},
               on("2025-01-05"));
        disburses(code, on("2025-01-05"));
    }
    Recorded repays_on(std::string_view day, std::string_view dated = "") {
        set_today(on(day));
        return granted(repays("V1", 200'000_vnd, on(dated.empty() ? day : dated)));
    }
    Lines found(std::string_view day) {
        return hui::tests::flag_lines(
            granted(report::audit_flags(ledger(), {.book = {}, .on = on(day)})));
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(loan_flags_tests, LoansUnderAudit)

BOOST_AUTO_TEST_CASE(books_of_loans_that_were_kept_well_raise_no_flag) {
    granted(pays_into("QTT", "", 5'000'000_vnd, on("2025-01-05")));
    lends("V2", "QTT", 20'000_vnd);
    lends("V3", "AGR");
    for (const char* day : {"2025-02-05", "2025-03-05", "2025-04-05", "2025-05-05", "2025-06-05"}) {
        const Recorded slip = repays_on(day);
        granted(try_reverse(slip.entry.seq));
        repays_on(day);
        granted(try_save("V1", on(day)));
        for (const char* other : {"V2", "V3"}) { granted(repays(other, {}, on(day))); }
        set_today(on(day) + hui::Days{20});
        granted(remits("CSXH", 200'000_vnd, on(day) + hui::Days{20}));
        BOOST_TEST(found(day) == Lines{}, boost::test_tools::per_element());
    }
    // The fund's own money and what was saved may lie in the box for a year.
    BOOST_TEST(found("2026-02-28") == Lines{}, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_repayment_that_was_undone_weeks_later_under_its_old_date_is_asked_about) {
    const Recorded paid = repays_on("2025-02-05");
    set_today(on("2025-03-20"));
    const Recorded undone = granted(try_reverse(paid.entry.seq));
    BOOST_REQUIRE((undone.entry.effective_on == on("2025-02-05")));
    BOOST_TEST(found("2025-03-20") == Lines{"round_trip loans/U1 6,7"},
               boost::test_tools::per_element());
    const Recorded again = repays_on("2025-03-21");
    const std::string last = std::to_string(again.entry.seq.count());
    BOOST_TEST(found("2025-03-21") == Lines{"round_trip loans/U1 6,7," + last},
               boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_repayment_that_came_back_on_a_later_day_is_asked_about) {
    granted(try_reverse(repays_on("2025-02-05").entry.seq));
    BOOST_TEST(found("2025-02-05") == Lines{}, boost::test_tools::per_element());
    repays_on("2025-02-11", "2025-02-05");
    BOOST_TEST(found("2025-02-11") == Lines{"round_trip loans/U1 6,7,8"},
               boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(cash_of_a_lender_that_lies_in_the_box_for_weeks_is_asked_about) {
    repays_on("2025-02-05");
    granted(try_save("V1", on("2025-02-05")));
    BOOST_TEST(found("2025-03-12") == Lines{}, boost::test_tools::per_element());
    BOOST_TEST(found("2025-03-13") == Lines{"cash_held loans/U1 6"},
               boost::test_tools::per_element());
    set_today(on("2025-10-18"));
    granted(remits("CSXH", 150'000_vnd, on("2025-10-18")));
    const auto flags = granted(report::audit_flags(ledger(), {.book = {}, .on = on("2025-10-18")}));
    BOOST_REQUIRE(flags.size() == 1U);
    BOOST_TEST(std::get<Vnd>(flags.front().facts.front().value).count() == 50'000);
    granted(remits("CSXH", 50'000_vnd, on("2025-10-18")));
    BOOST_TEST(found("2025-10-18") == Lines{}, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_gap_in_the_receipts_of_a_portfolio_is_shown) {
    const Seq paid = repays_on("2025-02-05").entry.seq;
    auto changed = raw();
    changed.drop_guards();
    changed.run("UPDATE entry SET receipt = 9 WHERE seq = " + std::to_string(paid.count()) +
                " AND book = (SELECT id FROM book WHERE code = 'loans/U1')");
    BOOST_TEST(found("2025-02-05") == Lines{"receipt_missing loans/U1 6"},
               boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_repayment_is_recorded_late_by_the_true_date_that_it_says) {
    set_today(on("2025-02-01"));
    closes("2025-01", {"loans/U1"});
    set_today(on("2025-03-20"));
    const lending::Repay forgotten{.amount = 50'000_vnd,
                                   .true_date = {.of_date = on("2025-01-10"), .corrects = {}}};
    granted(on_loan(actions::repay_loan, "V1", on("2025-03-20"), forgotten));
    const auto flags = granted(report::audit_flags(ledger(), {.book = {}, .on = on("2025-03-20")}));
    BOOST_REQUIRE(flags.size() == 1U);
    BOOST_TEST((flags.front().code == FlagCode::far_from_date));
    BOOST_TEST((std::get<Date>(flags.front().facts.at(1).value) == on("2025-01-10")));
    BOOST_TEST(std::get<std::int64_t>(flags.front().facts.at(2).value) == 69);
}

BOOST_AUTO_TEST_CASE(a_portfolio_can_be_asked_about_alone) {
    repays_on("2025-02-05");
    const auto asked = [&](const char* book, Date day = on("2025-10-18")) {
        return report::audit_flags(ledger(), {.book = book, .on = day});
    };
    BOOST_TEST(hui::tests::flag_lines(granted(asked("LOANS/u1"))) == Lines{"cash_held loans/U1 6"},
               boost::test_tools::per_element());
    BOOST_TEST(granted(asked("G012", on("2026-03-01"))).empty());
    BOOST_TEST(outcome_of(asked("loans/U2")) == "unknown_group");
    BOOST_TEST(outcome_of(asked("register")) == "unknown_group");
}

BOOST_AUTO_TEST_SUITE_END()
