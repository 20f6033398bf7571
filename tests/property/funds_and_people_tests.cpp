// Shares leave, come in, pay late with interest, and leave a part of each pot in the reserve fund.
#include "tests/support/groups.hpp"
#include "tests/support/memory_book.hpp"

#include <rapidcheck/boost_test.h>

#include <boost/test/unit_test.hpp>

#include <map>
#include <optional>
#include <string>
#include <vector>

using hui::Balances;
using hui::Date;
using hui::Days;
using hui::Entry;
using hui::Round;
using hui::ShareNo;
using hui::Vnd;
using hui::savings::Consent;
using hui::savings::Contribute;
using hui::savings::Group;
using hui::savings::InterestOn;
using hui::savings::JoinShare;
using hui::savings::LeaveShare;
using hui::savings::PaidOut;
using hui::savings::Payout;
using hui::savings::Pot;
using hui::savings::Refund;
using hui::savings::SettleInterest;
using hui::savings::Settling;
using hui::savings::Share;
using hui::tests::GroupOf;
using hui::tests::MemoryBook;
using hui::tests::opening_of;

namespace account = hui::account;

namespace {

/// How often what this is about happened.
struct Count {
    int changes = 0;
    int interest = 0;
    int parts = 0;
};

MemoryBook any_book() {
    GroupOf group;
    group.shares = *rc::gen::inRange<std::int64_t>(3, 8);
    group.pot = *rc::gen::element(Pot::gross, Pot::net);
    group.reserve = Vnd{*rc::gen::element<std::int64_t>(0, 50'000, 70'001)};
    return MemoryBook{opening_of(group)};
}

std::vector<Consent> everybody(const Group& group) {
    std::vector<Consent> consents{{.share = ShareNo{}, .name = "tổ trưởng"}};
    for (const Share& share : group.shares) { consents.push_back({share.no, "chị"}); }
    return consents;
}

ShareNo any_share(const Group& group) {
    return ShareNo{*rc::gen::inRange<std::int64_t>(1, group.rounds().count() + 1)};
}

/// Somebody may leave or come in on the day; the rules may refuse it.
void somebody_may_move(MemoryBook& book, Date on, Count& count) {
    const int what = *rc::gen::inRange(0, 5);
    if (what == 0) {
        const Refund refund = *rc::gen::element(Refund::in_turn, Refund::by_organiser);
        const LeaveShare leaving{.share = any_share(book.group()),
                                 .reason = "chuyển nhà",
                                 .refund = refund,
                                 .consents = {}};
        count.changes += book.record(leaving, on) ? 1 : 0;
    }
    if (what == 1) {
        const JoinShare joining{.member = "M99", .consents = everybody(book.group())};
        count.changes += book.record(joining, on) ? 1 : 0;
    }
}

/// Interest on whatever was late is paid or waived; the rules refuse it where nothing was.
void somebody_may_settle(MemoryBook& book, Date on, Count& count) {
    const auto what = *rc::gen::element(InterestOn::contribution, InterestOn::hand_over);
    const auto how = *rc::gen::element(Settling::paid, Settling::paid, Settling::waived);
    const SettleInterest settling{
        .share = any_share(book.group()), .what = what, .round = {}, .how = how, .reason = "miễn"};
    count.interest += book.record(settling, on) ? 1 : 0;
}

/// Everybody pays by some day of the round, and the pot is handed over, at once or in two parts.
void play_round(MemoryBook& book, Round round, Count& count) {
    const Date due = date_of_round(book.group().terms, round);
    const Date on = due + Days{*rc::gen::inRange(0, 8)};
    for (const Share& share : Group{book.group()}.shares) {
        const Date paid_on = share.needs_date_order() ? on : std::min(on, due + Days{2});
        if (arrears_of(book.group(), share, paid_on) == Vnd{}) { continue; }
        RC_ASSERT(book.record(Contribute{.share = share.no, .amount = {}}, paid_on).ok());
    }
    if (*rc::gen::inRange(0, 3) == 0) {
        const Payout part{.share = {}, .amount = Vnd{70'000}, .method = {}};
        count.parts += book.record(part, on) ? 1 : 0;
    }
    const bool is_drawn = book.group().drawn == round;
    if (!is_drawn || still_to_hand_over(book.group()) > Vnd{}) {
        RC_ASSERT(book.record(Payout{}, on + Days{is_drawn ? 3 : 0}).ok());
    }
}

/// Plays the whole cycle and gives the reserve back.
MemoryBook any_life(Count& count) {
    MemoryBook book = any_book();
    for (Round round{1}; round <= book.group().rounds(); round = round.next()) {
        const Date before = date_of_round(book.group().terms, round) - Days{1};
        somebody_may_settle(book, before, count);
        somebody_may_move(book, before, count);
        play_round(book, round, count);
    }
    const Date end = date_of_round(book.group().terms, book.group().rounds()) + Days{20};
    somebody_may_settle(book, end, count);
    if (book.group().reserve > Vnd{}) { RC_ASSERT(book.return_reserve(end).ok()); }
    return book;
}

/// What moved out of, or into, the box and the bank account by the end of the day.
Vnd moved_by(const MemoryBook& book, Date on) {
    Vnd sum;
    for (const auto& movement : book.history().movements()) {
        if (movement.on <= on) { sum += movement.cash + movement.bank; }
    }
    return sum;
}

Vnd money_in(const Balances& balances) {
    return balances.of(account::cash()) + balances.of(account::bank());
}

}  // namespace

BOOST_AUTO_TEST_SUITE(funds_and_people_tests)

RC_BOOST_PROP(no_money_is_lost_or_made_and_in_the_end_everybody_is_square, ()) {
    Count count;
    const MemoryBook book = any_life(count);
    RC_CLASSIFY(count.changes > 0, "somebody moved");
    RC_CLASSIFY(count.interest > 0, "interest was settled");
    RC_CLASSIFY(count.parts > 0, "a pot came in parts");
    std::map<ShareNo, int> draws;
    for (const Entry& entry : book.entries()) {
        RC_ASSERT(hui::sum_of(entry.postings) == Vnd{});
        const auto balances = book.balances_on(entry.effective_on);
        RC_ASSERT(money_in(balances) == moved_by(book, entry.effective_on));
        RC_ASSERT(balances.of(account::reserve()) == -book.as_of(entry.effective_on).reserve);
        const auto event = hui::savings::event_of(entry.kind, entry.body);
        const auto* pot = std::get_if<PaidOut>(&*event);
        if (pot != nullptr && pot->part == PaidOut::Part::first) { ++draws[pot->share]; }
    }
    for (const Share& share : book.group().shares) {
        RC_ASSERT(draws[share.no] == 1);
        RC_ASSERT(share.net() == Vnd{});
    }
    RC_ASSERT((book.as_of(Date::max()) == book.group()));
    const auto balances = book.balances_on(Date::max());
    const Vnd interest =
        -(balances.of(account::late_interest()) + balances.of(account::organiser_interest()));
    RC_ASSERT(money_in(balances) == interest);
    RC_ASSERT(balances.of(account::reserve()) == Vnd{});
    RC_ASSERT(balances.of(account::refunds()) == Vnd{});
}

RC_BOOST_PROP(whenever_it_is_dissolved_only_claims_are_left, ()) {
    Count count;
    MemoryBook book = any_book();
    const int rounds = *rc::gen::inRange(1, 4);
    for (Round round{1}; round <= Round{rounds}; round = round.next()) {
        const Date before = date_of_round(book.group().terms, round) - Days{1};
        somebody_may_settle(book, before, count);
        somebody_may_move(book, before, count);
        play_round(book, round, count);
    }
    const Date end = date_of_round(book.group().terms, Round{rounds}) + Days{25};
    somebody_may_settle(book, end, count);
    if (is_settled(book.group())) { return; }
    const Vnd in_hand = money_in(book.balances_on(end));
    const auto ended = book.record(
        hui::savings::DissolveGroup{.reason = "tan", .consents = everybody(book.group())}, end);
    RC_ASSERT(ended.ok());
    const auto event = hui::savings::group_dissolved_of(book.entry(*ended).body);
    RC_ASSERT(event.cash + event.bank == in_hand);
    Vnd claims;
    const auto balances = book.balances_on(Date::max());
    for (const auto& [name, amount] : balances.all()) {
        if (!name.name().starts_with("settlement:")) { RC_ASSERT(amount == Vnd{}); }
        claims += amount;
    }
    RC_ASSERT(claims == Vnd{});
    RC_ASSERT((book.as_of(Date::max()) == book.group()));
}

BOOST_AUTO_TEST_SUITE_END()
