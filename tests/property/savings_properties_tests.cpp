#include "engine/savings/group_accounts.hpp"
#include "tests/lives/group_life.hpp"

#include <rapidcheck/boost_test.h>

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

using hui::Balances;
using hui::Date;
using hui::Entry;
using hui::Posting;
using hui::sum_of;
using hui::Vnd;
using hui::savings::Due;
using hui::savings::Group;
using hui::savings::Share;
using hui::tests::any_group;
using hui::tests::any_moves;
using hui::tests::Life;
using hui::tests::money_in;

namespace account = hui::account;

namespace {

/// Checks groups to which random things have happened, several in each of a property's cases.
template <class Check>
void for_any_lives(Check check) {
    constexpr int lives = 10;
    for (int i = 0; i < lives; ++i) {
        Life life{*any_group()};
        life.live(*any_moves());
        RC_LOG() << "life " << i + 1 << "\n" << life.story();
        check(life);
    }
}

/// The same at the end of each day: the group, the balances.
template <class Check>
void for_any_days(Check check) {
    for_any_lives([&](const Life& life) {
        for (const Date day : life.days()) {
            check(life.book().as_of(day), life.book().balances_on(day));
        }
    });
}

}  // namespace

BOOST_AUTO_TEST_SUITE(savings_properties_tests)

RC_BOOST_PROP(every_entry_sums_to_zero, ()) {
    for_any_lives([](const Life& life) {
        for (const Entry& entry : life.book().entries()) {
            RC_ASSERT(sum_of(entry.postings) == Vnd{});
            for (const Posting& posting : entry.postings) { RC_ASSERT(posting.amount != Vnd{}); }
        }
    });
}

RC_BOOST_PROP(money_on_hand_is_what_came_in_less_what_went_out, ()) {
    for_any_days([](const Group& then, const Balances& balances) {
        Vnd expected;
        for (const Share& share : then.shares) {
            expected += share.paid + share.still_advanced() - share.received;
        }
        // Interest that shares paid, less what went to the organiser from hand to hand.
        expected -= balances.of(account::late_interest());
        expected -= balances.of(account::organiser_interest());
        RC_ASSERT(money_in(balances) == expected);
    });
}

RC_BOOST_PROP(the_box_and_the_bank_account_never_hold_less_than_nothing, ()) {
    for_any_days([](const Group& then, const Balances& balances) {
        (void)then;
        RC_ASSERT(balances.of(account::cash()) >= Vnd{});
        RC_ASSERT(balances.of(account::bank()) >= Vnd{});
    });
}

RC_BOOST_PROP(the_account_of_a_share_is_what_it_received_less_what_it_paid, ()) {
    for_any_days([](const Group& then, const Balances& balances) {
        Vnd advanced;
        for (const Share& share : then.shares) {
            RC_ASSERT(balances.of(account::member(share.no)) == share.received - share.paid);
            advanced += share.still_advanced();
        }
        RC_ASSERT(balances.of(account::advances()) == -advanced);
        RC_ASSERT(balances.sum() == Vnd{});
    });
}

RC_BOOST_PROP(nobody_draws_twice_and_each_pot_is_handed_over_before_the_next, ()) {
    for_any_days([](const Group& then, const Balances& balances) {
        (void)balances;
        RC_ASSERT(then.drawn.count() >= 0);
        RC_ASSERT(then.drawn <= then.rounds());
        for (const Share& share : then.shares) {
            const Vnd owed = share.turn == then.drawn ? still_to_hand_over(then) : Vnd{};
            const Vnd pot = share.turn <= then.drawn ? pot_of(then, share.turn) : Vnd{};
            RC_ASSERT(share.received == pot - owed);
            RC_ASSERT(owed >= Vnd{} && (pot == Vnd{} || owed < pot));
        }
    });
}

RC_BOOST_PROP(no_pot_stands_paid_out_that_was_not_there, ()) {
    for_any_days([](const Group& then, const Balances& balances) {
        (void)balances;
        RC_ASSERT(lacking_for(then, then.drawn).empty());
    });
}

RC_BOOST_PROP(on_every_day_the_dues_show_all_that_was_paid_and_is_still_advanced, ()) {
    for_any_days([](const Group& then, const Balances& balances) {
        (void)balances;
        for (const Share& share : then.shares) {
            Vnd paid;
            Vnd advanced;
            for (const Due& due : dues_of(then, share)) {
                RC_ASSERT(due.paid >= Vnd{});
                RC_ASSERT(due.advanced >= Vnd{});
                RC_ASSERT(due.uncovered() >= Vnd{});
                paid += due.paid;
                advanced += due.advanced;
            }
            RC_ASSERT(paid == share.paid);
            RC_ASSERT(advanced == share.still_advanced());
        }
    });
}

