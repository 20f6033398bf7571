#include "engine/savings/contribute.hpp"
#include "engine/savings/group_accounts.hpp"
#include "tests/support/groups.hpp"
#include "tests/support/memory_book.hpp"
#include "tests/support/outcome.hpp"

#include <boost/test/unit_test.hpp>

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

using hui::Code;
using hui::Date;
using hui::date_of;
using hui::Month;
using hui::month_of;
using hui::ShareNo;
using hui::Vnd;
using hui::savings::Advance;
using hui::savings::Contribute;
using hui::savings::Contributed;
using hui::savings::decide_contribute;
using hui::savings::Method;
using hui::savings::Pot;
using hui::savings::Source;
using hui::tests::MemoryBook;
using hui::tests::opening_of;
using hui::tests::outcome_of;
using namespace hui::literals;

namespace account = hui::account;

namespace {

const Date first_round = date_of("2026-03-05");

Contribute contribution(std::int64_t share, std::optional<Vnd> amount = {}) {
    return {.share = ShareNo{share}, .amount = amount};
}

Contributed decided(const MemoryBook& book, const Contribute& command, Date on) {
    const auto event =
        decide_contribute(book.group(), command, {.on = on, .today = on}, &book.history());
    BOOST_REQUIRE(event.ok());
    return *event;
}

struct Refused {
    std::string_view code;
    Contribute command;
    std::string_view on;
    std::optional<Month> closed = std::nullopt;
};

}  // namespace

BOOST_AUTO_TEST_SUITE(contribute_tests)

