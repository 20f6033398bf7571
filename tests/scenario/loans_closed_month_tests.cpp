// No step of a loan is dated in a month that its book has closed; a book that begins later with
// money of a sealed month is sealed on its own.
#include "engine/closing/seal.hpp"
#include "tests/support/loan_office.hpp"

#include <string>
#include <vector>

using hui::Date;
using hui::Result;
using hui::Vnd;
using hui::actions::Recorded;
using hui::lending::Withdrawn;
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

const Date begun = on("2026-01-05");
const Date in_closed = on("2026-01-31");

LoanOf of(const std::string& code, const std::string& lender = "CSXH") {
    return {.code = code, .lender = lender, .principal = 12'000'000_vnd, .saving = 10'000_vnd};
}

/// Loans that have come so far as to be certified, approved, paid out or repaid next, and January
/// closed.
struct JanuaryClosed : LoanOffice {
    JanuaryClosed() {
        granted(try_apply(of("APPLIED"), begun));
        granted(try_apply(of("CERTIFIED"), begun));
        granted(try_certify("CERTIFIED", begun));
        grants(of("APPROVED"), begun);
        grants(of("RUNNING"), begun);
        disburses("RUNNING", begun);
        grants(of("PAID-OFF"), begun);
        disburses("PAID-OFF", begun);
        granted(try_save("PAID-OFF", begun));
        granted(repays("PAID-OFF", 12'000'000_vnd, begun));
        closes({});
    }
    actions::MonthClosing closes(std::vector<std::string> books) {
        tick();
        return granted(actions::close_month(
            ledger(), {.command = {.month = hui::month_of("2026-01")}, .groups = std::move(books)},
            actor(), [](std::size_t, std::size_t) {}));
    }
    template <class Action, class Wanted>
    void check_closed(Action action, const std::string& loan, Wanted wanted) {
        BOOST_TEST_CONTEXT(loan) {
            check_refused(*this, "month_closed",
                          [&] { return on_loan(action, loan, in_closed, wanted); });
        }
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(loans_closed_month_tests, JanuaryClosed)

BOOST_AUTO_TEST_CASE(no_loan_begins_or_goes_on_in_a_closed_month) {
    check_refused(*this, "month_closed", [&] { return try_apply(of("NEW"), in_closed); });
    check_refused(*this, "month_closed", [&] { return try_certify("APPLIED", in_closed); });
    check_refused(*this, "month_closed", [&] { return try_approve("CERTIFIED", in_closed); });
    check_refused(*this, "month_closed", [&] { return try_disburse("APPROVED", in_closed); });
    check_closed(
        actions::take_over_loan, "APPROVED",
        lending::LoanTakenOver{.loan = {},
                               .disbursed = 12'000'000_vnd,
                               .outstanding = 6'000'000_vnd,
                               .schedule = {{.on = on("2026-12-15"), .principal = 6'000'000_vnd}},
                               .interest_from = begun});
    check_closed(actions::withdraw_loan, "APPROVED",
                 Withdrawn{.loan = {}, .who = Withdrawn::Who::borrower, .reason = "bán được lúa"});
}

BOOST_AUTO_TEST_CASE(no_loan_that_runs_is_touched_in_a_closed_month) {
    check_refused(*this, "month_closed", [&] { return repays("RUNNING", 1_vnd, in_closed); });
    check_refused(*this, "month_closed", [&] { return try_save("RUNNING", in_closed); });
    check_refused(*this, "month_closed", [&] { return try_return_savings("PAID-OFF", in_closed); });
    check_closed(actions::reschedule_loan, "RUNNING",
                 lending::Reschedule{
                     .schedule = lending::NewPlan{.first_due = on("2026-09-10"), .periods = 12},
                     .reason = "mất mùa"});
    check_closed(actions::call_loan, "RUNNING", std::string{"quá hạn"});
    check_closed(actions::write_off_loan, "RUNNING", std::string{"qua đời"});
    check_closed(
        actions::note_on_loan, "RUNNING",
        lending::Noted{
            .loan = {}, .what = lending::Noted::What::visited, .by = "chị Tú", .text = "bò khỏe"});
}

BOOST_AUTO_TEST_CASE(no_money_of_lenders_and_funds_is_dated_in_a_closed_month) {
    check_refused(*this, "month_closed", [&] { return remits("CSXH", 1_vnd, in_closed); });
    check_refused(*this, "month_closed", [&] { return pays_into("QTT", "M1", 1_vnd, in_closed); });
}

BOOST_AUTO_TEST_CASE(nothing_is_undone_in_a_closed_month) {
    const auto note = granted(on_loan(
        actions::note_on_loan, "RUNNING", on("2026-02-01"),
        lending::Noted{
            .loan = {}, .what = lending::Noted::What::visited, .by = "chị Tú", .text = "bò khỏe"}));
    check_refused(*this, "month_closed", [&] { return try_reverse(note.entry.seq, in_closed); });
}

// As with a group: the books of the others stand as they were sealed.
BOOST_AUTO_TEST_CASE(a_portfolio_that_begins_with_money_of_a_sealed_month_is_sealed_on_its_own) {
    in_register([&](hui::store::Book& book) {
        return actions::add_unit(ledger(), book, {.code = "U2", .name = "Ấp 4", .parent = ""},
                                 actor());
    });
    LoanOf late = of("V9");
    late.guarantors = "U2";
    grants(late, in_closed);
    disburses("V9", in_closed);
    BOOST_TEST(closes({"loans/U2"}).sealed);
    std::vector<std::string> seals;
    for (const hui::Entry& entry : journal("register")) {
        if (entry.kind != hui::closing::month_sealed_kind) { continue; }
        const auto seal = hui::closing::month_sealed_of(entry.body);
        seals.push_back(hui::iso(seal.month) + " " + std::to_string(seal.books));
    }
    const std::vector<std::string> wanted{"2026-01 1", "2026-01 1"};
    BOOST_TEST(seals == wanted, boost::test_tools::per_element());
    BOOST_TEST(problems().empty());
    check_refused(*this, "month_closed", [&] { return repays("V9", 1_vnd, in_closed); });
}

BOOST_AUTO_TEST_SUITE_END()
