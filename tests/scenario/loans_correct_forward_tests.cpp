// Money of a portfolio that was recorded wrongly in a month that is closed: undone and recorded
// anew in the open one, with the number of what it stands for and its true date.
#include "engine/report/closing_sheet.hpp"
#include "tests/support/loan_office.hpp"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

using hui::Date;
using hui::Result;
using hui::Seq;
using hui::TrueDate;
using hui::Vnd;
using hui::tests::check_refused;
using hui::tests::granted;
using hui::tests::LoanOffice;
using hui::tests::on;
using hui::tests::Recorded;
using namespace hui::literals;

namespace actions = hui::actions;
namespace lending = hui::lending;

namespace {

const Date wrong_day = on("2026-02-20");
const Date right_day = on("2026-03-10");

/// A loan that is collected and saved with, one instalment of it paid late; and a fund.
struct LateLoan : LoanOffice {
    LateLoan() : LoanOffice(right_day) {
        grants({.code = "V1", .lender = "CSXH", .saving = 100'000_vnd}, on("2026-01-12"));
        disburses("V1", on("2026-01-15"));
        pays_back("V1", wrong_day, 1'000'000_vnd);
        granted(pays_into("QTT", "", 1'000'000_vnd, on("2026-02-16")));
    }

    Result<Recorded> saves(Vnd amount, Date day, const TrueDate& true_date) {
        return on_loan(actions::save_with_loan, "V1", day,
                       lending::Save{.amount = amount, .true_date = true_date});
    }
    Result<Recorded> waives(Vnd amount, Date day, const TrueDate& true_date) {
        return on_loan(actions::waive_late_interest, "V1", day,
                       lending::Waive{.amount = amount, .reason = "bị lũ", .true_date = true_date});
    }
    Result<Recorded> passes_on(Vnd amount, Date day, const TrueDate& true_date) {
        tick();
        return actions::remit(
            ledger(),
            {.unit = "U1",
             .event = {.lender = "CSXH", .amount = amount, .method = hui::Method::cash},
             .on = day,
             .ref = {},
             .true_date = true_date},
            actor());
    }
    Result<Recorded> pays_in(Vnd amount, Date day, const TrueDate& true_date) {
        tick();
        return actions::pay_into_fund(ledger(),
                                      {.unit = "U1",
                                       .event = {.lender = "QTT", .member = "M1", .amount = amount},
                                       .on = day,
                                       .ref = {},
                                       .true_date = true_date},
                                      actor());
    }
    void closes(std::string_view month) {
        tick();
        granted(actions::close_month(
            ledger(),
            {.command = {.month = hui::month_of(std::string{month})}, .groups = {"loans/U1"}},
            actor(), [](std::size_t, std::size_t) {}));
    }
    /// `KIND OF_DATE SEQ` of each adjustment that the sheet of a month shows.
    std::vector<std::string> adjustments_of(std::string_view month) {
        const auto sheet = granted(
            hui::report::closing_sheet(ledger(), "loans/U1", hui::month_of(std::string{month})));
        std::vector<std::string> lines;
        lines.reserve(sheet.adjustments.size());
        for (const auto& one : sheet.adjustments) {
            lines.push_back(one.kind + " " + hui::iso(one.of_date) + " " +
                            std::to_string(one.of.value_or(Seq{}).count()));
        }
        return lines;
    }

    /// What records money, of what amount, on which day.
    using Records = std::function<Result<Recorded>(Vnd, Date, const TrueDate&)>;
    /// 20 đồng were written down in February, which is closed; it was 2. 1 was forgotten.
    void corrects_forward(const Records& records, const std::string& kind) {
        const Seq wrong = granted(records(20_vnd, wrong_day, {})).entry.seq;
        closes("2026-01");
        closes("2026-02");
        const TrueDate in_place{.of_date = {}, .corrects = wrong};
        check_refused(*this, "not_reversed", [&] { return records(2_vnd, right_day, in_place); });
        granted(try_reverse(wrong));
        const auto right = granted(records(2_vnd, right_day, in_place)).entry;
        BOOST_TEST(right.kind == kind);
        const TrueDate forgotten{.of_date = on("2026-02-27"), .corrects = {}};
        granted(records(1_vnd, right_day, forgotten));
        check_refused(*this, "corrected_already",
                      [&] { return records(2_vnd, right_day, in_place); });
        check_refused(*this, "nothing_to_correct", [&] {
            return records(2_vnd, right_day, {.of_date = {}, .corrects = Seq{1}});
        });
        set_today(on("2026-04-02"));
        closes("2026-03");
        const std::string of_wrong = std::to_string(wrong.count());
        BOOST_TEST(adjustments_of("2026-03") ==
                       (std::vector<std::string>{"reversed 2026-02-20 " + of_wrong,
                                                 kind + " 2026-02-20 " + of_wrong,
                                                 kind + " 2026-02-27 0"}),
                   boost::test_tools::per_element());
        BOOST_TEST(problems().empty());
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(loans_correct_forward_tests, LateLoan)

BOOST_AUTO_TEST_CASE(what_a_borrower_saved_is_corrected_with_its_true_date) {
    corrects_forward(
        [this](Vnd amount, Date day, const TrueDate& said) { return saves(amount, day, said); },
        "loan-saved");
}

BOOST_AUTO_TEST_CASE(what_was_waived_is_corrected_with_its_true_date) {
    corrects_forward(
        [this](Vnd amount, Date day, const TrueDate& said) { return waives(amount, day, said); },
        "loan-interest-waived");
}

BOOST_AUTO_TEST_CASE(what_was_passed_on_to_the_lender_is_corrected_with_its_true_date) {
    corrects_forward(
        [this](Vnd amount, Date day, const TrueDate& said) { return passes_on(amount, day, said); },
        "remitted");
}

BOOST_AUTO_TEST_CASE(what_went_into_a_fund_is_corrected_with_its_true_date) {
    corrects_forward(
        [this](Vnd amount, Date day, const TrueDate& said) { return pays_in(amount, day, said); },
        "fund-paid-in");
}

BOOST_AUTO_TEST_CASE(a_reference_stands_for_the_same_true_date_only) {
    closes("2026-01");
    closes("2026-02");
    actions::PayInRequest forgotten{.unit = "U1",
                                    .event = {.lender = "QTT", .member = "M1", .amount = 5_vnd},
                                    .on = right_day,
                                    .ref = "góp-2",
                                    .true_date = {.of_date = wrong_day, .corrects = {}}};
    const auto first = granted(actions::pay_into_fund(ledger(), forgotten, actor()));
    BOOST_TEST(
        first.entry.body ==
        R"({"amount":5,"lender":"QTT","member":"M1","method":"cash","of_date":"2026-02-20"})");
    BOOST_TEST((granted(actions::pay_into_fund(ledger(), forgotten, actor())).writing ==
                Recorded::Writing::found));
    forgotten.true_date = {};
    check_refused(*this, "ref_taken",
                  [&] { return actions::pay_into_fund(ledger(), forgotten, actor()); });
}

BOOST_AUTO_TEST_SUITE_END()
