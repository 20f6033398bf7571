#include "tests/lives/group_life.hpp"

#include <rapidcheck/boost_test.h>

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <optional>
#include <random>
#include <set>
#include <string>
#include <utility>
#include <vector>

using hui::Balances;
using hui::Date;
using hui::date_of;
using hui::Entry;
using hui::iso;
using hui::ShareNo;
using hui::Vnd;
using hui::savings::Advance;
using hui::savings::Contribute;
using hui::savings::Due;
using hui::savings::Group;
using hui::savings::Method;
using hui::savings::Payout;
using hui::savings::Pot;
using hui::savings::Share;
using hui::tests::any_group;
using hui::tests::any_moves;
using hui::tests::Command;
using hui::tests::Entries;
using hui::tests::GroupOf;
using hui::tests::Life;
using hui::tests::MemoryBook;
using hui::tests::Move;
using hui::tests::opening_of;
using hui::tests::run;
using namespace hui::literals;

namespace account = hui::account;

namespace {

/// Whether the box and the bank account are compared apart or as the money on hand.
enum class Money { apart, together };

std::string text_of(Vnd amount) { return std::to_string(amount.count()); }

/// What a day's tables say of the shares: one line each.
std::string shares_table(const Group& group) {
    std::string text = "drawn " + std::to_string(group.drawn.count()) + "\n";
    for (const Share& share : group.shares) {
        text += share_text(share.no) + " paid " + text_of(share.paid) + " received " +
                text_of(share.received) + " advanced " + text_of(share.still_advanced()) + " dues";
        for (const Due& due : dues_of(group, share)) {
            text += " " + text_of(due.paid) + "+" + text_of(due.advanced);
        }
        for (const auto& item : share.interest) {
            text += " interest " + std::to_string(item.round.count()) + " " + text_of(item.paid) +
                    "+" + text_of(item.waived);
        }
        text += "\n";
    }
    return text;
}

/// What a day's balances say: one line an account that is not at zero.
std::string balances_table(const Balances& balances, Money money) {
    std::string text;
    Vnd on_hand;
    for (const auto& [account, amount] : balances.all()) {
        const bool is_money = account == account::cash() || account == account::bank();
        if (is_money) { on_hand += amount; }
        if (amount == Vnd{} || (is_money && money == Money::together)) { continue; }
        text += account.name() + " " + text_of(amount) + "\n";
    }
    return text + "money on hand " + text_of(on_hand) + "\n";
}

/// The as-of tables of every day on which something is dated.
std::string tables_of(const MemoryBook& book, const std::vector<Date>& days, Money money) {
    std::string text;
    for (const Date day : days) {
        text += iso(day) + "\n" + shares_table(book.as_of(day)) +
                balances_table(book.balances_on(day), money);
    }
    return text;
}

/// A book in which the same commands were recorded in another order.
struct Reordered {
    MemoryBook book;
    std::vector<std::size_t> order;
    [[nodiscard]] bool is_another() const { return !std::is_sorted(order.begin(), order.end()); }
};

/// Records the commands again, each time one that is accepted, picked at random from the first
/// `reach` that are left; nothing where none of the rest is accepted.
std::optional<Reordered> record_again(const GroupOf& group, const std::vector<Command>& commands,
                                      std::size_t reach, std::uint32_t seed) {
    std::mt19937 random{seed};
    Reordered again{.book = MemoryBook{opening_of(group)}, .order = {}};
    Entries entries;
    std::vector<std::size_t> left(commands.size());
    std::iota(left.begin(), left.end(), std::size_t{0});
    while (!left.empty()) {
        const auto within = static_cast<std::ptrdiff_t>(std::min(reach, left.size()));
        std::vector<std::size_t> tries(left.begin(), left.begin() + within);
        std::shuffle(tries.begin(), tries.end(), random);
        const auto found = std::find_if(tries.begin(), tries.end(), [&](std::size_t index) {
            const auto seq = run(again.book, commands[index], entries);
            if (seq) { entries.emplace(index, *seq); }
            return seq.ok();
        });
        if (found == tries.end()) { return std::nullopt; }
        again.order.push_back(*found);
        std::erase(left, *found);
    }
    return again;
}

/// What each decision on turns said. Need orders the shares that have not drawn: once a draw before
/// it is undone, the same words decide of more of them, and are another decision.
std::multiset<std::string> turns_decided(const MemoryBook& book) {
    std::multiset<std::string> decisions;
    for (const Entry& entry : book.entries()) {
        if (entry.kind != hui::savings::turns_changed_kind) { continue; }
        std::string text;
        for (const auto& change : hui::savings::turns_changed_of(entry.body).changes) {
            text += share_text(change.share) + ":" + std::to_string(change.turn.count()) + " ";
        }
        decisions.insert(text);
    }
    return decisions;
}

std::string story_of(const Life& life, const std::vector<std::size_t>& order) {
    std::string text;
    for (const std::size_t index : order) {
        text += text_of(life.accepted()[index]) + "  (was " + std::to_string(index + 1) + ".)\n";
    }
    return text;
}

/// How far from its first place a command may get in another order: near neighbours are accepted
/// more often, far ones change more.
constexpr std::array<std::size_t, 6> reaches{2, 3, 4, 6, 10, 100};

/// Records a life in other orders and compares the tables of each.
void check_other_orders(const GroupOf& group, const std::vector<Move>& moves, Money money) {
    Life life{group};
    life.live(moves);
    const std::string tables = tables_of(life.book(), life.days(), money);
    const auto seed = *rc::gen::noShrink(rc::gen::arbitrary<std::uint32_t>());
    int others = 0;
    for (const std::size_t reach : reaches) {
        const auto again = record_again(group, life.accepted(), reach, seed);
        if (!again || turns_decided(again->book) != turns_decided(life.book())) { continue; }
        others += again->is_another() ? 1 : 0;
        const std::string other = tables_of(again->book, life.days(), money);
        if (other != tables) {
            RC_LOG() << "recorded\n"
                     << life.story() << "and again\n"
                     << story_of(life, again->order);
        }
        RC_ASSERT(other == tables);
    }
    RC_CLASSIFY(others > 0, "recorded in another order");
}

/// The same for several groups, what happens to them `changed` first.
template <class Change>
void check_any_other_orders(Money money, Change changed) {
    constexpr int lives = 3;
    for (int i = 0; i < lives; ++i) {
        const GroupOf group = *any_group();
        std::vector<Move> moves = *any_moves();
        std::for_each(moves.begin(), moves.end(), changed);
        check_other_orders(group, moves, money);
    }
}

/// What a group's two commands come to in one order and in the other.
std::pair<std::string, std::string> both_orders(const GroupOf& group,
                                                const std::vector<Command>& before,
                                                const Command& one, const Command& other) {
    const auto tables = [&](const Command& first, const Command& second) {
        MemoryBook book{opening_of(group)};
        std::vector<Command> commands = before;
        commands.insert(commands.end(), {first, second});
        for (const Command& command : commands) { BOOST_REQUIRE(run(book, command, {})); }
        return tables_of(book, {one.on}, Money::together);
    };
    return {tables(one, other), tables(other, one)};
}

Command contribution(std::int64_t share, Vnd amount, Method method = Method::cash) {
    return {Contribute{.share = ShareNo{share}, .amount = amount, .method = method},
            date_of("2026-03-05")};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(order_of_recording_tests)

RC_BOOST_PROP(any_accepted_order_gives_the_same_shares_dues_and_money_on_hand, ()) {
    check_any_other_orders(Money::together, [](Move&) {});
}

RC_BOOST_PROP(any_accepted_order_gives_the_same_balances_where_all_money_is_cash, ()) {
    check_any_other_orders(Money::apart, [](Move& move) { move.bank = false; });
}

// 300,000 repay the organiser and 300,000 are paid ahead. Whether these lie in the box or in the
// bank follows from which was recorded first that day; how much is on hand doesn't.
BOOST_AUTO_TEST_CASE(an_advance_repaid_in_cash_and_by_bank_leaves_the_same_money_in_any_order) {
    const Command advance{Advance{.share = ShareNo{1}, .amount = 300'000_vnd},
                          date_of("2026-03-05")};
    const auto [one, other] = both_orders({}, {advance}, contribution(1, 300'000_vnd, Method::cash),
                                          contribution(1, 300'000_vnd, Method::bank));
    BOOST_TEST(one == other);
}

// The pot is in the bank; the box is filled on the same day, before or after the payout, which
// takes what is in the box first.
BOOST_AUTO_TEST_CASE(a_pot_paid_without_a_method_leaves_the_same_money_in_any_order) {
    const auto [one, other] =
        both_orders({.shares = 2, .pot = Pot::net}, {contribution(2, 300'000_vnd, Method::bank)},
                    contribution(1, 300'000_vnd), {Payout{}, date_of("2026-03-05")});
    BOOST_TEST(one == other);
}

// The properties above would hold if no other order were ever accepted.
BOOST_AUTO_TEST_CASE(many_other_orders_are_accepted) {
    constexpr int lives = 200;
    int others = 0;
    int with_reversals = 0;
    int with_repayments = 0;
    for (int i = 0; i < lives; ++i) {
        const rc::Random random{static_cast<std::uint64_t>(i)};
        Life life{any_group()(random, 50).value()};
        life.live(any_moves()(random, 40).value());
        const auto& entries = life.book().entries();
        const bool reverses = std::any_of(entries.begin(), entries.end(), [](const Entry& entry) {
            return entry.reverses.has_value();
        });
        const bool repays = std::any_of(entries.begin(), entries.end(), [](const Entry& entry) {
            return entry.body.find("repaid") != std::string::npos;
        });
        for (const std::size_t reach : reaches) {
            const auto again =
                record_again(life.wanted(), life.accepted(), reach, static_cast<std::uint32_t>(i));
            if (!again || !again->is_another()) { continue; }
            ++others;
            with_reversals += reverses ? 1 : 0;
            with_repayments += repays ? 1 : 0;
        }
    }
    BOOST_TEST_MESSAGE(others << " other orders, " << with_reversals << " with reversals, "
                              << with_repayments << " with repayments");
    BOOST_TEST(others > lives);
    BOOST_TEST(with_reversals > lives / 4);
    BOOST_TEST(with_repayments > lives / 4);
}

BOOST_AUTO_TEST_SUITE_END()
