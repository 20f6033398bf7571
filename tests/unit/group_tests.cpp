#include "engine/savings/group.hpp"
#include "engine/savings/group_accounts.hpp"
#include "engine/savings/round_dates.hpp"
#include "tests/support/groups.hpp"
#include "tests/support/memory_book.hpp"

#include <boost/test/unit_test.hpp>

#include <array>
#include <cstdint>
#include <string>
#include <vector>

using hui::Date;
using hui::date_of;
using hui::Interval;
using hui::iso;
using hui::Round;
using hui::ShareNo;
using hui::Vnd;
using hui::savings::Due;
using hui::savings::Group;
using hui::savings::Pot;
using hui::savings::Share;
using hui::tests::group_of;
using hui::tests::GroupOf;
using hui::tests::MemoryBook;
using hui::tests::opening_of;
using namespace hui::literals;

namespace account = hui::account;

namespace {

/// Every share pays what it owes by the round's day, and the holder of the turn draws.
void play_round(MemoryBook& book, Round round) {
    const Date day = date_of_round(book.group().terms, round);
    for (const ShareNo share : shares_owing(book.group(), day)) {
        BOOST_REQUIRE(book.record(hui::savings::Contribute{.share = share, .amount = {}}, day));
    }
    BOOST_REQUIRE(book.record(hui::savings::Payout{}, day));
}

/// What the shares that have drawn owe for the rest of the cycle, in thousands.
std::int64_t owed_by_drawn(const Group& group) {
    Vnd owed;
    for (const Share& share : group.shares) {
        if (share.turn <= group.drawn) {
            owed += dues_through(group, share, group.rounds()) - share.paid;
        }
    }
    return owed.count() / 1'000;
}

/// Plays the whole cycle; what drawn shares still owe after each round.
std::vector<std::int64_t> owed_after_each_round(MemoryBook& book) {
    std::vector<std::int64_t> owed;
    for (Round round{1}; round <= book.group().rounds(); round = round.next()) {
        play_round(book, round);
        owed.push_back(owed_by_drawn(book.group()));
    }
    return owed;
}

Vnd sum_over(const Group& group, Vnd Share::*part) {
    Vnd sum;
    for (const Share& share : group.shares) { sum += share.*part; }
    return sum;
}

const std::vector<std::int64_t> worked_example{2'700, 4'800, 6'300, 7'200, 7'500,
                                               7'200, 6'300, 4'800, 2'700, 0};

/// A due as `paid+advanced` in thousands.
std::string text_of(const std::vector<Due>& dues) {
    std::string text;
    for (const Due& due : dues) {
        text += (text.empty() ? "" : " ") + std::to_string(due.round.count()) + ":" +
                std::to_string(due.paid.count() / 1'000) + "+" +
                std::to_string(due.advanced.count() / 1'000);
    }
    return text;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(group_tests)

BOOST_AUTO_TEST_CASE(ten_shares_of_300000_gross_run_as_worked_example_1_says) {
    MemoryBook book{opening_of({.shares = 10})};
    BOOST_TEST(pot_of(book.group(), Round{1}).count() == 3'000'000);
    BOOST_TEST(owed_after_each_round(book) == worked_example, boost::test_tools::per_element());
    BOOST_TEST(sum_over(book.group(), &Share::paid).count() == 30'000'000);
    BOOST_TEST(sum_over(book.group(), &Share::received).count() == 30'000'000);
    BOOST_TEST(book.balance(account::cash()).count() == 0);
    for (const Share& share : book.group().shares) { BOOST_TEST(share.net().count() == 0); }
}

BOOST_AUTO_TEST_CASE(ten_shares_of_300000_net_run_as_worked_example_1_says) {
    MemoryBook book{opening_of({.shares = 10, .pot = Pot::net})};
    BOOST_TEST(pot_of(book.group(), Round{1}).count() == 2'700'000);
    BOOST_TEST(owed_after_each_round(book) == worked_example, boost::test_tools::per_element());
    for (const Share& share : book.group().shares) {
        BOOST_TEST(share.paid.count() == 9 * 300'000);
        BOOST_TEST(share.net().count() == 0);
    }
}

BOOST_AUTO_TEST_CASE(a_share_that_drew_in_round_3_of_10_is_2100000_ahead_and_owes_that) {
    for (const Pot pot : {Pot::gross, Pot::net}) {
        MemoryBook book{opening_of({.shares = 10, .pot = pot})};
        for (const int round : {1, 2, 3}) { play_round(book, Round{round}); }
        const Share& third = book.share(3);
        BOOST_TEST(third.net().count() == 2'100'000);
        BOOST_TEST(book.balance(account::member(ShareNo{3})).count() == 2'100'000);
        BOOST_TEST((dues_through(book.group(), third, Round{10}) - third.paid).count() ==
                   2'100'000);
    }
}

BOOST_AUTO_TEST_CASE(turns_need_not_follow_the_numbers_of_the_shares) {
    const Group group = group_of({.shares = 3, .turns = {3, 1, 2}});
    BOOST_TEST(group.holder_of(Round{1})->no.count() == 2);
    BOOST_TEST(group.holder_of(Round{2})->no.count() == 3);
    BOOST_TEST(group.holder_of(Round{3})->no.count() == 1);
}

BOOST_AUTO_TEST_CASE(only_the_shares_of_the_group_are_found) {
    const Group group = group_of({.shares = 3});
    for (const std::int64_t no : {1, 2, 3}) {
        BOOST_REQUIRE(group.find(ShareNo{no}) != nullptr);
        BOOST_TEST(group.find(ShareNo{no})->no.count() == no);
    }
    for (const std::int64_t no : {0, -1, 4, 999}) {
        BOOST_TEST((group.find(ShareNo{no}) == nullptr));
    }
}

BOOST_AUTO_TEST_CASE(the_rounds_of_a_group_that_starts_on_31_january_do_not_drift) {
    const Group group = group_of({.shares = 4, .start = date_of("2024-01-31")});
    std::vector<std::string> days;
    for (Round round{1}; round <= group.rounds(); round = round.next()) {
        days.push_back(iso(date_of_round(group.terms, round)));
    }
    const std::vector<std::string> expected{"2024-01-31", "2024-02-29", "2024-03-31", "2024-04-30"};
    BOOST_TEST(days == expected, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_round_is_due_from_its_own_day_on) {
    const Group group = group_of({.shares = 3, .start = date_of("2024-01-31")});
    BOOST_TEST(last_round_due(group, date_of("2024-01-30")).count() == 0);
    BOOST_TEST(last_round_due(group, date_of("2024-01-31")).count() == 1);
    BOOST_TEST(last_round_due(group, date_of("2024-02-28")).count() == 1);
    BOOST_TEST(last_round_due(group, date_of("2024-02-29")).count() == 2);
    BOOST_TEST(last_round_due(group, date_of("2024-03-31")).count() == 3);
    BOOST_TEST(last_round_due(group, date_of("2030-01-01")).count() == 3);
}

BOOST_AUTO_TEST_CASE(weekly_rounds_are_seven_days_apart) {
    const Group group =
        group_of({.shares = 3, .every = {.count = 1, .unit = Interval::Unit::weeks}});
    BOOST_TEST(iso(date_of_round(group.terms, Round{3})) == "2026-03-19");
}

BOOST_AUTO_TEST_CASE(a_share_owes_every_round_gross_and_every_round_but_its_own_net) {
    const Group gross = group_of({.shares = 3});
    const Group net = group_of({.shares = 3, .pot = Pot::net});
    constexpr std::array gross_dues{0, 300'000, 600'000, 900'000};
    constexpr std::array net_dues{0, 300'000, 300'000, 600'000};  // share 2 draws in round 2
    for (std::size_t round = 0; round <= 3; ++round) {
        const Round through{static_cast<std::int64_t>(round)};
        BOOST_TEST(dues_through(gross, gross.shares[1], through).count() == gross_dues.at(round));
        BOOST_TEST(dues_through(net, net.shares[1], through).count() == net_dues.at(round));
    }
}

BOOST_AUTO_TEST_CASE(arrears_are_what_is_due_and_not_paid_with_own_money) {
    Group group = group_of({.shares = 3});
    Share& share = group.at(ShareNo{2});
    BOOST_TEST(arrears_of(group, share, date_of("2026-03-04")).count() == 0);
    BOOST_TEST(arrears_of(group, share, date_of("2026-03-05")).count() == 300'000);
    share.paid = 350'000_vnd;
    BOOST_TEST(arrears_of(group, share, date_of("2026-03-05")).count() == 0);
    BOOST_TEST(arrears_of(group, share, date_of("2026-04-05")).count() == 250'000);
    share.advances = {{.round = Round{2}, .amount = 250'000_vnd}};
    BOOST_TEST(arrears_of(group, share, date_of("2026-04-05")).count() == 250'000);
}

BOOST_AUTO_TEST_CASE(money_meets_the_oldest_due_first_then_later_rounds) {
    Group group = group_of({.shares = 3});
    Share& share = group.at(ShareNo{1});
    BOOST_TEST(text_of(dues_of(group, share)) == "1:0+0 2:0+0 3:0+0");
    share.paid = 450'000_vnd;
    BOOST_TEST(text_of(dues_of(group, share)) == "1:300+0 2:150+0 3:0+0");
    share.paid = 900'000_vnd;
    BOOST_TEST(text_of(dues_of(group, share)) == "1:300+0 2:300+0 3:300+0");
}

BOOST_AUTO_TEST_CASE(in_a_net_group_a_share_has_no_due_in_its_own_round) {
    Group group = group_of({.shares = 3, .pot = Pot::net});
    Share& share = group.at(ShareNo{2});
    share.paid = 450'000_vnd;
    BOOST_TEST(text_of(dues_of(group, share)) == "1:300+0 3:150+0");
}

BOOST_AUTO_TEST_CASE(a_due_carries_its_day_and_what_is_still_missing) {
    Group group = group_of({.shares = 3});
    Share& share = group.at(ShareNo{1});
    share.paid = 350'000_vnd;
    share.advances = {{.round = Round{2}, .amount = 200'000_vnd}};
    const Due second = dues_of(group, share).at(1);
    BOOST_TEST(iso(second.on) == "2026-04-05");
    BOOST_TEST(second.amount.count() == 300'000);
    BOOST_TEST(second.outstanding().count() == 250'000);
    BOOST_TEST(second.uncovered().count() == 50'000);
}

BOOST_AUTO_TEST_CASE(an_advance_stands_in_its_due_until_only_it_is_unpaid) {
    Group group = group_of({.shares = 3});
    Share& share = group.at(ShareNo{1});
    share.advances = {{.round = Round{1}, .amount = 200'000_vnd}};
    const auto dues_after = [&](Vnd paid, Vnd repaid) {
        share.paid = paid;
        share.repaid = repaid;
        return text_of(dues_of(group, share));
    };
    BOOST_TEST(dues_after(0_vnd, 0_vnd) == "1:0+200 2:0+0 3:0+0");
    BOOST_TEST(dues_after(100'000_vnd, 0_vnd) == "1:100+200 2:0+0 3:0+0");
    BOOST_TEST(dues_after(150'000_vnd, 50'000_vnd) == "1:150+150 2:0+0 3:0+0");
    BOOST_TEST(share.still_advanced().count() == 150'000);
    BOOST_TEST(share.covered().count() == 300'000);
    BOOST_TEST(dues_after(400'000_vnd, 200'000_vnd) == "1:300+0 2:100+0 3:0+0");
    BOOST_TEST(share.still_advanced().count() == 0);
    BOOST_TEST(share.covered().count() == 400'000);
}

BOOST_AUTO_TEST_SUITE_END()