// Each row breaks the rule of its name and as many as can be of those that come after it. Share 1
// has an advance and last paid on 20 April; today is 30 June.
BOOST_AUTO_TEST_CASE(a_contribution_is_refused_by_the_first_rule_that_it_breaks) {
    MemoryBook book{opening_of({.shares = 3})};
    BOOST_REQUIRE(book.record(Advance{.share = ShareNo{1}, .amount = {}}, first_round));
    BOOST_REQUIRE(book.record(contribution(1, 600'000_vnd), date_of("2026-04-20")));
    const Month all = month_of("2026-12");
    for (const Refused& row : {
             Refused{"unknown_share", contribution(4, 0_vnd), "2026-07-01", all},
             Refused{"unknown_share", contribution(0, 0_vnd), "2026-07-01", all},
             Refused{"future_date", contribution(1, 0_vnd), "2026-07-01", all},
             Refused{"month_closed", contribution(1, 0_vnd), "2026-01-31", month_of("2026-01")},
             Refused{"before_first_period", contribution(1), "2026-02-04"},
             Refused{"before_first_period", contribution(1, 0_vnd), "2026-02-04"},
             Refused{"nothing_due", contribution(1), "2026-02-05"},
             Refused{"nothing_due", contribution(1), "2026-04-19"},
             Refused{"amount_not_positive", contribution(1, 0_vnd), "2026-02-05"},
             Refused{"amount_not_positive", contribution(1, Vnd{-1}), "2026-02-05"},
             Refused{"over_the_cycle", contribution(1, 300'001_vnd), "2026-02-05"},
             Refused{"over_the_cycle", contribution(1, Vnd{INT64_MAX}), "2026-06-30"},
             Refused{"out_of_date_order", contribution(1, 1_vnd), "2026-02-05"},
             Refused{"out_of_date_order", contribution(1, 1_vnd), "2026-04-19"},
             Refused{"done", contribution(1, 300'000_vnd), "2026-04-20"},
         }) {
        BOOST_TEST_CONTEXT(row.code << " on " << row.on) {
            auto group = book.group();
            group.closed_through = row.closed;
            const auto result = decide_contribute(
                group, row.command, {.on = date_of(row.on), .today = date_of("2026-06-30")},
                &book.history());
            BOOST_TEST(outcome_of(result) == row.code);
        }
    }
}

BOOST_AUTO_TEST_CASE(a_share_that_has_paid_its_whole_cycle_is_told_so) {
    MemoryBook book{opening_of({.shares = 3})};
    BOOST_REQUIRE(book.record(contribution(2, 900'000_vnd), first_round));
    BOOST_TEST(outcome_of(book.record(contribution(2), first_round)) == "over_the_cycle");
    BOOST_TEST(outcome_of(book.record(contribution(2, 1_vnd), first_round)) == "over_the_cycle");
}

BOOST_AUTO_TEST_CASE(a_net_group_takes_one_contribution_less_for_the_whole_cycle) {
    MemoryBook book{opening_of({.shares = 3, .pot = Pot::net})};
    BOOST_TEST(outcome_of(book.record(contribution(2, 600'001_vnd), first_round)) ==
               "over_the_cycle");
    BOOST_TEST(outcome_of(book.record(contribution(2, 600'000_vnd), first_round)) == "done");
}

BOOST_AUTO_TEST_CASE(without_an_amount_all_that_is_due_by_the_day_is_paid) {
    MemoryBook book{opening_of({.shares = 3})};
    BOOST_TEST(decided(book, contribution(1), first_round).amount.count() == 300'000);
    BOOST_REQUIRE(book.record(contribution(1, 100'000_vnd), first_round));
    BOOST_TEST(decided(book, contribution(1), first_round).amount.count() == 200'000);
    BOOST_TEST(decided(book, contribution(1), date_of("2026-05-04")).amount.count() == 500'000);
    BOOST_TEST(decided(book, contribution(1), date_of("2026-05-05")).amount.count() == 800'000);
}

BOOST_AUTO_TEST_CASE(a_contribution_may_be_paid_up_to_one_period_before_the_first_round) {
    MemoryBook book{opening_of({.shares = 3})};
    BOOST_TEST(outcome_of(book.record(contribution(1, 1_vnd), date_of("2026-02-04"))) ==
               "before_first_period");
    BOOST_TEST(outcome_of(book.record(contribution(1, 1_vnd), date_of("2026-02-05"))) == "done");
}

BOOST_AUTO_TEST_CASE(the_last_day_of_a_closed_month_is_closed_and_the_next_day_is_not) {
    MemoryBook book{opening_of({.shares = 3})};
    book.close_through(month_of("2026-03"));
    BOOST_TEST(outcome_of(book.record(contribution(1, 1_vnd), date_of("2026-03-31"))) ==
               "month_closed");
    BOOST_TEST(outcome_of(book.record(contribution(1, 1_vnd), date_of("2026-04-01"))) == "done");
}

BOOST_AUTO_TEST_CASE(today_is_not_the_future) {
    MemoryBook book{opening_of({.shares = 3})};
    book.set_today(first_round);
    BOOST_TEST(outcome_of(book.record(contribution(1, 1_vnd), date_of("2026-03-06"))) ==
               "future_date");
    BOOST_TEST(outcome_of(book.record(contribution(1, 1_vnd), first_round)) == "done");
}

BOOST_AUTO_TEST_CASE(money_without_an_advance_may_be_recorded_in_any_order_of_dates) {
    MemoryBook book{opening_of({.shares = 3})};
    BOOST_TEST(outcome_of(book.record(contribution(1, 1_vnd), date_of("2026-04-05"))) == "done");
    BOOST_TEST(outcome_of(book.record(contribution(1, 1_vnd), date_of("2026-03-05"))) == "done");
}

// The contribution of 5 March stands until it is undone on 13 March; one dated between them that
// pays the whole cycle again would show a share that paid more than it ever owes.
BOOST_AUTO_TEST_CASE(on_no_day_has_a_share_paid_more_than_the_whole_cycle) {
    MemoryBook book{opening_of({.shares = 3})};
    const auto undone = book.record(contribution(1, 900'000_vnd), first_round);
    BOOST_REQUIRE(undone.ok());
    BOOST_REQUIRE(book.reverse(*undone, {.reason = "ghi nhầm", .on = date_of("2026-03-13")}));
    (void)book.record(contribution(1, 900'000_vnd), date_of("2026-03-10"));
    BOOST_TEST(book.as_of(date_of("2026-03-10")).find(ShareNo{1})->paid.count() == 900'000);
}

// The advance of 5 March stands until it is undone on 13 March: money dated between them is either
// the organiser's or refused, but it doesn't make the share covered twice.
BOOST_AUTO_TEST_CASE(money_dated_before_an_advance_is_undone_does_not_pass_it_by) {
    MemoryBook book{opening_of({.shares = 3})};
    const auto undone = book.record(Advance{.share = ShareNo{1}, .amount = {}}, first_round);
    BOOST_REQUIRE(undone.ok());
    BOOST_REQUIRE(book.reverse(*undone, {.reason = "ghi nhầm", .on = date_of("2026-03-13")}));
    (void)book.record(contribution(1, 300'000_vnd), date_of("2026-03-10"));
    const auto then = book.as_of(date_of("2026-03-10"));
    BOOST_TEST(then.find(ShareNo{1})->covered().count() == 300'000);
}

BOOST_AUTO_TEST_CASE(the_method_and_the_source_are_kept) {
    MemoryBook book{opening_of({.shares = 3})};
    Contribute command = contribution(1, 5_vnd);
    command.method = Method::bank;
    command.source = Source::imported;
    const Contributed event = decided(book, command, first_round);
    BOOST_TEST(event.share.count() == 1);
    BOOST_TEST(event.amount.count() == 5);
    BOOST_TEST((event.method == Method::bank));
    BOOST_TEST((event.source == Source::imported));
}

BOOST_AUTO_TEST_CASE(what_was_advanced_goes_back_to_the_organiser_after_what_was_not) {
    struct Part {
        Vnd amount;
        Vnd repaid;
    };
    MemoryBook book{opening_of({.shares = 3})};
    BOOST_REQUIRE(book.record(Advance{.share = ShareNo{1}, .amount = 200'000_vnd}, first_round));
    for (const Part part : {Part{100'000_vnd, 0_vnd}, Part{150'000_vnd, 150'000_vnd},
                            Part{100'000_vnd, 50'000_vnd}, Part{550'000_vnd, 0_vnd}}) {
        BOOST_TEST_CONTEXT("paying " << part.amount.count()) {
            const Contribute command = contribution(1, part.amount);
            BOOST_TEST(decided(book, command, date_of("2026-04-10")).repaid.count() ==
                       part.repaid.count());
            BOOST_REQUIRE(book.record(command, date_of("2026-04-10")));
        }
    }
    BOOST_TEST(book.share(1).still_advanced().count() == 0);
    BOOST_TEST(book.balance(account::advances()).count() == 0);
    BOOST_TEST(book.balance(account::cash()).count() == 900'000);
}

BOOST_AUTO_TEST_CASE(one_payment_may_repay_an_advance_and_pay_ahead) {
    MemoryBook book{opening_of({.shares = 3})};
    BOOST_REQUIRE(book.record(Advance{.share = ShareNo{1}, .amount = {}}, first_round));
    BOOST_TEST(decided(book, contribution(1, 900'000_vnd), first_round).repaid.count() == 300'000);
}

BOOST_AUTO_TEST_CASE(the_shares_that_owe_are_those_with_arrears) {
    MemoryBook book{opening_of({.shares = 3, .pot = Pot::net})};
    BOOST_TEST(shares_owing(book.group(), date_of("2026-03-04")).empty());
    BOOST_REQUIRE(book.record(contribution(3, 300'000_vnd), first_round));
    const std::vector<ShareNo> second{ShareNo{2}};
    BOOST_TEST((shares_owing(book.group(), first_round) == second));
    BOOST_REQUIRE(book.record(Advance{.share = ShareNo{2}, .amount = {}}, first_round));
    BOOST_TEST((shares_owing(book.group(), first_round) == second));
}

BOOST_AUTO_TEST_SUITE_END()
