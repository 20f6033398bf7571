// What was recorded wrongly is undone by a second entry that points back;
// nothing is deleted.
#include "engine/journal/reversal.hpp"
#include "tests/support/treasurer.hpp"

#include <string>
#include <string_view>
#include <vector>

using hui::Date;
using hui::Entry;
using hui::iso;
using hui::Seq;
using hui::ShareNo;
using hui::tests::check_refused;
using hui::tests::granted;
using hui::tests::on;
using hui::tests::opening_of;
using hui::tests::Recorded;
using hui::tests::Treasurer;
using namespace hui::literals;

namespace {

const Date first_round = on("2026-03-05");

struct Spring : Treasurer {
    void refuses(std::string_view code, const Recorded& entry, std::optional<Date> day = {}) {
        check_refused(*this, code,
                      [&] { return try_reverse(entry.entry.seq, {.reason = "nhầm", .on = day}); });
    }
    [[nodiscard]] std::vector<std::int64_t> receipts() {
        std::vector<std::int64_t> numbers;
        for (const Entry& entry : journal()) { numbers.push_back(entry.receipt.count()); }
        return numbers;
    }
};

void check_numbers(const std::vector<std::int64_t>& got, const std::vector<std::int64_t>& wanted) {
    BOOST_TEST(got == wanted, boost::test_tools::per_element());
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(reversing_tests, Spring)

BOOST_AUTO_TEST_CASE(a_reversal_bears_the_date_of_what_it_undoes) {
    const Recorded wrong = pays("02", 300'000_vnd, first_round);
    set_today(on("2026-03-20"));
    const Recorded undone = reverses(wrong, "ghi nhầm phần");
    BOOST_TEST(iso(undone.entry.effective_on) == "2026-03-05");
    BOOST_TEST((undone.entry.reverses == wrong.entry.seq));
    BOOST_TEST(undone.entry.kind == "reversed");
    BOOST_TEST(hui::undone_by(undone.entry.body).reason == "ghi nhầm phần");
    BOOST_TEST(share_at("02", first_round).paid.count() == 0);
    BOOST_TEST(group_at(first_round).cash.count() == 0);
    BOOST_TEST(problems().empty());
}

BOOST_AUTO_TEST_CASE(a_reversal_may_bear_a_later_day) {
    const Recorded wrong = pays("02", 300'000_vnd, first_round);
    granted(try_reverse(wrong.entry.seq, {.reason = "trả lại", .on = on("2026-03-09")}));
    BOOST_TEST(share_at("02", on("2026-03-08")).paid.count() == 300'000);
    BOOST_TEST(share_at("02", on("2026-03-09")).paid.count() == 0);
}

BOOST_AUTO_TEST_CASE(what_a_closed_month_holds_is_undone_today_with_its_true_date_in_the_body) {
    const Recorded ahead = pays("02", 300'000_vnd, on("2026-03-01"));
    plays_rounds(1, 1);
    const Recorded again = pays("02", 300'000_vnd, on("2026-03-28"));
    closes("2026-03");
    set_today(on("2026-04-03"));
    const Recorded undone = reverses(again, "người khác nộp");
    BOOST_TEST(iso(undone.entry.effective_on) == "2026-04-03");
    BOOST_TEST(iso(hui::undone_by(undone.entry.body).effective_on) == "2026-03-28");
    BOOST_TEST(hui::undone_by(undone.entry.body).kind == "contributed");
    BOOST_TEST(share_at("02", on("2026-03-31")).paid.count() == 600'000);
    BOOST_TEST(share_at("02", on("2026-04-03")).paid.count() == 300'000);
    refuses("month_closed", ahead, on("2026-03-31"));
    BOOST_TEST(problems().empty());
}

BOOST_AUTO_TEST_CASE(an_entry_is_undone_once) {
    const Recorded wrong = pays("02", 300'000_vnd, first_round);
    const Recorded undone = reverses(wrong, "nhầm");
    refuses("already_reversed", wrong);
    refuses("kind_not_reversible", undone);
}

BOOST_AUTO_TEST_CASE(openings_closings_and_the_register_are_not_undone) {
    plays_rounds(1, 1);
    closes("2026-03");
    const std::vector<Entry> entries = journal();
    for (const Entry& entry : {entries.front(), entries.back()}) {
        check_refused(*this, "kind_not_reversible",
                      [&] { return try_reverse(entry.seq, {.reason = "nhầm", .on = {}}); });
    }
    for (const Entry& entry : journal("register")) {
        check_refused(*this, "kind_not_reversible", [&] {
            return try_in_register([&](hui::store::Book& book) {
                return hui::actions::reverse(
                    ledger(), book,
                    {.seq = entry.seq, .command = {.reason = "nhầm", .on = {}}, .ref = ""},
                    actor());
            });
        });
    }
}

BOOST_AUTO_TEST_CASE(an_entry_that_is_not_there_is_not_undone) {
    for (const Seq seq : {Seq{2}, Seq{0}, Seq{-1}, Seq{INT64_MAX}}) {
        check_refused(*this, "unknown_entry",
                      [&] { return try_reverse(seq, {.reason = "nhầm", .on = {}}); });
    }
}

BOOST_AUTO_TEST_CASE(a_reversal_is_not_dated_before_its_entry_or_tomorrow) {
    set_today(on("2026-03-20"));
    const Recorded wrong = pays("02", 300'000_vnd, first_round);
    refuses("before_original", wrong, on("2026-03-04"));
    refuses("future_date", wrong, on("2026-03-21"));
}

BOOST_AUTO_TEST_CASE(the_payout_goes_first) {
    all_pay(first_round);
    const Recorded pot = draws(first_round);
    const Recorded paid = [&] {
        for (const Entry& entry : journal()) {
            if (entry.kind == "contributed") { return Recorded{.book = "G012", .entry = entry}; }
        }
        return pot;
    }();
    refuses("reverse_payout_first", paid);
    reverses(pot, "chưa giao tiền");
    BOOST_TEST(group_at(first_round).drawn.count() == 0);
    BOOST_TEST(group_at(first_round).cash.count() == 900'000);
    reverses(paid, "tiền giả");
    BOOST_TEST(group_at(first_round).cash.count() == 600'000);
    BOOST_TEST(problems().empty());
}

BOOST_AUTO_TEST_CASE(the_last_draw_goes_first) {
    all_pay(first_round);
    const Recorded first = draws(first_round);
    all_pay(on("2026-04-05"));
    const Recorded second = draws(on("2026-04-05"));
    refuses("reverse_later_first", first);
    reverses(second, "nhầm");
    reverses(first, "nhầm");
    BOOST_TEST(group_at(on("2026-04-05")).drawn.count() == 0);
    BOOST_TEST(group_at(on("2026-04-05")).cash.count() == 1'800'000);
    BOOST_TEST(problems().empty());
}

BOOST_AUTO_TEST_CASE(money_paid_ahead_and_not_used_can_be_given_back) {
    plays_rounds(1, 1);
    const Recorded ahead = pays("02", 600'000_vnd, on("2026-03-20"));
    reverses(ahead, "trả lại");
    BOOST_TEST(group_at(on("2026-03-20")).cash.count() == 0);
    BOOST_TEST(share_at("02", on("2026-03-20")).paid.count() == 300'000);
}

BOOST_AUTO_TEST_CASE(a_pot_paid_out_of_money_paid_ahead_keeps_it) {
    plays_rounds(1, 1);
    const Recorded ahead = pays("02", 600'000_vnd, on("2026-03-20"));
    plays_rounds(2, 2);
    refuses("reverse_payout_first", ahead);
}

BOOST_AUTO_TEST_CASE(the_repayment_of_an_advance_goes_before_the_advance) {
    const Recorded claim = advances("02", first_round);
    const Recorded repaid = pays("02", 300'000_vnd, on("2026-03-20"));
    refuses("reverse_later_first", claim);
    reverses(repaid, "nhầm");
    BOOST_TEST(share_at("02", on("2026-03-20")).advanced.count() == 300'000);
    reverses(claim, "nhầm");
    BOOST_TEST(share_at("02", on("2026-03-20")).advanced.count() == 0);
    BOOST_TEST(group_at(on("2026-03-20")).cash.count() == 0);
    BOOST_TEST(problems().empty());
}

BOOST_AUTO_TEST_CASE(receipts_have_no_gap_and_a_reversal_takes_none) {
    const Recorded wrong = pays("01", 300'000_vnd, first_round);
    reverses(wrong, "nhầm");
    all_pay(first_round);
    const Recorded pot = draws(first_round);
    reverses(pot, "nhầm");
    draws(first_round);
    advances("01", on("2026-04-05"));
    closes("2026-03");
    check_numbers(receipts(), {0, 1, 0, 2, 3, 4, 5, 0, 6, 7, 0});
}

BOOST_AUTO_TEST_CASE(each_book_numbers_its_own_receipts) {
    pays("01", 300'000_vnd, first_round);
    auto group = opening_of({});
    group.terms.code = "G013";
    opens(group);
    BOOST_TEST(pays("01", 300'000_vnd, first_round).entry.receipt.count() == 1);
    turns_to("G012");
    BOOST_TEST(pays("02", 300'000_vnd, first_round).entry.receipt.count() == 2);
}

BOOST_AUTO_TEST_CASE(a_refused_command_takes_no_receipt_and_no_number) {
    const Recorded first = pays("01", 300'000_vnd, first_round);
    refuses("before_original", first, on("2026-03-04"));
    const Recorded second = pays("02", 300'000_vnd, first_round);
    BOOST_TEST(second.entry.receipt.count() == 2);
    BOOST_TEST(second.entry.seq.count() == first.entry.seq.count() + 1);
}

BOOST_AUTO_TEST_SUITE_END()
