#include "engine/savings/payout.hpp"
#include "tests/support/groups.hpp"
#include "tests/support/memory_book.hpp"
#include "tests/support/outcome.hpp"

#include <boost/test/unit_test.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

using hui::Date;
using hui::date_of;
using hui::Month;
using hui::month_of;
using hui::Seq;
using hui::ShareNo;
using hui::Vnd;
using hui::savings::Advance;
using hui::savings::decide_payout;
using hui::savings::Method;
using hui::savings::PaidOut;
using hui::savings::Payout;
using hui::savings::Pot;
using hui::tests::contributed;
using hui::tests::GroupOf;
using hui::tests::MemoryBook;
using hui::tests::opening_of;
using hui::tests::outcome_of;
using namespace hui::literals;

namespace account = hui::account;

namespace {

const Date first_round = date_of("2026-03-05");
const Date second_round = date_of("2026-04-05");

Payout payout_to(std::int64_t share, std::optional<Vnd> amount = {}) {
    return {.share = ShareNo{share}, .amount = amount, .method = {}};
}

Payout payout_by(std::optional<Method> method) {
    return {.share = {}, .amount = {}, .method = method};
}

/// A group of three whose shares have each paid their round 1 on its day.
MemoryBook first_round_paid(const GroupOf& wanted = {}) {
    MemoryBook book{opening_of(wanted)};
    for (const std::int64_t share : {1, 2, 3}) { contributed(book, share, wanted.start); }
    return book;
}

PaidOut decided(const MemoryBook& book, const Payout& command, Date on) {
    const auto event =
        decide_payout(book.group(), book.history(), command, {.on = on, .today = on});
    BOOST_REQUIRE(event.ok());
    return *event;
}

struct Refused {
    std::string_view code;
    Payout command;
    std::string_view on;
    std::optional<Month> closed = std::nullopt;
};

void check(const MemoryBook& book, const Refused& row) {
    BOOST_TEST_CONTEXT(row.code << " on " << row.on) {
        auto group = book.group();
        group.closed_through = row.closed;
        const auto result = decide_payout(group, book.history(), row.command,
                                          {.on = date_of(row.on), .today = date_of("2026-06-30")});
        BOOST_TEST(outcome_of(result) == row.code);
    }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(payout_tests)

// Each row breaks the rule of its name and as many as can be of those that come after it. Share 1
// drew round 1 on 20 April, late; share 2 holds round 2; today is 30 June.
BOOST_AUTO_TEST_CASE(a_payout_is_refused_by_the_first_rule_that_it_breaks) {
    MemoryBook book = first_round_paid();
    BOOST_REQUIRE(book.record(Payout{}, date_of("2026-04-20")));
    const Month all = month_of("2026-12");
    for (const Refused& row : {
             Refused{"unknown_share", payout_to(4, 1_vnd), "2026-07-01", all},
             Refused{"already_drawn", payout_to(1, 1_vnd), "2026-07-01", all},
             Refused{"out_of_turn", payout_to(3, 1_vnd), "2026-07-01", all},
             Refused{"future_date", payout_to(2, 1_vnd), "2026-07-01", all},
             Refused{"month_closed", payout_to(2, 1_vnd), "2026-01-31", month_of("2026-01")},
             Refused{"before_first_period", payout_to(2, 1_vnd), "2026-02-04"},
             Refused{"before_round", payout_to(2, 1_vnd), "2026-04-04"},
             Refused{"before_last_draw", payout_to(2, 1_vnd), "2026-04-19"},
             Refused{"not_the_pot", payout_to(2, 900'001_vnd), "2026-04-20"},
             Refused{"not_the_pot", payout_to(2, 0_vnd), "2026-04-20"},
             Refused{"pot_not_there", payout_to(2, 900'000_vnd), "2026-04-20"},
             Refused{"pot_not_there", payout_by({}), "2026-04-20"},
         }) {
        check(book, row);
    }
    for (const std::int64_t share : {1, 2, 3}) { contributed(book, share, second_round); }
    check(book, {"not_enough_money", payout_by(Method::bank), "2026-04-20"});
    check(book, {"done", payout_to(2, 900'000_vnd), "2026-04-20"});
}

BOOST_AUTO_TEST_CASE(after_the_last_round_nobody_draws) {
    MemoryBook book{opening_of({.shares = 2})};
    for (const std::int64_t share : {1, 2}) { contributed(book, share, first_round, 600'000_vnd); }
    BOOST_REQUIRE(book.record(Payout{}, first_round));
    BOOST_REQUIRE(book.record(Payout{}, second_round));
    for (const Refused& row : {
             Refused{"unknown_share", payout_to(3, 1_vnd), "2026-07-01"},
             Refused{"already_drawn", payout_to(2, 1_vnd), "2026-07-01"},
             Refused{"all_drawn", payout_by({}), "2026-07-01"},
             Refused{"all_drawn", payout_by({}), "2026-04-05"},
         }) {
        check(book, row);
    }
}

BOOST_AUTO_TEST_CASE(a_payout_is_the_pot_of_the_lowest_undrawn_round_for_its_holder) {
    const MemoryBook book = first_round_paid({.turns = {2, 1, 3}});
    const PaidOut event = decided(book, payout_by({}), date_of("2026-03-08"));
    BOOST_TEST(event.round.count() == 1);
    BOOST_TEST(event.share.count() == 2);
    BOOST_TEST(event.amount.count() == 900'000);
    BOOST_TEST(event.cash.count() == 900'000);
    BOOST_TEST(!event.method.has_value());
}

BOOST_AUTO_TEST_CASE(a_net_pot_needs_nothing_from_the_share_that_draws) {
    MemoryBook book{opening_of({.pot = Pot::net})};
    for (const std::int64_t share : {2, 3}) { contributed(book, share, first_round); }
    BOOST_REQUIRE(book.record(payout_to(1, 600'000_vnd), first_round));
    BOOST_TEST(book.share(1).received.count() == 600'000);
    BOOST_TEST(book.balance(account::cash()).count() == 0);
}

BOOST_AUTO_TEST_CASE(a_pot_that_lacks_one_dong_names_what_it_lacks) {
    MemoryBook book{opening_of({})};
    contributed(book, 1, first_round);
    contributed(book, 2, first_round, 299'999_vnd);
    const auto refused = book.record(Payout{}, first_round);
    BOOST_REQUIRE(outcome_of(refused) == "pot_not_there");
    std::string said;
    for (const auto& fact : refused.refusal().facts) {
        if (const auto* amount = std::get_if<Vnd>(&fact.value)) {
            BOOST_TEST(fact.name == "lacking");
            BOOST_TEST(amount->count() == 300'001);
        }
        if (fact.name == "shares") { said = std::get<std::string>(fact.value); }
    }
    BOOST_TEST(said == "02, 03");
}

BOOST_AUTO_TEST_CASE(a_pot_that_may_go_in_part_names_who_lacks_on_its_day) {
    MemoryBook book{opening_of({.on_default = hui::savings::OnDefault::collected})};
    for (const std::int64_t share : {1, 2}) { contributed(book, share, date_of("2026-03-10")); }
    const auto refused = book.record(Payout{}, first_round);
    BOOST_REQUIRE(outcome_of(refused) == "pot_not_there");
    for (const auto& fact : refused.refusal().facts) {
        if (fact.name == "lacking") { BOOST_TEST(std::get<Vnd>(fact.value).count() == 900'000); }
        if (fact.name == "shares") {
            BOOST_TEST(std::get<std::string>(fact.value) == "01, 02, 03");
        }
    }
}

BOOST_AUTO_TEST_CASE(money_dated_after_the_payout_is_not_there_yet) {
    MemoryBook book{opening_of({})};
    for (const std::int64_t share : {1, 2}) { contributed(book, share, first_round); }
    contributed(book, 3, date_of("2026-03-08"));
    BOOST_TEST(outcome_of(book.record(Payout{}, date_of("2026-03-07"))) == "pot_not_there");
    BOOST_TEST(outcome_of(book.record(Payout{}, date_of("2026-03-08"))) == "done");
}

BOOST_AUTO_TEST_CASE(what_one_share_paid_ahead_does_not_stand_in_for_another) {
    MemoryBook book{opening_of({})};
    contributed(book, 1, first_round, 900'000_vnd);
    contributed(book, 2, first_round);
    BOOST_TEST(outcome_of(book.record(Payout{}, first_round)) == "pot_not_there");
    BOOST_REQUIRE(book.record(Advance{.share = ShareNo{3}, .amount = {}}, first_round));
    BOOST_TEST(outcome_of(book.record(Payout{}, first_round)) == "done");
}

BOOST_AUTO_TEST_CASE(without_a_method_the_box_is_emptied_first_then_the_bank_account) {
    MemoryBook book{opening_of({})};
    contributed(book, 1, first_round, 300'000_vnd, Method::cash);
    contributed(book, 2, first_round, 300'000_vnd, Method::bank);
    contributed(book, 3, first_round, 300'000_vnd, Method::bank);
    BOOST_TEST(outcome_of(book.record(payout_by(Method::cash), first_round)) == "not_enough_money");
    BOOST_TEST(outcome_of(book.record(payout_by(Method::bank), first_round)) == "not_enough_money");
    BOOST_REQUIRE(book.record(payout_by({}), first_round));
    BOOST_TEST(book.balance(account::cash()).count() == 0);
    BOOST_TEST(book.balance(account::bank()).count() == 0);
}

BOOST_AUTO_TEST_CASE(with_a_method_the_other_account_is_left_alone) {
    MemoryBook book = first_round_paid();
    contributed(book, 1, first_round, 600'000_vnd, Method::bank);
    contributed(book, 2, first_round, 600'000_vnd, Method::bank);
    BOOST_TEST(decided(book, payout_by(Method::bank), first_round).cash.count() == 0);
    BOOST_TEST(decided(book, payout_by(Method::cash), first_round).cash.count() == 900'000);
    BOOST_REQUIRE(book.record(payout_by(Method::bank), first_round));
    BOOST_TEST(book.balance(account::cash()).count() == 900'000);
    BOOST_TEST(book.balance(account::bank()).count() == 300'000);
}

BOOST_AUTO_TEST_CASE(a_round_may_be_drawn_late_and_the_next_on_the_same_day) {
    MemoryBook book = first_round_paid();
    for (const std::int64_t share : {1, 2, 3}) { contributed(book, share, second_round); }
    BOOST_REQUIRE(book.record(Payout{}, date_of("2026-04-07")));
    BOOST_REQUIRE(book.record(Payout{}, date_of("2026-04-07")));
    BOOST_TEST(book.group().drawn.count() == 2);
}

BOOST_AUTO_TEST_CASE(a_draw_that_was_undone_on_its_day_does_not_hold_up_an_earlier_one) {
    MemoryBook book = first_round_paid();
    const auto late = book.record(Payout{}, date_of("2026-03-20"));
    BOOST_REQUIRE(late.ok());
    BOOST_REQUIRE(book.reverse(*late, {.reason = "sai ngày", .on = {}}));
    BOOST_TEST(outcome_of(book.record(Payout{}, date_of("2026-03-05"))) == "done");
}

// Round 1 is undone and drawn again on 20 April: the two add up to no draw, yet it was drawn then.
BOOST_AUTO_TEST_CASE(a_round_undone_and_drawn_again_on_one_day_lets_nobody_draw_twice) {
    MemoryBook book{opening_of({.shares = 2, .pot = Pot::net})};
    const Date redrawn = date_of("2026-04-20");
    contributed(book, 2, first_round);
    contributed(book, 1, second_round);
    const auto first = book.record(payout_to(1), first_round);
    BOOST_REQUIRE(first.ok());
    BOOST_REQUIRE(book.reverse(*first, {.reason = "ghi nhầm", .on = redrawn}));
    const auto again = book.record(payout_to(1), redrawn);
    BOOST_REQUIRE(again.ok());
    BOOST_TEST(outcome_of(book.record(payout_to(2), date_of("2026-04-10"))) == "before_last_draw");
    (void)book.reverse(*again, {.reason = "ghi nhầm", .on = redrawn});
    (void)book.record(Payout{}, redrawn);
    BOOST_TEST(book.share(2).received.count() <= 300'000);
}

// Share 2's money of 5 March is undone on 13 March: from then on the pot of round 1 is not there.
// The box would not show it, because share 1 has paid ahead.
BOOST_AUTO_TEST_CASE(a_pot_whose_money_is_undone_on_a_later_day_is_not_paid_before) {
    MemoryBook book = first_round_paid();
    contributed(book, 1, first_round, 300'000_vnd);
    const Seq of_share_2{3};
    BOOST_REQUIRE(book.reverse(of_share_2, {.reason = "ghi nhầm", .on = date_of("2026-03-13")}));
    BOOST_TEST(outcome_of(book.record(Payout{}, date_of("2026-03-10"))) == "pot_not_there");
}

BOOST_AUTO_TEST_SUITE_END()
