// Loans and the journal itself: how they stood on a day, as known at a time, is what the entries
// alone give that are dated up to that day and were recorded by that time.
#include "engine/lending/loan_accounts.hpp"
#include "engine/report/loan_report.hpp"
#include "tests/support/officer.hpp"

#include <map>
#include <random>

using hui::Balances;
using hui::Date;
using hui::Days;
using hui::Entry;
using hui::Instant;
using hui::Seq;
using hui::Vnd;
using hui::tests::granted;
using hui::tests::lines_of;
using hui::tests::Officer;
using hui::tests::on;
using Lines = std::vector<std::string>;
namespace account = hui::lending::account;

namespace {

const Date begin = on("2026-02-20");

/// An officer who writes down late, in parts and wrongly what is paid on a loan out of the union's
/// fund, and closes months.
class CarelessOfficer : public Officer {
public:
    explicit CarelessOfficer(unsigned seed) : Officer({.shares = 2}, begin), random_(seed) {
        adds_lender("QTG", "Quỹ tương trợ", hui::registry::LenderKind::fund);
        granted(pays_into("QTG", "M1", Vnd{30'000'000}, begin));
        grants({.lender = "QTG", .saving = Vnd{20'000}}, begin);
        disburses("V001", begin, Vnd{8'000'000});
        for (int step = 0; step < 45; ++step) { live(); }
    }

    std::int64_t draw(std::int64_t least, std::int64_t most) {
        return std::uniform_int_distribution<std::int64_t>{least, most}(random_);
    }
    [[nodiscard]] std::vector<Entry> loans_journal() { return journal("loans/U1"); }
    [[nodiscard]] Balances balances(Date day, std::optional<Instant> known) {
        return granted(hui::report::balance_report(
                           ledger(), {.book = "loans/U1", .on = day, .as_known = known}))
            .front()
            .balances;
    }

private:
    /// What the rules refuse isn't recorded: that is no matter here.
    void live() {
        today_ += Days{draw(0, 9)};
        set_today(today_);
        const Date day = today_ - Days{draw(0, 1) == 0 ? 0 : draw(0, 30)};
        switch (draw(0, 9)) {
            case 0:
                static_cast<void>(on_loan(hui::actions::disburse_loan, "V001", day,
                                          hui::lending::Disburse{.amount = Vnd{500'000}}));
                break;
            case 1:
                static_cast<void>(
                    on_loan(hui::actions::save_with_loan, "V001", day, hui::lending::Save{}));
                break;
            case 2:
            case 3:
                undo_one();
                break;
            case 4:
                static_cast<void>(
                    try_close({.command = {.month = hui::month_of(day) - date::months{1}},
                               .groups = {"loans/U1"}}));
                break;
            default:
                static_cast<void>(repays("V001", Vnd{draw(1, 9) * 75'000}, day));
        }
    }
    void undo_one() {
        tick();
        const Seq seq{draw(7, std::ssize(loans_journal()))};
        static_cast<void>(hui::actions::in_book(ledger(), "loans/U1", [&](auto& book) {
            return hui::actions::reverse(
                ledger(), book,
                {.seq = seq, .command = {.reason = "ghi nhầm", .on = {}}, .ref = ""}, actor());
        }));
    }

    std::mt19937 random_;
    Date today_ = begin;
};

Balances naive_balances(const std::vector<Entry>& entries, Date day, Instant known) {
    Balances sum;
    for (const Entry& entry : entries) {
        if (entry.effective_on <= day && entry.recorded_at <= known) { sum.add(entry.postings); }
    }
    return sum;
}

/// `7 <hash>` of each entry that the journal tells of.
Lines told_journal(CarelessOfficer& officer, Instant known) {
    Lines lines;
    granted(hui::report::read_journal(
        officer.ledger(), {.book = "loans/U1", .as_known = known}, [&](const Entry& entry) {
            lines.push_back(std::to_string(entry.seq.count()) + " " + hui::hex(entry.hash));
        }));
    return lines;
}

Lines naive_journal(const std::vector<Entry>& entries, Instant known) {
    Lines lines;
    for (const Entry& entry : entries) {
        if (entry.recorded_at > known) { continue; }
        lines.push_back(std::to_string(entry.seq.count()) + " " + hui::hex(entry.hash));
    }
    return lines;
}

/// What is owed of the principal, and what is saved, is what their accounts hold.
void check_loan(CarelessOfficer& officer, const std::vector<Entry>& entries, Date day) {
    const Balances sum = naive_balances(entries, day, entries.back().recorded_at);
    const auto standing = granted(hui::report::loan_report(officer.ledger(), "V001", day)).standing;
    BOOST_TEST(standing.outstanding.count() == sum.of(account::principal("V001")).count());
    BOOST_TEST(standing.saved.count() == -sum.of(account::savings("V001")).count());
}

}  // namespace

BOOST_AUTO_TEST_SUITE(loans_both_times_tests)

BOOST_AUTO_TEST_CASE(loans_on_any_day_as_known_at_any_time_are_what_the_entries_give) {
    std::map<std::string, int> lived;
    for (unsigned seed = 1; seed <= 6; ++seed) {
        CarelessOfficer officer{seed};
        const std::vector<Entry> entries = officer.loans_journal();
        for (const Entry& entry : entries) { ++lived[entry.kind]; }
        for (int question = 0; question < 50; ++question) {
            const Date day = begin + Days{officer.draw(0, 260)};
            const auto at = static_cast<std::size_t>(officer.draw(0, std::ssize(entries) - 1));
            const Instant known =
                entries[at].recorded_at - std::chrono::milliseconds{officer.draw(0, 1)};
            if (known < entries.front().recorded_at) { continue; }
            BOOST_TEST_CONTEXT("seed " << seed << ", " << hui::iso(day) << " as known "
                                       << hui::iso(known)) {
                BOOST_TEST(lines_of(officer.balances(day, known)) ==
                               lines_of(naive_balances(entries, day, known)),
                           boost::test_tools::per_element());
                BOOST_TEST(told_journal(officer, known) == naive_journal(entries, known),
                           boost::test_tools::per_element());
                check_loan(officer, entries, day);
            }
        }
        BOOST_TEST(officer.problems() == Lines{}, boost::test_tools::per_element());
    }
    // Otherwise the questions would be about nothing.
    for (const std::string kind : {"loan-repaid", "loan-saved", "reversed", "month-closed"}) {
        BOOST_TEST(lived[kind] >= 6, kind << " was recorded " << lived[kind] << " times");
    }
}

BOOST_AUTO_TEST_SUITE_END()
