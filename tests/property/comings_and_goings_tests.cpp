#include "tests/support/groups.hpp"
#include "tests/support/memory_book.hpp"

#include <rapidcheck/boost_test.h>

#include <boost/test/unit_test.hpp>

#include <string>
#include <vector>

using hui::Date;
using hui::Days;
using hui::Round;
using hui::ShareNo;
using hui::Vnd;
using hui::savings::Consent;
using hui::savings::Contribute;
using hui::savings::Group;
using hui::savings::JoinShare;
using hui::savings::LeaveShare;
using hui::savings::Payout;
using hui::savings::Pot;
using hui::savings::Refund;
using hui::savings::Share;
using hui::tests::GroupOf;
using hui::tests::MemoryBook;
using hui::tests::opening_of;

namespace {

/// A group of 3 to 8 shares, gross or net, each drawing in the round of its number.
MemoryBook any_book() {
    GroupOf group;
    group.shares = *rc::gen::inRange<std::int64_t>(3, 9);
    group.pot = *rc::gen::element(Pot::gross, Pot::net);
    return MemoryBook{opening_of(group)};
}

std::vector<Consent> everybody(const Group& group) {
    std::vector<Consent> consents{{.share = ShareNo{}, .name = "tổ trưởng"}};
    for (const Share& share : group.shares) { consents.push_back({share.no, "chị"}); }
    return consents;
}

/// Whether somebody leaves or comes in on the day; the rules may refuse it.
void anybody_may_move(MemoryBook& book, Date on, int& changes) {
    const int what = *rc::gen::inRange(0, 4);
    if (what == 0) {
        const ShareNo no{*rc::gen::inRange<std::int64_t>(1, book.group().rounds().count() + 1)};
        const Refund refund = *rc::gen::element(Refund::in_turn, Refund::by_organiser);
        changes +=
            book.record(LeaveShare{.share = no, .reason = "x", .refund = refund, .consents = {}},
                        on)
                .ok();
    }
    if (what == 1) {
        const JoinShare joining{.member = "M99", .consents = everybody(book.group())};
        changes += book.record(joining, on).ok();
    }
}

void play_round(MemoryBook& book, Round round) {
    const Date on = date_of_round(book.group().terms, round);
    for (const Share& share : Group{book.group()}.shares) {
        if (arrears_of(book.group(), share, on) == Vnd{}) { continue; }
        RC_ASSERT(book.record(Contribute{.share = share.no, .amount = {}}, on).ok());
    }
    RC_ASSERT(book.record(Payout{}, on).ok());
}

/// Plays the whole cycle; before each round somebody may leave or come in.
MemoryBook any_life(int& changes) {
    MemoryBook book = any_book();
    for (Round round{1}; round <= book.group().rounds(); round = round.next()) {
        const Date before = date_of_round(book.group().terms, round) - Days{1};
        anybody_may_move(book, before, changes);
        play_round(book, round);
    }
    return book;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(comings_and_goings_tests)

RC_BOOST_PROP(whoever_comes_and_goes_everybody_is_square_in_the_end, ()) {
    int changes = 0;
    const MemoryBook book = any_life(changes);
    RC_CLASSIFY(changes > 0, "somebody moved");
    for (const Share& share : book.group().shares) { RC_ASSERT(share.net() == Vnd{}); }
    const auto balances = book.balances_on(Date::max());
    for (const auto& [account, amount] : balances.all()) { RC_ASSERT(amount == Vnd{}); }
    RC_ASSERT(is_settled(book.group()));
}

RC_BOOST_PROP(what_a_share_owes_together_is_what_it_owes_in_each_round, ()) {
    int changes = 0;
    const MemoryBook book = any_life(changes);
    for (const hui::Entry& entry : book.entries()) {
        const Group then = book.as_of(entry.effective_on);
        for (const Share& share : then.shares) {
            Vnd sum;
            for (Round round{1}; round <= then.rounds(); round = round.next()) {
                sum += due_in(then, share, round);
                RC_ASSERT(sum == dues_through(then, share, round));
            }
            Vnd dues;
            for (const auto& due : dues_of(then, share)) { dues += due.amount; }
            RC_ASSERT(dues == sum);
        }
    }
}

RC_BOOST_PROP(the_group_of_any_day_is_what_was_recorded_by_then, ()) {
    int changes = 0;
    const MemoryBook book = any_life(changes);
    RC_ASSERT((book.as_of(Date::max()) == book.group()));
    for (const hui::Entry& entry : book.entries()) {
        const Group then = book.as_of(entry.effective_on);
        const auto balances = book.balances_on(entry.effective_on);
        for (const Share& share : then.shares) {
            RC_ASSERT(balances.of(hui::account::member(share.no)) == share.received - share.paid);
        }
        RC_ASSERT(balances.of(hui::account::refunds()) == -refunds_open(then));
        RC_ASSERT(lacking_for(then, then.drawn).empty());
    }
}

BOOST_AUTO_TEST_SUITE_END()
