// Everything that can happen to a group, from its first round to its last or to its dissolution:
// late interest, pots in parts, the reserve fund, members who pay no more, turns by vote, lot, need
// and wishes, members who come and go, claims, and reversals of it.
#include "engine/savings/apply.hpp"
#include "engine/savings/group_accounts.hpp"
#include "engine/savings/owed.hpp"
#include "tests/lives/group_life.hpp"

#include <rapidcheck/boost_test.h>

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <map>
#include <string>
#include <tuple>
#include <vector>

using hui::Balances;
using hui::Date;
using hui::Entry;
using hui::Round;
using hui::ShareNo;
using hui::Vnd;
using hui::savings::Group;
using hui::savings::History;
using hui::savings::PaidOut;
using hui::savings::Share;
using hui::tests::any_group_with_funds;
using hui::tests::any_moves_at_all;
using hui::tests::Life;
using hui::tests::MemoryBook;
using hui::tests::money_in;

namespace account = hui::account;

namespace {

/// Several lives in each of a property's cases.
template <class Check>
void for_any_lives(Check check) {
    constexpr int lives = 15;
    for (int i = 0; i < lives; ++i) {
        Life life{*any_group_with_funds()};
        life.live(*any_moves_at_all());
        RC_LOG() << "life " << i + 1 << "\n" << life.story();
        check(life);
    }
}

/// Late interest that went into the group's money.
Vnd interest_in(const Balances& balances) {
    return -(balances.of(account::late_interest()) + balances.of(account::organiser_interest()) +
             balances.of(account::drawer_interest()));
}

/// What the shares and the organiser put in and have not got back, with what lies in the fund.
Vnd money_expected(const Group& group, const Balances& balances) {
    Vnd sum = group.reserve + interest_in(balances) + refunds_open(group) + advances_open(group) +
              fund_claims_open(group) + group.cash_difference;
    for (const Share& share : group.shares) { sum += share.paid - share.received; }
    return sum;
}

/// Each account of a running group says what the group says.
void check_accounts(const Group& group, const Balances& balances) {
    for (const Share& share : group.shares) {
        RC_ASSERT(balances.of(account::member(share.no)) == share.received - share.paid);
    }
    RC_ASSERT(balances.of(account::advances()) == -advances_open(group));
    RC_ASSERT(balances.of(account::refunds()) == -refunds_open(group));
    RC_ASSERT(balances.of(account::reserve()) == -group.reserve);
    RC_ASSERT(balances.of(account::reserve_advances()) == -fund_claims_open(group));
    RC_ASSERT(balances.of(account::cash_difference()) == -group.cash_difference);
    RC_ASSERT(interest_in(balances) == group.interest_held);
    RC_ASSERT(money_in(balances) == money_expected(group, balances));
}

/// Of a group that was dissolved only claims are left: what each is owed, less what it owes.
void check_claims(const Group& group, const Balances& balances) {
    std::map<std::string, Vnd> claims;
    for (const auto& claim : group.claims) {
        RC_ASSERT(claim.amount > Vnd{});
        claims[account::settlement(claim.from).name()] += claim.amount;
        claims[account::settlement(claim.to).name()] -= claim.amount;
    }
    for (const auto& [account, amount] : balances.all()) {
        RC_ASSERT(amount == claims[account.name()]);
        claims.erase(account.name());
    }
    for (const auto& [account, amount] : claims) { RC_ASSERT(amount == Vnd{}); }
}

/// How often each share drew by the end of a day, as the entries have it.
std::map<ShareNo, int> draws_by(const MemoryBook& book, Date day) {
    std::map<ShareNo, int> draws;
    for (const Entry& entry : book.entries()) {
        if (entry.effective_on > day) { continue; }
        const Entry& meant = entry.reverses ? book.entry(*entry.reverses) : entry;
        const auto event = hui::savings::event_of(meant.kind, meant.body);
        const auto* pot = event ? std::get_if<PaidOut>(&*event) : nullptr;
        if (pot == nullptr || pot->part != PaidOut::Part::first) { continue; }
        draws[pot->share] += entry.reverses ? -1 : 1;
    }
    return draws;
}

void check_draws(const Group& group, const std::map<ShareNo, int>& draws) {
    std::int64_t all = 0;
    for (const auto& [share, count] : draws) {
        RC_ASSERT(count == 0 || count == 1);
        RC_ASSERT((count == 1) == group.has_drawn(*group.find(share)));
        all += count;
    }
    RC_ASSERT(all == group.drawn.count());
}

void check_day(const MemoryBook& book, Date day) {
    const Group then = book.as_of(day);
    const Balances balances = book.balances_on(day);
    RC_ASSERT(balances.sum() == Vnd{});
    RC_ASSERT(balances.of(account::cash()) >= Vnd{});
    RC_ASSERT(balances.of(account::bank()) >= Vnd{});
    if (then.dissolved) { return check_claims(then, balances); }
    RC_ASSERT(then.claims.empty());
    RC_ASSERT(then.reserve >= Vnd{});
    check_accounts(then, balances);
    check_draws(then, draws_by(book, day));
    RC_ASSERT(are_pots_there(then));
}

/// The group as somebody has it who reads the journal again from its first entry.
Group read_again(const MemoryBook& book, History& history) {
    const auto opening =
        hui::savings::event_of(book.entries().front().kind, book.entries().front().body);
    const auto& opened = std::get<hui::savings::GroupOpened>(*opening);
    Group group = hui::savings::opened_group(opened.terms, opened.seats);
    for (const Entry& entry : book.entries()) {
        if (auto movement = hui::savings::movement_of(entry)) {
            apply(group, *movement);
            history.add(std::move(*movement));
        }
    }
    group.commitment = book.group().commitment;
    group.rules = book.group().rules;
    group.last_count = book.group().last_count;
    return group;
}

/// What each due of a share comes to, round by round, is what it owes together.
void check_dues(const Group& group, const Share& share) {
    Vnd sum;
    for (Round round{1}; round <= group.rounds(); round = round.next()) {
        sum += due_in(group, share, round);
        RC_ASSERT(sum == dues_through(group, share, round));
    }
    Vnd dues;
    Vnd paid;
    for (const auto& due : dues_of(group, share)) {
        RC_ASSERT(due.uncovered() >= Vnd{});
        dues += due.amount;
        paid += due.paid;
    }
    RC_ASSERT(dues == sum);
    RC_ASSERT(paid == share.paid);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(whole_life_tests)

RC_BOOST_PROP(no_money_is_lost_or_made_by_any_entry, ()) {
    for_any_lives([](const Life& life) {
        Balances balances;
        for (const Entry& entry : life.book().entries()) {
            RC_ASSERT(hui::sum_of(entry.postings) == Vnd{});
            balances.add(entry.postings);
            RC_ASSERT(balances.sum() == Vnd{});
        }
        RC_ASSERT(life.refusals_changed_nothing());
    });
}

RC_BOOST_PROP(on_every_day_the_group_is_what_its_accounts_say, ()) {
    for_any_lives([](const Life& life) {
        for (const Date day : life.days()) { check_day(life.book(), day); }
    });
}

RC_BOOST_PROP(who_reads_the_journal_again_has_the_same_group_on_every_day, ()) {
    for_any_lives([](const Life& life) {
        History history;
        const Group again = read_again(life.book(), history);
        RC_ASSERT((again == life.book().group()));
        RC_ASSERT((history.as_of(again, Date::max()) == life.book().group()));
        for (const Date day : life.days()) {
            RC_ASSERT((history.as_of(again, day) == life.book().as_of(day)));
        }
    });
}

RC_BOOST_PROP(what_a_share_owes_together_is_what_it_owes_in_each_round, ()) {
    for_any_lives([](const Life& life) {
        for (const Date day : life.days()) {
            const Group then = life.book().as_of(day);
            if (then.dissolved) { continue; }
            for (const Share& share : then.shares) { check_dues(then, share); }
        }
    });
}

RC_BOOST_PROP(in_the_end_everybody_is_square_or_has_a_claim_by_name, ()) {
    for_any_lives([](Life& life) {
        const bool is_dissolved = life.book().group().dissolved.has_value();
        if (!is_dissolved) {
            const bool is_finished = life.finish();
            RC_LOG() << "to its end\n" << life.story() << life.refused();
            // What the box lacks can't be handed out before somebody makes it good.
            const Balances end = life.book().balances_on(Date::max());
            const bool is_short = end.of(account::cash_difference()) > Vnd{};
            RC_CLASSIFY(is_short, "the box is short");
            if (is_short) { return; }
            RC_ASSERT(is_finished);
        }
        const Group& group = life.book().group();
        const Balances balances = life.book().balances_on(Date::max());
        RC_CLASSIFY(is_dissolved, "dissolved");
        RC_CLASSIFY(!group.out.empty(), "somebody left");
        const auto movements = life.book().history().movements();
        RC_CLASSIFY(std::any_of(movements.begin(), movements.end(),
                                [](const auto& m) { return m.leaving && m.repaid > Vnd{}; }),
                    "others had paid for who left");
        if (is_dissolved) { return check_claims(group, balances); }
        Vnd advanced;
        for (const Share& share : group.shares) {
            RC_ASSERT(share.received - share.paid == share.paid_for_it());
            advanced += share.paid_for_it();
        }
        RC_CLASSIFY(advanced != Vnd{}, "an advance or a cover is still open");
        RC_ASSERT(refunds_open(group) == Vnd{});
        RC_ASSERT(life.return_reserve());
        const Balances last = life.book().balances_on(Date::max());
        // What a count found and nobody made good is in the box, or lacks there.
        const Vnd found = -last.of(account::cash_difference());
        RC_ASSERT(money_in(last) == interest_in(last) + found);
        RC_CLASSIFY(!group.terms.draws_whole_pots(), "pots may be drawn in part");
        check_draws(life.book().group(), draws_by(life.book(), Date::max()));
    });
}

// The properties above would hold for lives in which nothing happens.
BOOST_AUTO_TEST_CASE(random_lives_hold_entries_of_every_kind) {
    constexpr int lives = 400;
    std::map<std::string, int> kinds;
    for (int i = 0; i < lives; ++i) {
        const rc::Random random{static_cast<std::uint64_t>(i)};
        Life life{any_group_with_funds()(random, 50).value()};
        life.live(any_moves_at_all()(random, 60).value());
        for (const Entry& entry : life.book().entries()) {
            ++kinds[entry.kind];
            if (entry.kind == hui::savings::share_left_kind) {
                const auto left = hui::savings::share_left_of(entry.body);
                if (left.refunded == Vnd{}) { continue; }
                ++kinds[left.refund == hui::savings::Refund::by_reserve
                            ? "refund by the fund"
                            : "refund by the organiser"];
            }
            if (entry.kind != hui::savings::turns_changed_kind) { continue; }
            const auto turns = hui::savings::turns_changed_of(entry.body);
            ++kinds[std::string{turns_by_text(turns.by)}];
            if (turns.lot) { ++kinds["lot"]; }
        }
    }
    for (const char* kind : {"contributed", "advanced", "paid-out", "reversed", "share-joined",
                             "share-left", "holder-changed", "organiser-changed"}) {
        BOOST_TEST_CONTEXT(kind) { BOOST_TEST(kinds[kind] > lives / 4); }
    }
    for (const char* kind : {"late-interest-paid",
                             "late-interest-waived",
                             "reserve-spent",
                             "reserve-returned",
                             "refund by the organiser",
                             "reserve-covered",
                             "share-defaulted",
                             "late-interest-shared",
                             "lot-committed",
                             "turn-rules-agreed",
                             "cash-counted",
                             "cash-difference-posted",
                             "bank-moved",
                             "dispute-opened",
                             "dispute-settled",
                             "group-dissolved",
                             "claim-settled",
                             "vote",
                             "swap",
                             "cede",
                             "lot",
                             "need",
                             "wishes"}) {
        BOOST_TEST_CONTEXT(kind) { BOOST_TEST(kinds[kind] > lives / 40); }
    }
    // The fund seldom has what a share paid.
    BOOST_TEST(kinds["refund by the fund"] > 0);
    for (const auto& [kind, count] : kinds) { BOOST_TEST_MESSAGE(kind << " " << count); }
}

BOOST_AUTO_TEST_SUITE_END()