RC_BOOST_PROP(a_refused_command_changes_nothing, ()) {
    for_any_lives([](const Life& life) { RC_ASSERT(life.refusals_changed_nothing()); });
}

RC_BOOST_PROP(receipts_are_numbered_without_a_gap, ()) {
    for_any_lives([](const Life& life) {
        std::int64_t last = 0;
        for (const Entry& entry : life.book().entries()) {
            const bool numbered = entry.kind == "contributed" || entry.kind == "advanced" ||
                                  entry.kind == "paid-out" || entry.kind == "late-interest-paid";
            RC_ASSERT(entry.receipt.count() == (numbered ? ++last : 0));
        }
    });
}

RC_BOOST_PROP(a_cycle_finishes_with_every_share_at_zero_or_at_what_is_still_advanced, ()) {
    for_any_lives([](Life& life) {
        RC_ASSERT(life.finish());
        Vnd advanced;
        for (const Share& share : life.book().group().shares) {
            RC_ASSERT(share.received - share.paid == share.still_advanced());
            advanced += share.still_advanced();
        }
        RC_CLASSIFY(advanced != Vnd{}, "an advance is still open");
        const hui::Balances balances = life.book().balances_on(Date::max());
        const Vnd interest =
            -(balances.of(account::late_interest()) + balances.of(account::organiser_interest()));
        RC_ASSERT(money_in(balances) == interest);
    });
}

RC_BOOST_PROP(what_is_decided_on_turns_keeps_the_rules_in_force, ()) {
    for_any_lives([](const Life& life) {
        hui::savings::TurnRules rules;
        for (const Entry& entry : life.book().entries()) {
            const auto event = hui::savings::event_of(entry.kind, entry.body);
            if (!event) { continue; }
            if (const auto* agreed = std::get_if<hui::savings::TurnRulesAgreed>(&*event)) {
                rules = agreed->rules;
            }
            const auto* turns = std::get_if<hui::savings::TurnsChanged>(&*event);
            if (turns == nullptr) { continue; }
            for (const auto& change : turns->changes) {
                for (const auto& first : rules.not_before) {
                    RC_ASSERT(first.share != change.share || change.turn >= first.round);
                }
                const bool has_sponsor =
                    std::any_of(rules.sponsors.begin(), rules.sponsors.end(),
                                [&](const auto& s) { return s.share == change.share; });
                RC_ASSERT(has_sponsor || change.turn > rules.sponsored_through);
            }
        }
    });
}

// The properties above would hold for lives in which nothing happens.
BOOST_AUTO_TEST_CASE(random_lives_are_full_of_events_and_refusals) {
    constexpr int lives = 300;
    int finished = 0;
    int with_advances = 0;
    std::map<std::string, int> kinds;
    std::map<std::string, int> refusals;
    for (int i = 0; i < lives; ++i) {
        const rc::Random random{static_cast<std::uint64_t>(i)};
        Life life{any_group()(random, 50).value()};
        life.live(any_moves()(random, 60).value());
        const Group& group = life.book().group();
        finished += group.all_drawn() ? 1 : 0;
        with_advances += std::any_of(group.shares.begin(), group.shares.end(),
                                     [](const Share& share) { return !share.advances.empty(); });
        for (const Entry& entry : life.book().entries()) { ++kinds[entry.kind]; }
        for (const auto& [code, count] : life.refusals()) { refusals[code] += count; }
    }
    BOOST_TEST(finished > lives / 5);
    BOOST_TEST(with_advances > lives / 3);
    for (const char* kind : {"contributed", "advanced", "paid-out"}) {
        BOOST_TEST_CONTEXT(kind) { BOOST_TEST(kinds[kind] > lives); }
    }
    for (const char* kind : {"late-interest-paid", "late-interest-waived"}) {
        BOOST_TEST_CONTEXT(kind) { BOOST_TEST(kinds[kind] > lives / 10); }
    }
    BOOST_TEST(kinds["reversed"] > lives / 2);
    BOOST_TEST(kinds["turn-rules-agreed"] > lives / 10);
    for (const char* code : {"before_first_period",  "nothing_due",       "amount_not_positive",
                             "over_the_cycle",       "out_of_date_order", "nothing_to_advance",
                             "advance_over_due",     "all_drawn",         "already_drawn",
                             "out_of_turn",          "before_round",      "before_last_draw",
                             "pot_not_there",        "not_enough_money",  "reverse_later_first",
                             "reverse_payout_first", "already_reversed",  "kind_not_reversible",
                             "money_already_used",   "turn_too_early",    "sponsor_missing",
                             "turns_impossible",     "turns_break_rules"}) {
        BOOST_TEST_CONTEXT(code) { BOOST_TEST(refusals[code] > 0); }
    }
    BOOST_TEST_MESSAGE(finished << " finished, " << with_advances << " with advances");
}

BOOST_AUTO_TEST_SUITE_END()
