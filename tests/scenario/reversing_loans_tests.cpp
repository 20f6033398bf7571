// What was recorded wrongly about a loan is undone by a second entry, and what later money was for
// follows.
#include "engine/journal/reversal.hpp"
#include "tests/support/loan_office.hpp"

#include <algorithm>
#include <string>

using hui::Date;
using hui::Seq;
using hui::lending::Stage;
using hui::tests::check_refused;
using hui::tests::granted;
using hui::tests::LoanOffice;
using hui::tests::on;
using hui::tests::outcome_of;
using hui::tests::Recorded;
using namespace hui::literals;

namespace account = hui::lending::account;

namespace {

const Date paid_out = on("2026-01-15");

/// A loan that the union collects for, paid on its first two days.
struct Collected : LoanOffice {
    Collected() {
        grants({.code = "V1", .lender = "CSXH", .rate = hui::Rate::percent(12)}, on("2026-01-12"));
        disbursed = granted(try_disburse("V1", paid_out));
        first = granted(repays("V1", {}, on("2026-02-15")));
        second = granted(repays("V1", {}, on("2026-03-15")));
    }
    Recorded disbursed;
    Recorded first;
    Recorded second;
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(reversing_loans_tests, Collected)

BOOST_AUTO_TEST_CASE(a_reversed_repayment_is_owed_again) {
    const Recorded undone = granted(try_reverse(second.entry.seq));
    BOOST_TEST(undone.entry.kind == "reversed");
    BOOST_TEST((undone.entry.effective_on == on("2026-03-15")));
    BOOST_TEST((undone.entry.reverses == second.entry.seq));
    BOOST_TEST(hui::undone_by(undone.entry.body).reason == "nhầm");
    const auto now = standing("V1", on("2026-03-15"));
    BOOST_TEST(now.outstanding.count() == 11'000'000);
    BOOST_TEST(now.overdue.principal.count() == 1'000'000);
    BOOST_TEST(-balance(account::to_remit("CSXH"), on("2026-03-15")).count() ==
               LoanOffice::split_of(first).total().count());
    BOOST_TEST(problems().empty());
}

BOOST_AUTO_TEST_CASE(without_an_earlier_repayment_a_later_one_was_for_something_else) {
    granted(try_reverse(first.entry.seq));
    const auto entries = journal("loans/U1");
    BOOST_TEST(entries.back().kind == "loan-reallocated");
    BOOST_TEST((entries.back().effective_on == on("2026-03-15")));
    const auto now = standing("V1", on("2026-03-15"));
    BOOST_TEST(now.days_past_due == 28);
    BOOST_TEST(now.paid.total().count() == LoanOffice::split_of(second).total().count());
    BOOST_TEST(balance(account::guarantee("V1", "U1"), on("2026-03-15")).count() ==
               now.outstanding.count());
    BOOST_TEST(problems().empty());
}

BOOST_AUTO_TEST_CASE(a_book_that_ends_before_what_a_reversal_brings_is_found) {
    granted(try_reverse(first.entry.seq));
    const auto last = journal("loans/U1").back().seq.count();
    auto raw = this->raw();
    raw.drop_guards();
    const std::string of_it =
        " WHERE book = (SELECT id FROM book WHERE code = 'loans/U1') AND seq = " +
        std::to_string(last);
    raw.run("DELETE FROM posting" + of_it);
    raw.run("DELETE FROM entry" + of_it);
    const auto found = problems();
    const std::string wanted = "loans/U1 " + std::to_string(last) + " against_the_rules";
    BOOST_TEST((std::find(found.begin(), found.end(), wanted) != found.end()));
}

BOOST_AUTO_TEST_CASE(the_same_reversal_under_the_same_reference_is_found) {
    const Recorded undone = granted(try_reverse(second.entry.seq, {}, "r1"));
    const Recorded again = granted(try_reverse(second.entry.seq, {}, "r1"));
    BOOST_TEST((again.writing == Recorded::Writing::found));
    BOOST_TEST((again.entry.seq == undone.entry.seq));
}

BOOST_AUTO_TEST_CASE(an_entry_is_reversed_once) {
    granted(try_reverse(second.entry.seq));
    check_refused(*this, "already_reversed", [&] { return try_reverse(second.entry.seq); });
}

BOOST_AUTO_TEST_CASE(what_later_entries_rest_on_is_reversed_after_them) {
    check_refused(*this, "later_in_the_way", [&] { return try_reverse(disbursed.entry.seq); });
    granted(try_reverse(second.entry.seq));
    granted(try_reverse(first.entry.seq));
    granted(try_reverse(disbursed.entry.seq));
    BOOST_TEST((standing("V1", on("2026-03-15")).stage == Stage::approved));
    BOOST_TEST(balance(account::guarantees_given(), on("2026-03-15")).count() == 0);
}

BOOST_AUTO_TEST_CASE(collected_money_that_was_passed_on_stays_paid) {
    const auto sum = LoanOffice::split_of(first).total() + LoanOffice::split_of(second).total();
    const Recorded remitted = granted(remits("CSXH", sum, on("2026-03-16")));
    check_refused(*this, "not_enough_money", [&] { return try_reverse(second.entry.seq); });
    granted(try_reverse(remitted.entry.seq));
    granted(try_reverse(second.entry.seq));
}

BOOST_AUTO_TEST_CASE(openings_applications_and_reversals_stand) {
    const Recorded undone = granted(try_reverse(second.entry.seq));
    for (const Seq seq : {Seq{1}, Seq{2}, undone.entry.seq}) {
        check_refused(*this, "kind_not_reversible", [&] { return try_reverse(seq); });
    }
    check_refused(*this, "unknown_entry", [&] { return try_reverse(Seq{99}); });
    check_refused(*this, "before_original",
                  [&] { return try_reverse(first.entry.seq, on("2026-02-14")); });
    check_refused(*this, "future_date",
                  [&] { return try_reverse(first.entry.seq, on("2028-01-01")); });
}

BOOST_AUTO_TEST_SUITE_END()
