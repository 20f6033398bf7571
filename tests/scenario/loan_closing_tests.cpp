// What the close of a month says of the loans: the interest that has grown by then is stated, that
// of the running period and that of dues that passed each by itself, and none of it is posted.
#include "engine/report/explain.hpp"
#include "tests/support/loan_office.hpp"

#include <string>
#include <string_view>

using hui::Vnd;
using hui::closing::LoansClosed;
using hui::tests::granted;
using hui::tests::LoanOffice;
using hui::tests::on;
using namespace hui::literals;

namespace actions = hui::actions;
namespace closing = hui::closing;

namespace {

/// Worked example 8 (tests/support/loan-declining-20m.tsv): the first two instalments are paid on
/// their days, the third of 15 April isn't.
struct ThirdIsLate : LoanOffice {
    ThirdIsLate() : LoanOffice(on("2026-06-30")) {
        grants({.code = "V1", .lender = "CSXH", .principal = 20'000'000_vnd}, on("2026-01-12"));
        disburses("V1", on("2026-01-15"));
        pays_back("V1", on("2026-02-15"));
        pays_back("V1", on("2026-03-15"));
    }
    actions::MonthClosing closes(std::string_view month) {
        tick();
        return granted(actions::close_month(
            ledger(),
            {.command = {.month = hui::month_of(std::string{month})}, .groups = {"loans/U1"}},
            actor(), [](std::size_t, std::size_t) {}));
    }
    /// The entry that closed the last month.
    hui::Entry closing_entry() {
        const auto book = *hui::store::find_book(ledger(), "loans/U1");
        return *hui::store::find_entry(ledger(), book, hui::store::head_of(ledger(), book).seq);
    }
};

void check_sums(const LoansClosed& loans, const LoansClosed& wanted) {
    BOOST_TEST(loans.count == wanted.count);
    BOOST_TEST(loans.outstanding.count() == wanted.outstanding.count());
    BOOST_TEST(loans.overdue.count() == wanted.overdue.count());
    BOOST_TEST(loans.overdue_interest.count() == wanted.overdue_interest.count());
    BOOST_TEST(loans.accrued.count() == wanted.accrued.count());
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(loan_closing_tests, ThirdIsLate)

BOOST_AUTO_TEST_CASE(the_close_states_the_interest_of_passed_dues_apart_from_principal) {
    closes("2026-01");
    closes("2026-02");
    // 16,666,666 for the 16 days from 15 March: 48,219.
    const auto march = closes("2026-03");
    check_sums(march.loans, {.count = 1, .outstanding = 16'666'666_vnd, .accrued = 48'219_vnd});
    BOOST_TEST(closing_entry().body.find("overdue_interest") == std::string::npos);

    const auto april = closes("2026-04");
    // Since 15 April, 15 days: 14,999,999 at 6.6 %: 40,685 grow on; 1,666,667 at 9.9 %: 6,781 and
    // 93,425 at 10 %: 384 come to what fell due.
    constexpr Vnd interest = 93'425_vnd + 6'781_vnd + 384_vnd;
    check_sums(april.loans, {.count = 1,
                             .outstanding = 16'666'666_vnd,
                             .overdue = 1'666'667_vnd + interest,
                             .overdue_interest = interest,
                             .accrued = 40'685_vnd});
    const std::string loan =
        R"("loans":[{"accrued":40685,"debt_group":2,"loan":"V1","outstanding":16666666,)"
        R"("overdue":1767257,"overdue_interest":100590}])";
    BOOST_TEST_CONTEXT(closing_entry().body) {
        BOOST_TEST(closing_entry().body.find(loan) != std::string::npos);
    }
    BOOST_TEST(closing_entry().postings.empty());
}

BOOST_AUTO_TEST_CASE(what_a_close_says_is_read_back_also_as_the_first_programs_wrote_it) {
    const auto closed = closing::loans_closed_of(
        R"({"accrued":5,"balances":{},"loans":[)"
        R"({"accrued":2,"debt_group":1,"loan":"V1","outstanding":100,"overdue":0},)"
        R"({"accrued":3,"debt_group":2,"loan":"V2","outstanding":200,"overdue":70}],)"
        R"("month":"2026-04","register_seq":1})");
    BOOST_REQUIRE(closed.has_value());
    check_sums(*closed, {.count = 2, .outstanding = 300_vnd, .overdue = 70_vnd, .accrued = 5_vnd});
    BOOST_TEST(!closing::loans_closed_of(R"({"month":"2026-04"})").has_value());
}

BOOST_AUTO_TEST_CASE(each_figure_of_a_loan_on_a_sheet_is_told_by_what_makes_it) {
    for (const auto* month : {"2026-01", "2026-02", "2026-03", "2026-04"}) { closes(month); }
    const hui::Month april = hui::month_of(std::string{"2026-04"});
    const auto stated =
        granted(hui::report::closing_sheet(ledger(), "loans/U1", april)).loans.at(0);
    const auto told = [&](const std::string& line) {
        return granted(hui::report::explain_sheet(ledger(), "loans/U1", april, line));
    };
    BOOST_TEST(told("V1 overdue").total.count() == stated.overdue.count());
    BOOST_TEST(told("V1 overdue").lines.size() == 4U);
    BOOST_TEST(told("V1 overdue_interest").total.count() == stated.overdue_interest.count());
    BOOST_TEST(told("V1 overdue_interest").lines.size() == 3U);
    BOOST_TEST(told("V1 accrued").total.count() == stated.accrued.count());
    BOOST_TEST(told("V1 outstanding").total.count() == stated.outstanding.count());
    BOOST_TEST(told("V1 accrued").grounds.back().kind == "month-closed");
    BOOST_TEST(hui::tests::outcome_of(hui::report::explain_sheet(ledger(), "loans/U1", april,
                                                                 "V1 weight")) == "unknown_figure");
}

BOOST_AUTO_TEST_SUITE_END()
