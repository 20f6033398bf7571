#include "engine/savings/advance.hpp"
#include "engine/savings/group_accounts.hpp"
#include "tests/support/groups.hpp"
#include "tests/support/memory_book.hpp"
#include "tests/support/outcome.hpp"

#include <boost/test/unit_test.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

using hui::Date;
using hui::date_of;
using hui::Days;
using hui::Month;
using hui::month_of;
using hui::Round;
using hui::ShareNo;
using hui::Vnd;
using hui::savings::Advance;
using hui::savings::Advanced;
using hui::savings::AdvancedDue;
using hui::savings::Contribute;
using hui::savings::decide_advance;
using hui::savings::Method;
using hui::savings::Payout;
using hui::savings::Pot;
using hui::savings::Source;
using hui::tests::MemoryBook;
using hui::tests::opening_of;
using hui::tests::outcome_of;
using namespace hui::literals;

namespace account = hui::account;

namespace {

const Date first_round = date_of("2026-03-05");
const Date second_round = date_of("2026-04-05");

Advance advance(std::int64_t share, std::optional<Vnd> amount = {}) {
    return {.share = ShareNo{share}, .amount = amount};
}

Contribute contribution(std::int64_t share, std::optional<Vnd> amount = {}) {
    return {.share = ShareNo{share}, .amount = amount};
}

/// The rounds that an advance would stand for, as `round:thousands`.
std::string rounds_of(const MemoryBook& book, const Advance& command, Date on) {
    const auto event = decide_advance(book.group(), command, {.on = on, .today = on},
                                      book.history().last_moved(book.group(), command.share));
    BOOST_REQUIRE(event.ok());
    std::string text;
    Vnd sum;
    for (const AdvancedDue& due : event->dues) {
        text += (text.empty() ? "" : " ") + std::to_string(due.round.count()) + ":" +
                std::to_string(due.amount.count() / 1'000);
        sum += due.amount;
    }
    BOOST_TEST(sum.count() == event->amount.count());
    return text;
}

struct Refused {
    std::string_view code;
    Advance command;
    std::string_view on;
    std::optional<Month> closed = std::nullopt;
};

}  // namespace

BOOST_AUTO_TEST_SUITE(advance_tests)

// Each row breaks the rule of its name and as many as can be of those that come after it. Share 1
// last paid on 20 April, 100,000; today is 30 June.
BOOST_AUTO_TEST_CASE(an_advance_is_refused_by_the_first_rule_that_it_breaks) {
    MemoryBook book{opening_of({.shares = 3})};
    BOOST_REQUIRE(book.record(contribution(1, 100'000_vnd), date_of("2026-04-20")));
    const Month all = month_of("2026-12");
    for (const Refused& row : {
             Refused{"unknown_share", advance(4, 0_vnd), "2026-07-01", all},
             Refused{"future_date", advance(1, 0_vnd), "2026-07-01", all},
             Refused{"month_closed", advance(1, 0_vnd), "2026-01-31", month_of("2026-01")},
             Refused{"before_first_period", advance(1, 0_vnd), "2026-02-04"},
             Refused{"nothing_to_advance", advance(1, 0_vnd), "2026-03-04"},
             Refused{"nothing_to_advance", advance(1), "2026-03-04"},
             Refused{"amount_not_positive", advance(1, 0_vnd), "2026-03-05"},
             Refused{"amount_not_positive", advance(1, Vnd{-1}), "2026-03-05"},
             Refused{"advance_over_due", advance(1, 200'001_vnd), "2026-03-05"},
             Refused{"advance_over_due", advance(1, Vnd{INT64_MAX}), "2026-06-30"},
             Refused{"out_of_date_order", advance(1, 200'000_vnd), "2026-03-05"},
             Refused{"out_of_date_order", advance(1), "2026-04-19"},
             Refused{"done", advance(1, 500'000_vnd), "2026-04-20"},
         }) {
        BOOST_TEST_CONTEXT(row.code << " on " << row.on) {
            auto group = book.group();
            group.closed_through = row.closed;
            const auto result = decide_advance(
                group, row.command, {.on = date_of(row.on), .today = date_of("2026-06-30")},
                book.history().last_moved(book.group(), row.command.share));
            BOOST_TEST(outcome_of(result) == row.code);
        }
    }
}

BOOST_AUTO_TEST_CASE(the_organiser_pays_in_and_the_claim_is_his) {
    MemoryBook book{opening_of({.shares = 3})};
    BOOST_REQUIRE(book.record(advance(2), first_round));
    BOOST_TEST(book.balance(account::cash()).count() == 300'000);
    BOOST_TEST(book.balance(account::advances()).count() == -300'000);
    BOOST_TEST(book.balance(account::member(ShareNo{2})).count() == 0);
    BOOST_TEST(book.share(2).paid.count() == 0);
    BOOST_TEST(book.share(2).still_advanced().count() == 300'000);
    BOOST_TEST(arrears_of(book.group(), book.share(2), first_round).count() == 300'000);
}

// Worked example 4, without the interest: 300,000 missing on 2026-04-05, paid on 2026-05-20.
BOOST_AUTO_TEST_CASE(a_missing_contribution_is_advanced_and_paid_back_45_days_later) {
    MemoryBook book{opening_of({.shares = 10, .start = second_round})};
    for (std::int64_t share = 1; share <= 9; ++share) {
        BOOST_REQUIRE(book.record(contribution(share), second_round));
    }
    BOOST_TEST(outcome_of(book.record(Payout{}, second_round)) == "pot_not_there");
    BOOST_REQUIRE(book.record(advance(10), second_round));
    BOOST_TEST(book.balance(account::cash()).count() == 3'000'000);
    BOOST_REQUIRE(book.record(Payout{}, second_round));
    BOOST_TEST(book.share(1).received.count() == 3'000'000);

    const Date paid_on = date_of("2026-05-20");
    BOOST_TEST((paid_on - second_round == Days{45}));
    BOOST_REQUIRE(book.record(contribution(10, 300'000_vnd), paid_on));
    BOOST_TEST(book.balance(account::cash()).count() == 0);
    BOOST_TEST(book.balance(account::advances()).count() == 0);
    BOOST_TEST(book.balance(account::member(ShareNo{10})).count() == -300'000);
    BOOST_TEST(book.share(10).still_advanced().count() == 0);
    BOOST_TEST(book.share(10).paid.count() == 300'000);
}

BOOST_AUTO_TEST_CASE(without_an_amount_all_that_nothing_covers_by_the_day_is_advanced) {
    MemoryBook book{opening_of({.shares = 4})};
    BOOST_REQUIRE(book.record(contribution(1, 100'000_vnd), first_round));
    BOOST_TEST(rounds_of(book, advance(1), first_round) == "1:200");
    BOOST_TEST(rounds_of(book, advance(1), second_round) == "1:200 2:300");
    BOOST_REQUIRE(book.record(advance(1), first_round));
    BOOST_TEST(outcome_of(book.record(advance(1), first_round)) == "nothing_to_advance");
    BOOST_TEST(rounds_of(book, advance(1), second_round) == "2:300");
}

BOOST_AUTO_TEST_CASE(a_part_is_taken_from_the_newest_due) {
    MemoryBook book{opening_of({.shares = 4})};
    BOOST_TEST(rounds_of(book, advance(1, 200'000_vnd), second_round) == "2:200");
    BOOST_TEST(rounds_of(book, advance(1, 400'000_vnd), second_round) == "1:100 2:300");
    BOOST_REQUIRE(book.record(advance(1, 200'000_vnd), second_round));
    BOOST_TEST(rounds_of(book, advance(1, 200'000_vnd), second_round) == "1:100 2:100");
}

BOOST_AUTO_TEST_CASE(where_pots_go_in_part_a_part_is_for_the_oldest_due_whose_drawer_waits) {
    MemoryBook book{opening_of({.shares = 4, .on_default = hui::savings::OnDefault::collected})};
    BOOST_TEST(rounds_of(book, advance(1, 200'000_vnd), second_round) == "1:200");
    BOOST_TEST(rounds_of(book, advance(1, 400'000_vnd), second_round) == "1:300 2:100");
    // As entries of the first versions have it.
    Advance before = advance(1, 200'000_vnd);
    before.part_of = hui::savings::PartOf::newest;
    BOOST_TEST(rounds_of(book, before, second_round) == "2:200");
}

BOOST_AUTO_TEST_CASE(later_rounds_and_the_own_round_of_a_net_group_are_not_advanced) {
    MemoryBook book{opening_of({.shares = 3, .pot = Pot::net})};
    BOOST_TEST(rounds_of(book, advance(3), date_of("2026-05-04")) == "1:300 2:300");
    BOOST_TEST(rounds_of(book, advance(3), date_of("2026-05-05")) == "1:300 2:300");
    BOOST_TEST(outcome_of(book.record(advance(1), first_round)) == "nothing_to_advance");
}

BOOST_AUTO_TEST_CASE(money_of_a_share_with_an_advance_is_recorded_in_the_order_of_dates) {
    MemoryBook book{opening_of({.shares = 4})};
    BOOST_REQUIRE(book.record(advance(1), second_round));
    const Date day_before = second_round - Days{1};
    BOOST_TEST(outcome_of(book.record(contribution(1, 1_vnd), day_before)) == "out_of_date_order");
    BOOST_TEST(outcome_of(book.record(contribution(1, 1_vnd), second_round)) == "done");
    BOOST_TEST(outcome_of(book.record(contribution(2, 1_vnd), day_before)) == "done");
}

// The reversal of 9 April and the second advance of that day add up to nothing, but they moved.
BOOST_AUTO_TEST_CASE(two_movements_that_add_up_to_nothing_are_movements_all_the_same) {
    MemoryBook book{opening_of({.shares = 3})};
    const auto first = book.record(advance(2), first_round);
    BOOST_REQUIRE(first.ok());
    const Date later = date_of("2026-04-09");
    BOOST_REQUIRE(book.reverse(*first, {.reason = "ghi nhầm", .on = later}));
    BOOST_REQUIRE(book.record(advance(2, 300'000_vnd), later));
    BOOST_TEST(outcome_of(book.record(contribution(2, 300'000_vnd), second_round)) ==
               "out_of_date_order");
}

BOOST_AUTO_TEST_CASE(the_method_and_the_source_are_kept) {
    MemoryBook book{opening_of({})};
    const auto event = decide_advance(
        book.group(),
        {.share = ShareNo{1}, .amount = 5_vnd, .method = Method::bank, .source = Source::imported},
        {.on = first_round, .today = first_round}, std::nullopt);
    BOOST_REQUIRE(event.ok());
    BOOST_TEST((event->method == Method::bank));
    BOOST_TEST((event->source == Source::imported));
}

BOOST_AUTO_TEST_SUITE_END()
