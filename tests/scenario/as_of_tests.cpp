// What stood on a day, and what was known of it at a time: always the plain sum
// of the entries.
#include "engine/savings/group_accounts.hpp"
#include "tests/support/treasurer.hpp"

#include <string_view>
#include <vector>

using hui::Balances;
using hui::Date;
using hui::Days;
using hui::Entry;
using hui::Instant;
using hui::iso;
using hui::ShareNo;
using hui::tests::granted;
using hui::tests::lines_of;
using hui::tests::on;
using hui::tests::outcome_of;
using hui::tests::Recorded;
using hui::tests::Treasurer;
using namespace hui::literals;

namespace {

Balances naive_sum(const std::vector<Entry>& entries, Date day, std::optional<Instant> known) {
    Balances sum;
    for (const Entry& entry : entries) {
        const bool is_known = !known || entry.recorded_at <= *known;
        if (entry.effective_on <= day && is_known) { sum.add(entry.postings); }
    }
    return sum;
}

/// Names the days on which the ledger's answer is another.
void check_days(Treasurer& treasurer, std::optional<Instant> known = {}) {
    const std::vector<Entry> entries = treasurer.journal();
    std::vector<std::string> wrong;
    for (Date day = on("2026-02-25"); day <= on("2026-07-05"); day += Days{1}) {
        const Balances told = treasurer.balances_at(day, known);
        if (lines_of(told) != lines_of(naive_sum(entries, day, known))) {
            wrong.push_back(iso(day) + (known ? " known " + iso(*known) : ""));
        }
    }
    BOOST_TEST(wrong == std::vector<std::string>{}, boost::test_tools::per_element());
}

/// Four months with money paid ahead, late, in parts and by the organiser,
/// closed as they pass.
struct FourMonths : Treasurer {
    FourMonths() : Treasurer({.shares = 4}, on("2026-02-20")) {
        set_today(on("2026-03-01"));
        pays("04", 500'000_vnd, on("2026-02-27"));
        set_today(on("2026-03-20"));
        all_pay(on("2026-03-05"));
        pays("02", 300'000_vnd, on("2026-03-20"));
        draws(on("2026-03-20"));
        set_today(on("2026-04-02"));
        const Recorded wrong = pays("01", 200'000_vnd, on("2026-03-30"));
        pays("03", 300'000_vnd, on("2026-04-01"));
        closes("2026-03");
        set_today(on("2026-04-30"));
        pays("01", 300'000_vnd, on("2026-04-05"));
        advances("04", on("2026-04-05"));
        draws(on("2026-04-05"));
        reverses(wrong, "nhầm nhóm");
        pays("02", 300'000_vnd, on("2026-04-29"));
        closes("2026-04");
        set_today(on("2026-06-10"));
        all_pay(on("2026-05-10"));
        draws(on("2026-05-10"));
        closes("2026-05");
        all_pay(on("2026-06-05"));
        draws(on("2026-06-05"));
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(as_of_tests, FourMonths)

BOOST_AUTO_TEST_CASE(every_day_is_the_sum_of_the_entries_up_to_it) {
    check_days(*this);
    BOOST_TEST(problems().empty());
}

BOOST_AUTO_TEST_CASE(every_day_as_known_at_each_entry_is_the_sum_of_what_was_recorded) {
    for (const Entry& entry : journal()) { check_days(*this, entry.recorded_at); }
}

BOOST_AUTO_TEST_CASE(every_day_as_known_just_before_each_entry_leaves_it_out) {
    const std::vector<Entry> entries = journal();
    for (std::size_t i = 1; i < entries.size(); ++i) {
        check_days(*this, entries[i].recorded_at - std::chrono::milliseconds{1});
    }
}

BOOST_AUTO_TEST_CASE(what_was_known_before_the_first_entry_is_no_question) {
    const auto ask = [&](Date day, std::optional<Instant> known) {
        return outcome_of(
            hui::report::balance_report(ledger(), {.book = "G012", .on = day, .as_known = known}));
    };
    const Instant first = journal().front().recorded_at;
    BOOST_TEST(ask(on("2026-12-31"), first) == "done");
    BOOST_TEST(ask(on("2026-12-31"), first - std::chrono::milliseconds{1}) == "before_recording");
}

/// Money for the first round may be paid in the period before it.
BOOST_AUTO_TEST_CASE(a_day_before_the_books_begin_is_no_question) {
    const auto ask = [&](Date day) {
        return outcome_of(
            hui::report::balance_report(ledger(), {.book = "G012", .on = day, .as_known = {}}));
    };
    BOOST_TEST(ask(on("2026-02-05")) == "done");
    BOOST_TEST(ask(on("2026-02-04")) == "before_books");
    BOOST_TEST(outcome_of(hui::report::due_report(
                   ledger(), {.group = {}, .month = {}, .on = on("1999-01-01")})) ==
               "before_ledger");
}

BOOST_AUTO_TEST_CASE(money_paid_ahead_stands_in_the_month_in_which_it_was_paid) {
    BOOST_TEST(balances_at(on("2026-02-28")).of(hui::account::cash()).count() == 500'000);
    BOOST_TEST(share_at("04", on("2026-02-28")).paid.count() == 500'000);
    BOOST_TEST(share_at("02", on("2026-03-31")).paid.count() == 600'000);
}

BOOST_AUTO_TEST_CASE(a_correction_is_known_from_the_day_it_was_made) {
    const hui::Account member = hui::account::member(ShareNo{1});
    const Instant before = Instant{on("2026-04-29")};
    const Instant after = Instant{on("2026-05-01")};
    BOOST_TEST(balances_at(on("2026-04-30"), before).of(member).count() == 700'000);
    BOOST_TEST(balances_at(on("2026-04-30"), after).of(member).count() == 600'000);
    BOOST_TEST(balances_at(on("2026-03-31"), after).of(member).count() == 700'000);
}

/// The computer's clock was wrong in March: what it recorded then counts as of
/// December.
BOOST_AUTO_TEST_CASE(a_closing_does_not_make_known_what_was_recorded_later_by_the_clock) {
    Treasurer other{{.shares = 3}, on("2026-03-01")};
    other.set_today(on("2026-12-01"));
    other.pays("01", 300'000_vnd, on("2026-03-05"));
    other.set_today(on("2026-04-10"));
    other.all_pay(on("2026-03-05"));
    other.draws(on("2026-03-05"));
    other.closes("2026-03");
    check_days(other, Instant{on("2026-05-01")});
}

BOOST_AUTO_TEST_CASE(every_book_sums_to_zero_on_every_day) {
    for (Date day = on("2026-02-25"); day <= on("2026-07-05"); day += Days{1}) {
        BOOST_TEST(balances_at(day).sum().count() == 0);
    }
}

BOOST_AUTO_TEST_SUITE_END()
