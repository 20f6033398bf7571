// Counts of the box: what they compare, what is posted of them, and how long cash lies there.
#include "engine/closing/month_close.hpp"
#include "engine/savings/count.hpp"
#include "engine/savings/group_accounts.hpp"
#include "tests/support/groups.hpp"
#include "tests/support/memory_book.hpp"
#include "tests/support/outcome.hpp"

#include <boost/test/unit_test.hpp>

#include <string>
#include <string_view>
#include <vector>

using hui::Date;
using hui::date_of;
using hui::iso;
using hui::month_of;
using hui::Seq;
using hui::ShareNo;
using hui::Vnd;
using hui::closing::BlockerCode;
using hui::savings::cash_counted_of;
using hui::savings::cash_held;
using hui::savings::Contribute;
using hui::savings::CountCash;
using hui::savings::difference_posted_of;
using hui::savings::Method;
using hui::savings::Notes;
using hui::savings::open_count;
using hui::savings::open_difference;
using hui::savings::Payout;
using hui::savings::PostDifference;
using hui::savings::Reverse;
using hui::tests::MemoryBook;
using hui::tests::opening_of;
using hui::tests::outcome_of;
using namespace hui::literals;

namespace account = hui::account;

namespace {

const Date first_round = date_of("2026-03-05");
const Date counting_day = date_of("2026-03-10");
const PostDifference posting{.reason = "thối nhầm tiền", .on = {}};

CountCash count_of(Vnd counted) { return {.counted = counted, .notes = {}, .by = {"Lan"}}; }
CountCash count_of(std::vector<Notes> notes) {
    return {.counted = {}, .notes = std::move(notes), .by = {"Lan"}};
}

void pay(MemoryBook& book, std::int64_t share, Date on, Method method = Method::cash) {
    BOOST_REQUIRE(book.record(
        Contribute{.share = ShareNo{share}, .amount = 300'000_vnd, .method = method}, on));
}

/// Two of three shares have paid 300,000 each in cash, the third by bank: 600,000 in the box.
struct Box : MemoryBook {
    Box() : MemoryBook(opening_of({})) {
        pay(*this, 1, first_round);
        pay(*this, 2, first_round);
        pay(*this, 3, first_round, Method::bank);
        set_today(date_of("2026-03-31"));
    }
    std::int64_t difference() { return open_difference(group(), history()).count(); }
    hui::savings::CashCounted counts(Vnd counted, Date on = counting_day) {
        const auto seq = record(count_of(counted), on);
        BOOST_REQUIRE(seq.ok());
        return cash_counted_of(entry(*seq).body);
    }
};

/// `2026-03-05 2 300000`: since when, by which entry, how much.
std::vector<std::string> layers(const MemoryBook& book, std::string_view on) {
    std::vector<std::string> texts;
    for (const auto& [since, entry, amount] : cash_held(book.history(), date_of(on))) {
        texts.push_back(iso(since) + " " + std::to_string(entry.count()) + " " +
                        std::to_string(amount.count()));
    }
    return texts;
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(count_tests, Box)

BOOST_AUTO_TEST_CASE(a_count_is_compared_with_the_box_alone_not_with_the_bank) {
    const auto count = counts(600'000_vnd);
    BOOST_TEST(count.book.count() == 600'000);
    BOOST_TEST(count.counted.count() == 600'000);
    BOOST_TEST(difference() == 0);
    BOOST_TEST(entries().back().postings.empty());
}

BOOST_AUTO_TEST_CASE(a_count_is_compared_with_the_end_of_its_own_day) {
    pay(*this, 1, date_of("2026-03-12"));
    BOOST_TEST(counts(600'000_vnd).book.count() == 600'000);
    BOOST_TEST(counts(900'000_vnd, date_of("2026-03-12")).book.count() == 900'000);
}

BOOST_AUTO_TEST_CASE(notes_are_summed_and_kept_from_the_largest_on) {
    const auto seq =
        record(count_of({{50'000_vnd, 1}, {500'000_vnd, 1}, {20'000_vnd, 2}, {10'000_vnd, 1}}),
               counting_day);
    BOOST_REQUIRE(seq.ok());
    BOOST_TEST(entry(*seq).body ==
               R"({"book":600000,"by":[{"name":"Lan"}],"counted":600000,"notes":[)"
               R"({"count":1,"note":500000},{"count":1,"note":50000},{"count":2,"note":20000},)"
               R"({"count":1,"note":10000}]})");
}

BOOST_AUTO_TEST_CASE(notes_that_do_not_exist_or_come_twice_are_refused) {
    const auto refused = record(count_of({{300'000_vnd, 2}}), counting_day);
    BOOST_TEST(outcome_of(refused) == "unknown_note");
    BOOST_TEST(std::get<std::string>(refused.refusal().facts.at(1).value) ==
               "500k, 200k, 100k, 50k, 20k, 10k, 5k, 2k, 1k, 500, 200, 100");
    BOOST_TEST(outcome_of(record(count_of({{0_vnd, 2}}), counting_day)) == "unknown_note");
    BOOST_TEST(outcome_of(record(count_of({{50'000_vnd, 1}, {50'000_vnd, 2}}), counting_day)) ==
               "note_repeated");
    BOOST_TEST(outcome_of(record(count_of({{50'000_vnd, 0}}), counting_day)) == "bad_number");
    BOOST_TEST(outcome_of(record(count_of({{50'000_vnd, -1}}), counting_day)) == "bad_number");
    for (const std::int64_t note :
         {500'000, 200'000, 100'000, 50'000, 20'000, 10'000, 5'000, 2'000, 1'000, 500, 200, 100}) {
        BOOST_TEST(outcome_of(record(count_of({{Vnd{note}, 1}}), counting_day)) == "done");
    }
}

BOOST_AUTO_TEST_CASE(a_sum_that_the_notes_do_not_come_to_is_refused) {
    const CountCash count{
        .counted = 500'000_vnd, .notes = {{200'000_vnd, 2}}, .by = {"Lan", "Bình"}};
    BOOST_TEST(outcome_of(record(count, counting_day)) == "notes_differ");
}

BOOST_AUTO_TEST_CASE(a_count_has_its_day_and_somebody_who_counted) {
    BOOST_TEST(outcome_of(record(count_of(-1_vnd), counting_day)) == "bad_amount");
    BOOST_TEST(outcome_of(record(CountCash{.counted = 1_vnd, .notes = {}, .by = {}},
                                 counting_day)) == "missing_value");
    BOOST_TEST(outcome_of(record(count_of(1_vnd), date_of("2026-04-01"))) == "future_date");
    BOOST_TEST(outcome_of(record(count_of(1_vnd), date_of("2025-03-05"))) == "before_first_period");
    close_through(month_of(counting_day));
    BOOST_TEST(outcome_of(record(count_of(1_vnd), counting_day)) == "month_closed");
}

BOOST_AUTO_TEST_CASE(what_is_missing_is_posted_with_a_reason_and_the_book_follows_the_box) {
    (void)counts(550'000_vnd);
    BOOST_TEST(difference() == -50'000);
    const auto seq = record(posting);
    BOOST_REQUIRE(seq.ok());
    const auto posted = difference_posted_of(entry(*seq).body);
    BOOST_TEST(posted.amount.count() == -50'000);
    BOOST_TEST(entry(posted.count).kind == "cash-counted");
    BOOST_TEST((entry(*seq).effective_on == counting_day));
    BOOST_TEST(balance(account::cash()).count() == 550'000);
    BOOST_TEST(balance(account::cash_difference()).count() == 50'000);
    BOOST_TEST(group().cash_difference.count() == -50'000);
    BOOST_TEST(history().cash_on(counting_day).count() == 550'000);
    BOOST_TEST(difference() == 0);
    BOOST_TEST(outcome_of(record(posting)) == "no_difference");
}

BOOST_AUTO_TEST_CASE(what_is_too_much_is_posted_too) {
    (void)counts(620'000_vnd);
    BOOST_REQUIRE(record(posting));
    BOOST_TEST(balance(account::cash()).count() == 620'000);
    BOOST_TEST(balance(account::cash_difference()).count() == -20'000);
}

BOOST_AUTO_TEST_CASE(nothing_is_posted_without_a_count_or_before_it) {
    BOOST_TEST(outcome_of(record(posting)) == "nothing_counted");
    (void)counts(550'000_vnd);
    BOOST_TEST(outcome_of(record(PostDifference{.reason = "x", .on = date_of("2026-03-09")})) ==
               "before_count");
}

BOOST_AUTO_TEST_CASE(what_was_recorded_after_the_count_explains_what_was_missing) {
    (void)counts(900'000_vnd);
    BOOST_TEST(difference() == 300'000);
    pay(*this, 2, date_of("2026-03-09"));
    BOOST_TEST(difference() == 0);
    BOOST_TEST(cash_counted_of(entries().at(4).body).book.count() == 600'000);
    BOOST_TEST(outcome_of(record(posting)) == "no_difference");
}

BOOST_AUTO_TEST_CASE(what_happens_later_on_the_day_of_a_count_is_not_missing_in_it) {
    (void)counts(600'000_vnd);
    BOOST_REQUIRE(record(Payout{}, counting_day));
    BOOST_TEST(history().cash_on(counting_day).count() == 0);
    BOOST_TEST(difference() == 0);
}

BOOST_AUTO_TEST_CASE(what_the_count_may_have_missed_is_counted_again_before_it_is_posted) {
    (void)counts(600'000_vnd, first_round);
    (void)counts(900'000_vnd);
    BOOST_TEST(!open_count(group(), history(), counting_day)->since);
    pay(*this, 2, counting_day);
    const auto open = open_count(group(), history(), counting_day);
    BOOST_TEST(open->difference.count() == 300'000);
    BOOST_TEST((open->since == entries().back().seq));
    BOOST_TEST(outcome_of(record(posting)) == "count_again");
    BOOST_TEST(outcome_of(record(PostDifference{.reason = "x", .on = date_of("2026-03-31")})) ==
               "count_again");
    // Neither is what never was in the box, nor what is of another day.
    (void)counts(880'000_vnd);
    pay(*this, 3, counting_day, Method::bank);
    pay(*this, 3, date_of("2026-03-11"));
    BOOST_TEST(outcome_of(record(posting)) == "done");
    BOOST_TEST(balance(account::cash()).count() == 1'180'000);
    // Nor is a posting that was undone.
    BOOST_TEST(outcome_of(reverse(entries().back().seq, Reverse{.reason = "tìm thấy", .on = {}})) ==
               "done");
    BOOST_TEST(outcome_of(record(posting)) == "done");
}

BOOST_AUTO_TEST_CASE(an_entry_of_the_day_that_is_undone_since_may_have_been_counted) {
    pay(*this, 2, counting_day);
    const Seq twice = entries().back().seq;
    (void)counts(600'000_vnd);
    BOOST_TEST(outcome_of(reverse(twice, Reverse{.reason = "ghi hai lần", .on = {}})) == "done");
    BOOST_TEST(outcome_of(record(posting)) == "count_again");
    (void)counts(600'000_vnd);
    BOOST_TEST(!open_count(group(), history(), counting_day));
}

BOOST_AUTO_TEST_CASE(an_open_count_is_known_from_its_day_until_it_agrees) {
    BOOST_TEST(!open_count(group(), history(), counting_day));
    (void)counts(550'000_vnd);
    BOOST_TEST(!open_count(group(), history(), date_of("2026-03-09")));
    const auto open = open_count(group(), history(), counting_day);
    BOOST_REQUIRE(open);
    BOOST_TEST(open->difference.count() == -50'000);
    BOOST_TEST((open->count.seq == entries().back().seq));
    BOOST_REQUIRE(record(posting));
    BOOST_TEST(!open_count(group(), history(), counting_day));
}

BOOST_AUTO_TEST_CASE(the_last_count_by_day_decides_and_of_one_day_the_one_recorded_last) {
    (void)counts(550'000_vnd);
    (void)counts(600'000_vnd);
    BOOST_TEST(difference() == 0);
    (void)counts(500'000_vnd, date_of("2026-03-09"));
    BOOST_TEST(difference() == 0);
    (void)counts(580'000_vnd, date_of("2026-03-11"));
    BOOST_TEST(difference() == -20'000);
}

BOOST_AUTO_TEST_CASE(in_a_closed_month_the_difference_is_posted_today_and_once) {
    (void)counts(550'000_vnd);
    close_through(month_of(counting_day));
    set_today(date_of("2026-04-02"));
    BOOST_REQUIRE(record(posting));
    BOOST_TEST((entries().back().effective_on == date_of("2026-04-02")));
    BOOST_TEST(history().cash_on(counting_day).count() == 600'000);
    BOOST_TEST(difference() == 0);
    BOOST_TEST(outcome_of(record(posting)) == "no_difference");
}

BOOST_AUTO_TEST_CASE(what_was_paid_out_since_cannot_have_been_missing) {
    (void)counts(0_vnd);
    BOOST_REQUIRE(record(Payout{}, date_of("2026-03-11")));
    BOOST_TEST(outcome_of(record(posting)) == "cash_since_used");
}

BOOST_AUTO_TEST_CASE(a_posted_difference_is_undone_and_a_count_stands) {
    (void)counts(550'000_vnd);
    const Seq count = entries().back().seq;
    const auto posted = record(posting);
    BOOST_REQUIRE(posted.ok());
    BOOST_TEST(outcome_of(reverse(count, Reverse{.reason = "nhầm", .on = {}})) ==
               "kind_not_reversible");
    BOOST_TEST(outcome_of(reverse(*posted, Reverse{.reason = "tìm thấy", .on = {}})) == "done");
    BOOST_TEST(balance(account::cash_difference()).count() == 0);
    BOOST_TEST(group().cash_difference.count() == 0);
    BOOST_TEST(difference() == -50'000);
}

BOOST_AUTO_TEST_CASE(too_much_that_was_paid_out_since_is_not_undone) {
    (void)counts(620'000_vnd);
    const auto posted = record(posting);
    pay(*this, 1, date_of("2026-03-11"), Method::bank);
    (void)counts(0_vnd, date_of("2026-03-12"));
    BOOST_REQUIRE(record(posting));
    BOOST_TEST(outcome_of(reverse(*posted, Reverse{.reason = "nhầm", .on = {}})) ==
               "money_already_used");
}

BOOST_AUTO_TEST_CASE(a_group_whose_box_differs_is_not_dissolved) {
    (void)counts(550'000_vnd);
    const hui::savings::DissolveGroup wish{.reason = "giải tán", .consents = {}};
    BOOST_TEST(outcome_of(record(wish, date_of("2026-03-31"))) == "difference_stands");
    BOOST_REQUIRE(record(posting));
    BOOST_TEST(outcome_of(record(wish, date_of("2026-03-31"))) == "difference_stands");
}

BOOST_AUTO_TEST_CASE(a_difference_that_nobody_posted_blocks_its_month_and_not_the_one_before) {
    (void)counts(550'000_vnd);
    const auto blocks = [&](std::string_view month) {
        const hui::closing::CloseMonth close{.month = month_of(date_of(month)), .counted = {}};
        const hui::closing::MonthEnd end{.group = as_of(hui::last_day(close.month)),
                                         .balances = balances_on(hui::last_day(close.month)),
                                         .registry = {}};
        std::string names;
        for (const auto& blocker : blockers_of(close, group(), history(), end)) {
            names += std::string{name_of(blocker.code)} + " ";
        }
        return names;
    };
    BOOST_TEST(blocks("2026-03-01") == "round_not_drawn count_differs ");
    BOOST_TEST(blocks("2026-02-01") == "");
    BOOST_REQUIRE(record(posting));
    BOOST_TEST(blocks("2026-03-01") == "money_not_there ");
}

BOOST_AUTO_TEST_CASE(cash_goes_out_in_the_order_in_which_it_came_in) {
    BOOST_TEST(layers(*this, "2026-03-04").empty());
    BOOST_TEST(layers(*this, "2026-03-10") ==
                   (std::vector<std::string>{"2026-03-05 2 300000", "2026-03-05 3 300000"}),
               boost::test_tools::per_element());
    pay(*this, 1, date_of("2026-03-12"));
    (void)counts(800'000_vnd, date_of("2026-03-20"));
    BOOST_REQUIRE(record(posting));
    BOOST_TEST(layers(*this, "2026-03-31") ==
                   (std::vector<std::string>{"2026-03-05 2 200000", "2026-03-05 3 300000",
                                             "2026-03-12 5 300000"}),
               boost::test_tools::per_element());
    BOOST_REQUIRE(record(Payout{.share = {}, .amount = {}, .method = {}}, date_of("2026-03-21")));
    // The pot is taken out of the box first, then out of the bank account.
    BOOST_TEST(layers(*this, "2026-03-31").empty());
}

BOOST_AUTO_TEST_CASE(what_is_left_after_a_payout_came_in_last_also_on_the_day_itself) {
    const Date day = date_of("2026-03-21");
    pay(*this, 1, day);
    pay(*this, 2, day);
    BOOST_REQUIRE(record(Payout{.share = {}, .amount = {}, .method = {}}, day));
    BOOST_TEST(layers(*this, "2026-03-31") == std::vector<std::string>{"2026-03-21 6 300000"},
               boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(what_was_undone_on_its_own_day_was_never_in_the_box) {
    pay(*this, 1, date_of("2026-03-21"));
    BOOST_TEST(outcome_of(reverse(entries().back().seq, Reverse{.reason = "nhầm", .on = {}})) ==
               "done");
    BOOST_TEST(layers(*this, "2026-03-31") ==
                   (std::vector<std::string>{"2026-03-05 2 300000", "2026-03-05 3 300000"}),
               boost::test_tools::per_element());
}

BOOST_AUTO_TEST_SUITE_END()
