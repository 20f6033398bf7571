// Every figure can be taken apart into entries and days that sum to it.
#include "engine/report/explain.hpp"
#include "engine/report/loan_report.hpp"
#include "tests/support/explained_figures.hpp"
#include "tests/support/honest_ledger.hpp"

#include <boost/test/unit_test.hpp>

#include <set>
#include <string>
#include <vector>

using hui::Account;
using hui::Date;
using hui::Rate;
using hui::Seq;
using hui::Vnd;
using hui::report::ExplainedLine;
using hui::report::Explanation;
using hui::tests::explain_everything;
using hui::tests::granted;
using hui::tests::GroupOf;
using hui::tests::HonestLedger;
using hui::tests::on;
using hui::tests::outcome_of;
using hui::tests::share;
using hui::tests::Treasurer;
using namespace hui::literals;

namespace lending = hui::lending;
namespace report = hui::report;

using What = ExplainedLine::What;

namespace {

/// A group of three: share 02 pays its first due in two parts, 10 and 28 days late, the organiser
/// advances the second due of share 03; March is closed.
struct Auditor : Treasurer {
    Auditor() : Treasurer(GroupOf{}) {
        for (const auto* no : {"01", "03"}) { pays(no, 300'000_vnd, on("2026-03-05")); }
        pays("02", 120'000_vnd, on("2026-03-15"));
        pays("02", 180'000_vnd, on("2026-03-31"));
        draws(on("2026-03-31"));
        closes("2026-03");
        for (const auto* no : {"01", "02"}) { pays(no, 300'000_vnd, on("2026-04-05")); }
        advance = advances("03", on("2026-04-05")).entry.seq;
        draws(on("2026-04-05"));
    }
    Explanation due(std::string_view no, std::string_view day) {
        return granted(report::explain_due(ledger(), "g012", share(no), {.on = on(day)}));
    }
    Explanation late(std::string_view no, std::string_view day) {
        return granted(report::explain_late_interest(ledger(), "G012", share(no), {.on = on(day)}));
    }
    hui::Result<Explanation> balance(std::string account, report::AsOf as_of) {
        return report::explain_balance(ledger(), "G012", Account{std::move(account)}, as_of);
    }
    hui::Entry entry(Seq seq) {
        return journal("G012").at(static_cast<std::size_t>(seq.count() - 1));
    }
    Seq advance;
};

std::vector<std::int64_t> amounts_of(const std::vector<ExplainedLine>& lines) {
    std::vector<std::int64_t> amounts;
    for (const ExplainedLine& line : lines) { amounts.push_back(line.amount.count()); }
    return amounts;
}
using Amounts = std::vector<std::int64_t>;

}  // namespace

BOOST_AUTO_TEST_SUITE(explain_tests)

BOOST_FIXTURE_TEST_CASE(every_figure_of_a_busy_ledger_is_what_its_lines_come_to, HonestLedger) {
    for (const auto* day : {"2026-03-31", "2026-04-20", "2026-06-20", "2026-07-20", "2026-09-15",
                            "2026-12-31", "2027-03-01"}) {
        const auto figures = explain_everything(ledger(), on(day));
        BOOST_TEST(figures.explained > 30);
        for (const std::string& wrong : figures.wrong) { BOOST_ERROR(day << " " << wrong); }
    }
}

BOOST_FIXTURE_TEST_CASE(a_balance_starts_at_the_last_closing_and_names_it, Auditor) {
    const auto told = granted(balance("assets:cash", {.on = on("2026-04-05")}));
    BOOST_REQUIRE(told.starts_from.has_value());
    BOOST_TEST((told.starts_from->month == hui::month_of(on("2026-03-01"))));
    const auto entries = journal("G012");
    const auto closing = std::find_if(entries.begin(), entries.end(), [](const hui::Entry& entry) {
        return entry.kind == "month-closed";
    });
    BOOST_REQUIRE(closing != entries.end());
    BOOST_TEST((told.starts_from->seq == closing->seq));
    BOOST_TEST(told.starts_from->witness.text() == hui::Witness::of(closing->hash).text());
    BOOST_TEST((told.lines.front().what == What::stated));
    BOOST_TEST(amounts_of(told.lines) == (Amounts{0, 300'000, 300'000, 300'000, -900'000}),
               boost::test_tools::per_element());
    BOOST_TEST(told.lines[3].kind == "advanced");
    BOOST_TEST((told.lines[3].seq == advance));
    // On the last day of a closed month nothing is left to add.
    BOOST_TEST(granted(balance("assets:cash", {.on = on("2026-03-31")})).lines.size() == 1U);
    const auto before = granted(balance("assets:cash", {.on = on("2026-03-30")}));
    BOOST_TEST(!before.starts_from.has_value());
    BOOST_TEST(before.total.count() == 720'000);
}

BOOST_FIXTURE_TEST_CASE(a_balance_as_it_was_known_leaves_out_what_was_recorded_later, Auditor) {
    const auto known = journal("G012")[2].recorded_at;
    const auto told = granted(balance("assets:cash", {.on = on("2026-04-05"), .as_known = known}));
    BOOST_TEST(told.lines.size() == 2U);
    BOOST_TEST(told.total.count() == 600'000);
    BOOST_TEST(!told.starts_from.has_value());
}

BOOST_FIXTURE_TEST_CASE(what_no_book_has_is_no_figure, Auditor) {
    BOOST_TEST(outcome_of(balance("assets:gold", {.on = on("2026-04-05")})) == "unknown_figure");
    BOOST_TEST(outcome_of(report::explain_balance(ledger(), "G9", hui::account::cash(),
                                                  {.on = on("2026-04-05")})) == "unknown_book");
    BOOST_TEST(outcome_of(balance("assets:cash", {.on = on("2026-01-01")})) == "before_books");
    BOOST_TEST(outcome_of(report::explain_due(ledger(), "G012", share("09"),
                                              {.on = on("2026-04-05")})) == "unknown_share");
    BOOST_TEST(outcome_of(report::explain_sheet(ledger(), "G012", hui::month_of(on("2026-03-01")),
                                                "gold")) == "unknown_figure");
    BOOST_TEST(outcome_of(report::explain_sheet(ledger(), "G012", hui::month_of(on("2026-04-01")),
                                                "reserve")) == "month_not_closed");
    BOOST_TEST(outcome_of(report::explain_loan(ledger(), "V9", lending::Figure::payoff,
                                               on("2026-04-05"))) == "unknown_loan");
}

BOOST_FIXTURE_TEST_CASE(a_due_names_the_entries_that_paid_it_and_those_paid_by_others, Auditor) {
    const auto told = due("02", "2026-05-05");
    BOOST_TEST(amounts_of(told.lines) ==
                   (Amounts{300'000, -120'000, -180'000, 300'000, -300'000, 300'000}),
               boost::test_tools::per_element());
    BOOST_TEST((told.lines[1].on == on("2026-03-15")));
    BOOST_TEST(told.lines[4].n == 2);

    const auto advanced = due("03", "2026-04-05");
    BOOST_TEST(advanced.total.count() == 300'000);
    BOOST_TEST((advanced.lines.back().what == What::in_its_place));
    BOOST_TEST((advanced.lines.back().seq == advance));
    BOOST_TEST(advanced.lines.back().beside.count() == 300'000);
}

BOOST_FIXTURE_TEST_CASE(what_was_paid_ahead_is_told_once_its_round_is_due, Auditor) {
    const Seq ahead = pays("01", 300'000_vnd, on("2026-05-01")).entry.seq;
    BOOST_TEST(due("01", "2026-05-04").lines.size() == 4U);
    const auto told = due("01", "2026-05-05");
    BOOST_TEST(told.total.count() == 0);
    BOOST_TEST((told.lines.back().seq == ahead));
    BOOST_TEST(told.lines.back().amount.count() == -300'000);
}

BOOST_FIXTURE_TEST_CASE(a_reversed_contribution_paid_nothing, Auditor) {
    const auto wrong = pays("02", 300'000_vnd, on("2026-05-05"));
    BOOST_TEST(due("02", "2026-05-05").total.count() == 0);
    reverses(wrong, "gõ nhầm");
    const auto told = due("02", "2026-05-05");
    BOOST_TEST(told.total.count() == 300'000);
    BOOST_TEST((told.lines.back().what == What::due));
}

BOOST_FIXTURE_TEST_CASE(interest_is_told_by_the_days_and_what_each_adds_to_one_rounding, Auditor) {
    const auto told = late("02", "2026-03-31");
    // 300,000 for 10 days and 180,000 for 16: 821.9 and 789.04, together 1,610.96.
    BOOST_REQUIRE_EQUAL(told.lines.size(), 2U);
    BOOST_TEST(told.lines[0].base.count() == 300'000);
    BOOST_TEST(told.lines[0].days.count() == 10);
    BOOST_TEST((told.lines[0].rate == Rate::percent(10)));
    BOOST_TEST(told.lines[1].base.count() == 180'000);
    BOOST_TEST(told.lines[1].days.count() == 16);
    BOOST_TEST(amounts_of(told.lines) == (Amounts{822, 789}), boost::test_tools::per_element());
    BOOST_TEST(told.total.count() == 1'611);
    BOOST_REQUIRE_EQUAL(told.grounds.size(), 1U);
    BOOST_TEST(told.grounds[0].kind == "group-opened");
}

BOOST_FIXTURE_TEST_CASE(days_that_were_late_name_the_entry_that_ended_them, Auditor) {
    const auto told = late("02", "2026-03-31");
    BOOST_TEST(entry(*told.lines[0].seq).kind == "contributed");
    BOOST_TEST((entry(*told.lines[0].seq).effective_on == on("2026-03-15")));
    BOOST_TEST(told.lines[0].kind == "contributed");
    BOOST_TEST((entry(*told.lines[1].seq).effective_on == on("2026-03-31")));
    BOOST_TEST((until_of(told, told.lines[1]) == report::Until::entry));
    const auto open = due("02", "2026-05-15");
    BOOST_TEST(!open.interest_lines.at(0).seq.has_value());
    BOOST_TEST((until_of(open, open.interest_lines[0]) == report::Until::asked));
}

BOOST_FIXTURE_TEST_CASE(of_two_that_paid_on_one_day_each_ends_the_due_that_it_paid, Auditor) {
    const Seq first = pays("03", 300'000_vnd, on("2026-06-10")).entry.seq;
    const Seq second = pays("03", 300'000_vnd, on("2026-06-10")).entry.seq;
    const auto told = late("03", "2026-06-10");
    BOOST_REQUIRE_EQUAL(told.lines.size(), 3U);  // its own pot is late, too
    BOOST_TEST((told.lines[0].n == 2 && told.lines[0].seq == first));
    BOOST_TEST((told.lines[1].n == 3 && told.lines[1].seq == second));
}

BOOST_FIXTURE_TEST_CASE(a_contribution_that_was_undone_and_its_reversal_are_named, Auditor) {
    const auto wrong = pays("02", 100'000_vnd, on("2026-05-10"));
    granted(try_reverse(wrong.entry.seq, {.reason = "gõ nhầm", .on = on("2026-05-20")}));
    const auto told = due("02", "2026-05-25").interest_lines;
    BOOST_REQUIRE_EQUAL(told.size(), 3U);
    BOOST_TEST((told[0].seq == wrong.entry.seq));
    BOOST_TEST((told[1].reverses == wrong.entry.seq));
    BOOST_TEST(told[1].kind == "reversed");
    BOOST_TEST(!told[2].seq.has_value());
}

BOOST_FIXTURE_TEST_CASE(a_rate_that_changed_ends_the_days_of_the_one_before, Auditor) {
    const auto policy = in_register([&](hui::store::Book& book) {
        return hui::actions::set_policy(
            ledger(), book, {.key = "late-rate-default", .value = "6", .from = on("2026-05-11")},
            actor());
    });
    const auto told = due("02", "2026-05-25").interest_lines;
    BOOST_REQUIRE_EQUAL(told.size(), 2U);
    BOOST_TEST(told[0].book == "register");
    BOOST_TEST((told[0].seq == policy.entry.seq));
    BOOST_TEST((told[1].rate == Rate::percent(6)));
}

BOOST_FIXTURE_TEST_CASE(where_nothing_is_owed_the_opening_is_named_all_the_same, Auditor) {
    const auto told = due("01", "2026-03-05");
    BOOST_TEST(told.total.count() == 0);
    BOOST_REQUIRE_EQUAL(told.grounds.size(), 1U);
    BOOST_TEST(told.grounds[0].kind == "group-opened");
    BOOST_TEST(told.notes.empty());
}

BOOST_AUTO_TEST_CASE(in_a_net_group_the_swap_that_made_a_share_owe_is_named) {
    Treasurer group{GroupOf{.shares = 4, .pot = hui::savings::Pot::net}};
    group.pays("03", 300'000_vnd, on("2026-03-05"));
    group.pays("04", 300'000_vnd, on("2026-03-05"));
    const hui::savings::SwapTurns swap{.one = share("02"),
                                       .other = share("03"),
                                       .consents = {{share("02"), "Lan"}, {share("03"), "Hoa"}}};
    const Seq swapped =
        granted(group.try_turns({.command = swap, .on = on("2026-03-10"), .ref = ""})).entry.seq;
    const auto told =
        granted(report::explain_due(group.ledger(), "G012", share("02"), {.on = on("2026-04-15")}));
    BOOST_REQUIRE_EQUAL(told.grounds.size(), 2U);
    BOOST_TEST((told.grounds[1].seq == swapped));
    BOOST_REQUIRE_EQUAL(told.notes.size(), 1U);
    BOOST_TEST((told.notes[0] == Explanation::Note::not_in_own_round));
}

BOOST_FIXTURE_TEST_CASE(interest_that_was_paid_stays_told_and_is_taken_off, Auditor) {
    const auto paid = granted(
        record(hui::savings::SettleInterest{.share = share("02"), .round = {}, .reason = {}},
               on("2026-04-06")));
    const auto told = late("02", "2026-04-06");
    BOOST_TEST(amounts_of(told.lines) == (Amounts{822, 789, -1'611}),
               boost::test_tools::per_element());
    BOOST_TEST((told.lines.back().seq == paid.entry.seq));
    BOOST_TEST(told.total.count() == 0);
    BOOST_TEST(late("02", "2026-04-05").total.count() == 1'611);
}

BOOST_FIXTURE_TEST_CASE(a_rate_that_was_set_since_is_named_and_changes_nothing_settled, Auditor) {
    granted(record(hui::savings::SettleInterest{.share = share("02"), .round = {}, .reason = {}},
                   on("2026-04-06")));
    in_register([&](hui::store::Book& book) {
        return hui::actions::set_policy(
            ledger(), book, {.key = "late-rate-default", .value = "6", .from = on("2026-03-01")},
            actor());
    });
    BOOST_TEST(amounts_of(late("02", "2026-04-06").lines) == (Amounts{822, 789, -1'611}),
               boost::test_tools::per_element());
    const auto told = due("03", "2026-04-15");
    BOOST_REQUIRE_EQUAL(told.interest_lines.size(), 1U);
    BOOST_TEST((told.interest_lines[0].rate == Rate::percent(6)));
    BOOST_TEST(told.interest.count() == 493);
    BOOST_REQUIRE_EQUAL(told.grounds.size(), 2U);
    BOOST_TEST(told.grounds[1].book == "register");
    BOOST_TEST(told.grounds[1].kind == "policy-set");
}

BOOST_AUTO_TEST_CASE(a_late_instalment_is_told_by_its_parts_example_8) {
    hui::tests::Officer officer;
    officer.adds_lender("NHCS", "Ngân hàng Chính sách", hui::registry::LenderKind::collected);
    officer.grants({.principal = 20'000'000_vnd}, on("2026-01-15"));
    officer.disburses("V001", on("2026-01-15"));
    granted(officer.repays("V001", {}, on("2026-02-15")));
    granted(officer.repays("V001", {}, on("2026-03-15")));
    const auto told = [&](lending::Figure figure, std::string_view day) {
        return granted(report::explain_loan(officer.ledger(), "v001", figure, on(day)));
    };
    const auto overdue = told(lending::Figure::overdue, "2026-04-27");
    BOOST_TEST(amounts_of(overdue.lines) == (Amounts{1'666'667, 93'425, 5'425, 307}),
               boost::test_tools::per_element());
    BOOST_TEST((overdue.lines[2].what == What::on_late_principal));
    BOOST_TEST(overdue.lines[2].base.count() == 1'666'667);
    BOOST_TEST(overdue.lines[2].days.count() == 12);
    BOOST_TEST((overdue.lines[2].rate == Rate::from_ppm(99'000)));
    BOOST_TEST(overdue.grounds.front().kind == "loan-applied");
    BOOST_TEST(overdue.grounds.back().kind == "loan-disbursed");

    granted(officer.repays("V001", 1'700'000_vnd, on("2026-04-27")));
    const auto after = told(lending::Figure::overdue, "2026-04-27");
    BOOST_TEST(amounts_of(after.lines) == (Amounts{1'666'667, 93'425, 5'425, 307, -1'700'000}),
               boost::test_tools::per_element());
    // 8 May: what was late ended with the repayment, the running period goes on.
    const auto interest = told(lending::Figure::interest, "2026-05-08");
    BOOST_TEST((interest.lines[1].what == What::on_late_principal));
    BOOST_TEST(interest.lines[1].kind == "loan-repaid");
    BOOST_TEST((until_of(interest, interest.lines[0]) == report::Until::fell_due));
    BOOST_TEST((until_of(interest, interest.lines.back()) == report::Until::asked));
    const auto outstanding = told(lending::Figure::outstanding, "2026-04-27");
    BOOST_TEST(
        amounts_of(outstanding.lines) == (Amounts{20'000'000, -1'666'667, -1'666'667, -1'666'667}),
        boost::test_tools::per_element());
}

BOOST_FIXTURE_TEST_CASE(a_figure_of_the_half_year_is_told_by_books_and_each_book_by_its_entries,
                        HonestLedger) {
    const report::HalfYear period = granted(report::parse_half_year("2026-1"));
    for (const auto* figure : {"contributed", "members", "arrears", "cash", "loan_outstanding"}) {
        const auto all =
            granted(report::explain_half_year(ledger(), {.period = period, .figure = figure}));
        BOOST_TEST(!all.lines.empty(), figure);
        Vnd by_books;
        std::set<std::string> books;
        for (const ExplainedLine& line : all.lines) { books.insert(line.book); }
        for (const std::string& book : books) {
            by_books += granted(report::explain_half_year(
                                    ledger(), {.period = period, .figure = figure, .book = book}))
                            .total;
        }
        BOOST_TEST(by_books.count() == all.total.count(), figure);
    }
}

BOOST_FIXTURE_TEST_CASE(who_is_in_two_groups_counts_with_the_first, Auditor) {
    add_members(4);
    auto other = hui::tests::opening_of({.shares = 4});
    other.terms.code = "G013";
    opens(other);
    other.terms.code = "G014";
    opens(other);
    const auto told = granted(report::explain_half_year(
        ledger(), {.period = granted(report::parse_half_year("2026-1")), .figure = "members"}));
    BOOST_TEST(amounts_of(told.lines) == (Amounts{3, 1, 0}), boost::test_tools::per_element());
    BOOST_TEST(told.lines[1].book == "G013");
    BOOST_TEST((told.measure == report::Measure::count));
    BOOST_TEST(outcome_of(report::explain_half_year(
                   ledger(), {.period = granted(report::parse_half_year("2026-1")),
                              .figure = "weather"})) == "unknown_figure");
}

BOOST_FIXTURE_TEST_CASE(a_book_in_which_nothing_was_posted_has_no_balance, Auditor) {
    BOOST_TEST(outcome_of(report::explain_balance(ledger(), "register", hui::account::cash(),
                                                  {.on = on("2026-04-05")})) == "nothing_posted");
}

BOOST_AUTO_TEST_SUITE_END()
