#include "engine/savings/history.hpp"
#include "tests/support/groups.hpp"
#include "tests/support/memory_book.hpp"

#include <boost/test/unit_test.hpp>

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

using hui::Date;
using hui::date_of;
using hui::Days;
using hui::Entry;
using hui::Round;
using hui::Seq;
using hui::ShareNo;
using hui::Vnd;
using hui::savings::Advance;
using hui::savings::AdvancedDue;
using hui::savings::Contribute;
using hui::savings::first_shortfall;
using hui::savings::Group;
using hui::savings::History;
using hui::savings::lacking_for;
using hui::savings::Method;
using hui::savings::Movement;
using hui::savings::movement_of;
using hui::savings::Payout;
using hui::savings::Pot;
using hui::savings::Shortfall;
using hui::tests::group_of;
using hui::tests::MemoryBook;
using hui::tests::opening_of;
using namespace hui::literals;

namespace {

const Date first_round = date_of("2026-03-05");
constexpr ShareNo first{1};
constexpr ShareNo second{2};

Date march(unsigned day) { return date::year{2026} / date::month{3} / date::day{day}; }

/// Money into (or out of) the box on a day of March.
Movement cash_on(unsigned day, std::int64_t amount, std::int64_t seq = 0) {
    Movement movement{};
    movement.on = march(day);
    movement.seq = Seq{seq};
    movement.share = first;
    movement.cash = Vnd{amount};
    return movement;
}

History history_of(const std::vector<Movement>& movements) {
    History history;
    for (const Movement& movement : movements) { history.add(movement); }
    return history;
}

std::int64_t least_on(const std::vector<Movement>& movements, unsigned day) {
    return history_of(movements).least_cash(march(day)).count();
}

MemoryBook book_with_an_advance() {
    MemoryBook book{opening_of({})};
    BOOST_REQUIRE(book.record(Advance{.share = second, .amount = 200'000_vnd}, first_round));
    BOOST_REQUIRE(
        book.record(Contribute{.share = second, .amount = 250'000_vnd}, date_of("2026-03-20")));
    return book;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(history_tests)

BOOST_AUTO_TEST_CASE(movements_stand_in_the_order_of_date_and_sequence) {
    const History history =
        history_of({cash_on(20, 1, 5), cash_on(5, 2, 9), cash_on(5, 3, 4), cash_on(5, 4, 12)});
    std::vector<std::int64_t> order;
    for (const Movement& movement : history.movements()) { order.push_back(movement.seq.count()); }
    const std::vector<std::int64_t> expected{4, 9, 12, 5};
    BOOST_TEST(order == expected, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_group_as_of_a_day_holds_what_is_dated_on_it_or_before) {
    MemoryBook book{opening_of({.shares = 2})};
    for (const auto share : {first, second}) {
        BOOST_REQUIRE(book.record(Contribute{.share = share, .amount = 600'000_vnd}, first_round));
    }
    BOOST_REQUIRE(book.record(Payout{}, date_of("2026-03-08")));
    BOOST_TEST((book.as_of(first_round - Days{1}) == group_of({.shares = 2})));
    BOOST_TEST(book.as_of(first_round).find(first)->paid.count() == 600'000);
    BOOST_TEST(book.as_of(date_of("2026-03-07")).drawn.count() == 0);
    BOOST_TEST(book.as_of(date_of("2026-03-08")).drawn.count() == 1);
    BOOST_TEST(book.as_of(date_of("2026-03-08")).find(first)->received.count() == 600'000);
    BOOST_TEST((book.as_of(Date::max()) == book.group()));
}

BOOST_AUTO_TEST_CASE(what_was_recorded_later_but_is_dated_before_counts) {
    MemoryBook book{opening_of({})};
    const auto pay = [&](Vnd amount, std::string_view on) {
        BOOST_REQUIRE(book.record(Contribute{.share = first, .amount = amount}, date_of(on)));
    };
    pay(100'000_vnd, "2026-04-05");
    pay(50'000_vnd, "2026-03-05");
    BOOST_TEST(book.as_of(date_of("2026-03-05")).find(first)->paid.count() == 50'000);
    BOOST_TEST(book.as_of(date_of("2026-04-04")).find(first)->paid.count() == 50'000);
    BOOST_TEST(book.as_of(date_of("2026-04-05")).find(first)->paid.count() == 150'000);
}

BOOST_AUTO_TEST_CASE(an_empty_box_holds_nothing_on_any_day) {
    BOOST_TEST(least_on({}, 5) == 0);
    BOOST_TEST(history_of({}).least_bank(Date::min()).count() == 0);
}

BOOST_AUTO_TEST_CASE(money_that_came_before_the_day_is_there) {
    BOOST_TEST(least_on({cash_on(5, 300)}, 5) == 300);
    BOOST_TEST(least_on({cash_on(5, 300)}, 6) == 300);
    BOOST_TEST(least_on({cash_on(2, 100), cash_on(5, 200)}, 30) == 300);
}

BOOST_AUTO_TEST_CASE(money_that_comes_after_the_day_is_not_there_yet) {
    BOOST_TEST(least_on({cash_on(5, 300)}, 4) == 0);
    BOOST_TEST(least_on({cash_on(2, 100), cash_on(5, 200)}, 4) == 100);
}

BOOST_AUTO_TEST_CASE(money_that_is_taken_out_later_can_not_be_taken_out_now) {
    BOOST_TEST(least_on({cash_on(2, 500), cash_on(9, -400), cash_on(20, 900)}, 5) == 100);
    BOOST_TEST(least_on({cash_on(2, 500), cash_on(9, -400), cash_on(20, 900)}, 9) == 100);
    BOOST_TEST(least_on({cash_on(2, 500), cash_on(9, -400), cash_on(20, 900)}, 19) == 100);
    BOOST_TEST(least_on({cash_on(2, 500), cash_on(9, -400), cash_on(20, 900)}, 20) == 1'000);
}

BOOST_AUTO_TEST_CASE(what_was_lowest_before_the_day_does_not_matter) {
    BOOST_TEST(least_on({cash_on(2, 100), cash_on(5, 400)}, 5) == 500);
    BOOST_TEST(least_on({cash_on(2, 100), cash_on(5, 400)}, 6) == 500);
}

BOOST_AUTO_TEST_CASE(only_the_end_of_a_day_counts) {
    BOOST_TEST(least_on({cash_on(5, -100, 1), cash_on(5, 300, 2)}, 5) == 200);
    BOOST_TEST(least_on({cash_on(2, 300, 1), cash_on(5, -300, 2), cash_on(5, 300, 3)}, 2) == 300);
}

BOOST_AUTO_TEST_CASE(the_box_and_the_bank_account_are_counted_apart) {
    Movement in_bank = cash_on(5, 0);
    in_bank.bank = Vnd{700};
    const History history = history_of({cash_on(5, 300), in_bank});
    BOOST_TEST(history.least_cash(march(5)).count() == 300);
    BOOST_TEST(history.least_bank(march(5)).count() == 700);
}

BOOST_AUTO_TEST_CASE(an_entry_moves_what_its_event_says) {
    const MemoryBook book = book_with_an_advance();
    const auto advance = movement_of(book.entry(Seq{2}));
    BOOST_REQUIRE(advance.has_value());
    BOOST_TEST((advance->on == first_round));
    BOOST_TEST((advance->seq == Seq{2}));
    BOOST_TEST(advance->cash.count() == 200'000);
    BOOST_TEST(advance->paid.count() == 0);
    const std::vector<AdvancedDue> dues{{.round = Round{1}, .amount = 200'000_vnd}};
    BOOST_TEST((advance->advanced == dues));
    const auto repayment = movement_of(book.entry(Seq{3}));
    BOOST_REQUIRE(repayment.has_value());
    BOOST_TEST(repayment->paid.count() == 250'000);
    BOOST_TEST(repayment->repaid.count() == 150'000);
    BOOST_TEST(repayment->cash.count() == 100'000);
    BOOST_TEST(repayment->draws == 0);
    BOOST_TEST(!movement_of(book.entry(Seq{1})).has_value());
}

BOOST_AUTO_TEST_CASE(a_reversal_moves_the_same_the_other_way_on_its_own_day) {
    MemoryBook book = book_with_an_advance();
    BOOST_REQUIRE(book.reverse(Seq{3}, {.reason = "nhầm", .on = date_of("2026-04-01")}));
    const auto undone = movement_of(book.entry(Seq{4}));
    BOOST_REQUIRE(undone.has_value());
    BOOST_TEST((undone->on == date_of("2026-04-01")));
    BOOST_TEST((undone->seq == Seq{4}));
    BOOST_TEST((undone->share == second));
    BOOST_TEST(undone->paid.count() == -250'000);
    BOOST_TEST(undone->repaid.count() == -150'000);
    BOOST_TEST(undone->cash.count() == -100'000);
    BOOST_TEST(book.share(2).still_advanced().count() == 200'000);
}

BOOST_AUTO_TEST_CASE(the_reversal_of_an_advance_takes_back_each_of_its_dues) {
    MemoryBook book{opening_of({})};
    BOOST_REQUIRE(book.record(Advance{.share = second, .amount = {}}, date_of("2026-04-05")));
    BOOST_REQUIRE(book.reverse(Seq{2}, {.reason = "nhầm", .on = {}}));
    const auto undone = movement_of(book.entry(Seq{3}));
    BOOST_REQUIRE(undone.has_value());
    const std::vector<AdvancedDue> dues{{.round = Round{1}, .amount = Vnd{-300'000}},
                                        {.round = Round{2}, .amount = Vnd{-300'000}}};
    BOOST_TEST((undone->advanced == dues));
    BOOST_TEST(undone->cash.count() == -600'000);
    BOOST_TEST((book.group() == group_of({})));
}

BOOST_AUTO_TEST_CASE(a_payout_and_its_reversal_move_the_draw) {
    MemoryBook book{opening_of({.shares = 2})};
    for (const auto share : {first, second}) {
        BOOST_REQUIRE(
            book.record(Contribute{.share = share, .amount = 300'000_vnd, .method = Method::bank},
                        first_round));
    }
    BOOST_REQUIRE(book.record(Payout{}, first_round));
    const auto payout = movement_of(book.entry(Seq{4}));
    BOOST_REQUIRE(payout.has_value());
    BOOST_TEST(payout->draws == 1);
    BOOST_TEST(payout->received.count() == 600'000);
    BOOST_TEST(payout->cash.count() == 0);
    BOOST_TEST(payout->bank.count() == -600'000);
    BOOST_REQUIRE(book.reverse(Seq{4}, {.reason = "nhầm", .on = {}}));
    BOOST_TEST(movement_of(book.entry(Seq{5}))->draws == -1);
    BOOST_TEST(movement_of(book.entry(Seq{5}))->bank.count() == 600'000);
}

BOOST_AUTO_TEST_CASE(a_closing_moves_nothing_and_neither_does_its_reversal) {
    Entry entry{};
    entry.kind = "month-closed";
    entry.body = "{}";
    BOOST_TEST(!movement_of(entry).has_value());
    entry.body = R"({"kind":"month-closed","of":{},"of_date":"2026-03-31","reason":"x"})";
    entry.kind = "reversed";
    BOOST_TEST(!movement_of(entry).has_value());
}

BOOST_AUTO_TEST_CASE(a_share_last_moved_when_it_last_paid_or_was_advanced) {
    const MemoryBook book = book_with_an_advance();
    BOOST_TEST((book.history().last_moved(book.group(), second) == date_of("2026-03-20")));
    BOOST_TEST(!book.history().last_moved(book.group(), first).has_value());
}

BOOST_AUTO_TEST_CASE(money_undone_on_its_own_day_did_not_move) {
    MemoryBook book = book_with_an_advance();
    BOOST_REQUIRE(book.reverse(Seq{3}, {.reason = "nhầm", .on = {}}));
    BOOST_TEST((book.history().last_moved(book.group(), second) == first_round));
}

BOOST_AUTO_TEST_CASE(a_share_whose_only_money_was_undone_never_moved) {
    MemoryBook book{opening_of({})};
    BOOST_REQUIRE(book.record(Advance{.share = second, .amount = {}}, first_round));
    BOOST_REQUIRE(book.reverse(Seq{2}, {.reason = "nhầm", .on = {}}));
    BOOST_TEST(!book.history().last_moved(book.group(), second).has_value());
}

BOOST_AUTO_TEST_CASE(money_undone_on_a_later_day_moved_on_that_day) {
    MemoryBook book = book_with_an_advance();
    BOOST_REQUIRE(book.reverse(Seq{3}, {.reason = "nhầm", .on = date_of("2026-04-01")}));
    BOOST_TEST((book.history().last_moved(book.group(), second) == date_of("2026-04-01")));
}

BOOST_AUTO_TEST_CASE(a_draw_moves_no_money_of_a_share) {
    MemoryBook book{opening_of({.shares = 2})};
    for (const auto share : {first, second}) {
        BOOST_REQUIRE(book.record(Contribute{.share = share, .amount = 300'000_vnd}, first_round));
    }
    BOOST_TEST(!book.history().last_drawn().has_value());
    BOOST_REQUIRE(book.record(Payout{}, date_of("2026-03-08")));
    BOOST_TEST((book.history().last_moved(book.group(), first) == first_round));
    BOOST_TEST((book.history().last_drawn() == date_of("2026-03-08")));
    BOOST_REQUIRE(book.reverse(Seq{4}, {.reason = "nhầm", .on = {}}));
    BOOST_TEST(!book.history().last_drawn().has_value());
}

BOOST_AUTO_TEST_CASE(what_a_round_lacks_is_named_by_share) {
    const Group group = book_with_an_advance().group();
    const auto lacks = lacking_for(group, Round{2});
    BOOST_REQUIRE(lacks.size() == 3U);
    BOOST_TEST(lacks[0].amount.count() == 600'000);
    BOOST_TEST((lacks[1].share == second));
    BOOST_TEST(lacks[1].amount.count() == 300'000);  // 250,000 paid, 50,000 still advanced
    BOOST_TEST(lacking_for(group, Round{1}).size() == 2U);
    BOOST_TEST(lacking_for(group, Round{0}).empty());
}

BOOST_AUTO_TEST_CASE(the_first_day_on_which_the_books_are_impossible_is_found) {
    const Group group = group_of({.shares = 2});
    BOOST_TEST(!first_shortfall(group, History{}).has_value());
    const auto found = [&](const std::vector<Movement>& movements) {
        return first_shortfall(group, history_of(movements));
    };
    BOOST_TEST(!found({cash_on(5, 300'000, 1), cash_on(5, -300'000, 2)}).has_value());
    BOOST_TEST(!found({cash_on(5, -300'000, 1), cash_on(5, 300'000, 2)}).has_value());
    const auto money = found({cash_on(5, 300'000, 1), cash_on(7, -1, 2), cash_on(6, -300'000, 3),
                              cash_on(8, 300'000, 4)});
    BOOST_REQUIRE(money.has_value());
    BOOST_TEST((money->what == Shortfall::What::money));
    BOOST_TEST((money->on == march(7)));
    Movement draw{};
    draw.on = march(6);
    draw.share = first;
    draw.draws = 1;
    const auto pot = found({cash_on(5, 300'000, 1), draw, cash_on(9, -900'000, 3)});
    BOOST_REQUIRE(pot.has_value());
    BOOST_TEST((pot->what == Shortfall::What::pot));
    BOOST_TEST((pot->on == march(6)));
}

BOOST_AUTO_TEST_SUITE_END()
