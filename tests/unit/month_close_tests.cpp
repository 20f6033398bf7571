#include "engine/closing/month_close.hpp"
#include "engine/journal/body.hpp"
#include "tests/support/groups.hpp"
#include "tests/support/memory_book.hpp"

#include <boost/test/unit_test.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

using hui::BodyError;
using hui::date_of;
using hui::Draft;
using hui::iso;
using hui::last_day;
using hui::Month;
using hui::month_of;
using hui::Receipt;
using hui::Seq;
using hui::ShareNo;
using hui::Vnd;
using hui::closing::Arrears;
using hui::closing::Blocker;
using hui::closing::BlockerCode;
using hui::closing::CloseMonth;
using hui::closing::closing_draft;
using hui::closing::month_closed_of;
using hui::closing::MonthClosed;
using hui::closing::MonthEnd;
using hui::closing::MonthState;
using hui::closing::state_in;
using hui::savings::Advance;
using hui::savings::Contribute;
using hui::savings::Payout;
using hui::savings::Reverse;
using hui::tests::GroupOf;
using hui::tests::MemoryBook;
using hui::tests::opening_of;
using namespace hui::literals;

namespace account = hui::account;

namespace {

void pay(MemoryBook& book, std::int64_t share, Vnd amount, std::string_view on) {
    BOOST_REQUIRE(book.record(Contribute{.share = ShareNo{share}, .amount = amount}, date_of(on)));
}

void advance(MemoryBook& book, std::int64_t share, std::string_view on) {
    BOOST_REQUIRE(book.record(Advance{.share = ShareNo{share}, .amount = {}}, date_of(on)));
}

void draw(MemoryBook& book, std::string_view on) {
    BOOST_REQUIRE(book.record(Payout{}, date_of(on)));
}

MonthEnd end_of(const MemoryBook& book, Month month) {
    return {.group = book.as_of(last_day(month)),
            .balances = book.balances_on(last_day(month)),
            .registry = {.seq = Seq{42}, .hash = "5e1f"}};
}

std::vector<Blocker> blockers(const MemoryBook& book, const CloseMonth& command) {
    return blockers_of(command, book.group(), book.history(), end_of(book, command.month));
}

/// The names of what stands in the way of closing, in order.
std::string names_of(const MemoryBook& book, const CloseMonth& command) {
    std::string names;
    for (const Blocker& blocker : blockers(book, command)) {
        names += (names.empty() ? "" : " ") + std::string{name_of(blocker.code)};
    }
    return names;
}

CloseMonth closing(std::string_view month, std::optional<Vnd> counted = {}) {
    return {.month = month_of(month), .counted = counted};
}

template <class Value>
Value fact(const Blocker& blocker, std::string_view name) {
    for (const auto& fact : blocker.facts) {
        if (fact.name == name) { return std::get<Value>(fact.value); }
    }
    throw std::out_of_range(std::string{name});
}

MonthState state(const MemoryBook& book, std::string_view month) {
    return state_in(month_of(month), book.group(), book.history());
}

/// A group of two that starts on 2026-03-05, round 1 paid and drawn on that day.
MemoryBook first_round_drawn() {
    MemoryBook book{opening_of({.shares = 2})};
    for (const std::int64_t share : {1, 2}) { pay(book, share, 300'000_vnd, "2026-03-05"); }
    draw(book, "2026-03-05");
    return book;
}

/// The same group after round 2 on 2026-04-05; share 2's last contribution is still missing.
MemoryBook finished_with_an_advance() {
    MemoryBook book = first_round_drawn();
    pay(book, 1, 300'000_vnd, "2026-04-05");
    advance(book, 2, "2026-04-05");
    draw(book, "2026-04-05");
    return book;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(month_close_tests)

BOOST_AUTO_TEST_CASE(a_drawn_and_paid_month_has_nothing_in_its_way) {
    const MemoryBook book = first_round_drawn();
    BOOST_TEST(names_of(book, closing("2026-03")) == "");
    BOOST_TEST(names_of(book, closing("2026-03", 0_vnd)) == "");
}

BOOST_AUTO_TEST_CASE(an_earlier_month_that_is_open_blocks) {
    MemoryBook book = first_round_drawn();
    for (const std::int64_t share : {1, 2}) { pay(book, share, 300'000_vnd, "2026-04-05"); }
    draw(book, "2026-04-05");
    BOOST_TEST(names_of(book, closing("2026-04")) == "earlier_month_open");
    const auto found = blockers(book, closing("2026-04"));
    BOOST_TEST((fact<Month>(found.at(0), "month") == month_of("2026-03")));
    book.close_through(month_of("2026-03"));
    BOOST_TEST(names_of(book, closing("2026-04")) == "");
}

BOOST_AUTO_TEST_CASE(the_first_of_several_open_months_is_named) {
    MemoryBook book = first_round_drawn();
    book.close_through(month_of("2026-03"));
    const auto found = blockers(book, closing("2026-07"));
    BOOST_REQUIRE(!found.empty());
    BOOST_TEST((found[0].code == BlockerCode::earlier_month_open));
    BOOST_TEST((fact<Month>(found[0], "month") == month_of("2026-04")));
}

BOOST_AUTO_TEST_CASE(a_round_due_in_the_month_and_not_drawn_blocks_and_says_what_it_lacks) {
    MemoryBook book{opening_of({})};
    pay(book, 2, 300'000_vnd, "2026-03-05");
    pay(book, 3, 100'000_vnd, "2026-03-05");
    BOOST_TEST(names_of(book, closing("2026-03")) == "pot_lacks_money");
    const Blocker blocker = blockers(book, closing("2026-03")).at(0);
    BOOST_TEST(fact<std::int64_t>(blocker, "round") == 1);
    BOOST_TEST(iso(fact<hui::Date>(blocker, "due")) == "2026-03-05");
    BOOST_TEST(fact<std::string>(blocker, "holder") == "01");
    BOOST_TEST(fact<Vnd>(blocker, "lacking").count() == 500'000);
    BOOST_TEST(fact<std::string>(blocker, "shares") == "01, 03");
}

BOOST_AUTO_TEST_CASE(a_round_whose_turn_is_not_decided_blocks_and_names_nobody) {
    hui::savings::GroupOpened opening = opening_of({});
    opening.terms.order = hui::savings::Order::lot;
    for (hui::savings::Seat& seat : opening.seats) { seat.turn = hui::Round{}; }
    const MemoryBook book{opening};
    BOOST_TEST(names_of(book, closing("2026-03")) == "turn_undecided");
    const Blocker blocker = blockers(book, closing("2026-03")).at(0);
    BOOST_TEST(fact<std::int64_t>(blocker, "round") == 1);
}

BOOST_AUTO_TEST_CASE(a_pot_that_may_be_drawn_in_part_says_how_much_is_there) {
    MemoryBook book{opening_of({.on_default = hui::savings::OnDefault::collected})};
    BOOST_TEST(names_of(book, closing("2026-03")) == "pot_lacks_money");
    pay(book, 2, 300'000_vnd, "2026-03-05");
    BOOST_TEST(names_of(book, closing("2026-03")) == "pot_partly_there");
    const Blocker blocker = blockers(book, closing("2026-03")).at(0);
    BOOST_TEST(fact<Vnd>(blocker, "there").count() == 300'000);
    BOOST_TEST(fact<Vnd>(blocker, "lacking").count() == 600'000);
    BOOST_TEST(fact<std::string>(blocker, "shares") == "01, 03");
}

BOOST_AUTO_TEST_CASE(every_weekly_round_that_was_not_drawn_blocks) {
    const MemoryBook book{
        opening_of({.shares = 5, .every = {.count = 1, .unit = hui::Interval::Unit::weeks}})};
    BOOST_TEST(names_of(book, closing("2026-03")) ==
               "pot_lacks_money pot_lacks_money pot_lacks_money pot_lacks_money");
}

// Otherwise nothing but undoing the late draw would ever let the month be closed.
BOOST_AUTO_TEST_CASE(
    a_round_drawn_late_in_the_next_month_blocks_no_more_and_its_arrears_are_named) {
    MemoryBook book{opening_of({.shares = 2})};
    pay(book, 1, 300'000_vnd, "2026-03-05");
    BOOST_TEST(names_of(book, closing("2026-03")) == "pot_lacks_money");
    pay(book, 2, 300'000_vnd, "2026-04-01");
    BOOST_TEST(names_of(book, closing("2026-03")) == "round_not_drawn");
    draw(book, "2026-04-01");
    BOOST_TEST(names_of(book, closing("2026-03", 300'000_vnd)) == "");
    BOOST_TEST(names_of(book, closing("2026-03", 0_vnd)) == "cash_differs");
    const Draft draft =
        closing_draft(closing("2026-03"), book.group(), end_of(book, month_of("2026-03")));
    BOOST_TEST(draft.body ==
               R"({"arrears":[{"amount":300000,"round":1,"share":2}],)"
               R"("balances":{"assets:cash":300000,"members:01":-300000},)"
               R"("drawn":0,"month":"2026-03","register_hash":"5e1f","register_seq":42})");
}

// A payout needs the whole pot, so this comes about only after the fact; the rule stands alone.
BOOST_AUTO_TEST_CASE(a_due_of_a_drawn_round_that_nothing_covers_blocks_unless_it_is_carried) {
    const MemoryBook book = first_round_drawn();
    const MonthEnd month_end = end_of(book, month_of("2026-03"));
    hui::savings::Group group = book.group();
    group.at(ShareNo{2}).paid = 100'000_vnd;
    CloseMonth command = closing("2026-03");
    const auto found = blockers_of(command, group, book.history(), month_end);
    BOOST_REQUIRE(found.size() == 1U);
    BOOST_TEST(name_of(found[0].code) == "due_unpaid");
    BOOST_TEST(fact<std::string>(found[0], "share") == "02");
    BOOST_TEST(fact<std::int64_t>(found[0], "round") == 1);
    BOOST_TEST(fact<Vnd>(found[0], "amount").count() == 200'000);

    command.arrears = Arrears::carry;
    BOOST_TEST(blockers_of(command, group, book.history(), month_end).empty());
}

BOOST_AUTO_TEST_CASE(a_due_that_the_organiser_advanced_blocks_nothing_and_is_no_arrears) {
    MemoryBook book{opening_of({.shares = 2})};
    pay(book, 1, 300'000_vnd, "2026-03-05");
    advance(book, 2, "2026-03-05");
    draw(book, "2026-03-05");
    BOOST_TEST(names_of(book, closing("2026-03")) == "");
    BOOST_TEST(closing_draft(closing("2026-03"), book.group(), end_of(book, month_of("2026-03")))
                   .body.starts_with(R"({"arrears":[],)"));
}

BOOST_AUTO_TEST_CASE(a_box_that_holds_something_else_than_the_book_blocks) {
    MemoryBook book = first_round_drawn();
    pay(book, 1, 300'000_vnd, "2026-03-20");
    BOOST_TEST(names_of(book, closing("2026-03", 300'000_vnd)) == "");
    BOOST_TEST(names_of(book, closing("2026-03", 299'999_vnd)) == "cash_differs");
    const Blocker blocker = blockers(book, closing("2026-03", 299'999_vnd)).at(0);
    BOOST_TEST(fact<Vnd>(blocker, "counted").count() == 299'999);
    BOOST_TEST(fact<Vnd>(blocker, "book").count() == 300'000);
}

BOOST_AUTO_TEST_CASE(a_count_is_of_the_box_alone_and_not_of_the_bank_account) {
    MemoryBook book = first_round_drawn();
    BOOST_REQUIRE(book.record(
        Contribute{
            .share = ShareNo{1}, .amount = 300'000_vnd, .method = hui::savings::Method::bank},
        date_of("2026-03-20")));
    BOOST_TEST(names_of(book, closing("2026-03", 0_vnd)) == "");
    BOOST_TEST(names_of(book, closing("2026-03", 300'000_vnd)) == "cash_differs");
}

BOOST_AUTO_TEST_CASE(everything_in_the_way_is_listed_in_one_order) {
    const MemoryBook book{opening_of({.shares = 2})};
    const MonthEnd month_end = end_of(book, month_of("2026-04"));
    hui::savings::Group group = book.group();
    group.drawn = hui::Round{1};
    std::string names;
    for (const Blocker& blocker :
         blockers_of(closing("2026-04", 1_vnd), group, book.history(), month_end)) {
        names += std::string{name_of(blocker.code)} + " ";
    }
    BOOST_TEST(names == "earlier_month_open pot_lacks_money due_unpaid due_unpaid cash_differs ");
}

BOOST_AUTO_TEST_CASE(the_closing_entry_carries_the_trial_balance) {
    MemoryBook book = first_round_drawn();
    advance(book, 2, "2026-04-05");
    pay(book, 1, 100'000_vnd, "2026-05-01");
    const CloseMonth command = closing("2026-04", 300'000_vnd);
    const Draft draft = closing_draft(command, book.group(), end_of(book, command.month));
    BOOST_TEST(draft.kind == "month-closed");
    BOOST_TEST(iso(draft.effective_on) == "2026-04-30");
    BOOST_TEST(draft.postings.empty());
    BOOST_TEST((draft.receipt == Receipt::none));
    BOOST_TEST(draft.body ==
               R"({"arrears":[{"amount":300000,"round":2,"share":1}],)"
               R"("balances":{"assets:cash":300000,"members:01":300000,)"
               R"("members:02":-300000,"organiser:advances":-300000},"counted":300000,)"
               R"("drawn":1,"month":"2026-04","register_hash":"5e1f","register_seq":42})");
}

BOOST_AUTO_TEST_CASE(a_closing_entry_is_read_back) {
    const MemoryBook book = finished_with_an_advance();
    const CloseMonth command = closing("2026-04");
    const MonthEnd month_end = end_of(book, command.month);
    const MonthClosed closed =
        month_closed_of(closing_draft(command, book.group(), month_end).body);
    BOOST_TEST((closed.month == month_of("2026-04")));
    BOOST_TEST((closed.balances == month_end.balances));
    BOOST_TEST((closed.registry.seq == Seq{42}));
    BOOST_TEST(closed.balances.sum().count() == 0);
    BOOST_CHECK_THROW((void)month_closed_of("{}"), BodyError);
}

BOOST_AUTO_TEST_CASE(a_month_before_the_start_is_not_running) {
    const MemoryBook book{opening_of({})};
    BOOST_TEST((state(book, "2026-02") == MonthState::not_running));
    BOOST_TEST((state(book, "2026-03") == MonthState::running));
    BOOST_TEST((state(book, "2026-12") == MonthState::running));
}

BOOST_AUTO_TEST_CASE(a_closed_month_and_those_before_it_are_already_closed) {
    MemoryBook book = first_round_drawn();
    book.close_through(month_of("2026-03"));
    BOOST_TEST((state(book, "2026-02") == MonthState::already_closed));
    BOOST_TEST((state(book, "2026-03") == MonthState::already_closed));
    BOOST_TEST((state(book, "2026-04") == MonthState::running));
}

BOOST_AUTO_TEST_CASE(a_finished_and_settled_group_stops_running_the_month_after) {
    MemoryBook book = finished_with_an_advance();
    pay(book, 2, 300'000_vnd, "2026-04-20");
    BOOST_TEST((state(book, "2026-04") == MonthState::running));
    BOOST_TEST((state(book, "2026-05") == MonthState::not_running));
    book.close_through(month_of("2026-04"));
    BOOST_TEST(names_of(book, closing("2026-09")) == "");
}

BOOST_AUTO_TEST_CASE(a_finished_group_runs_on_while_an_advance_is_open) {
    MemoryBook book = finished_with_an_advance();
    BOOST_TEST((state(book, "2026-05") == MonthState::running));
    BOOST_TEST((state(book, "2026-09") == MonthState::running));
    pay(book, 2, 300'000_vnd, "2026-06-20");
    BOOST_TEST((state(book, "2026-06") == MonthState::running));
    BOOST_TEST((state(book, "2026-07") == MonthState::not_running));
}

BOOST_AUTO_TEST_CASE(a_settled_group_runs_in_a_month_in_which_something_was_undone) {
    MemoryBook book = finished_with_an_advance();
    pay(book, 2, 300'000_vnd, "2026-04-20");
    book.close_through(month_of("2026-04"));
    book.set_today(date_of("2026-06-30"));
    BOOST_REQUIRE(book.reverse(book.entries().back().seq, Reverse{.reason = "nhầm", .on = {}}));
    BOOST_TEST((state(book, "2026-05") == MonthState::not_running));
    BOOST_TEST((state(book, "2026-06") == MonthState::running));
    BOOST_TEST((state(book, "2026-07") == MonthState::running));
}

BOOST_AUTO_TEST_SUITE_END()
