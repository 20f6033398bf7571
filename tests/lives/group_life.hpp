#pragma once

#include "tests/lives/life_moves.hpp"
#include "tests/support/memory_book.hpp"

#include <cstddef>
#include <map>
#include <string>
#include <vector>

namespace hui::tests {

/// Which accepted command became which entry.
using Entries = std::map<std::size_t, Seq>;

/// Runs a command against a book; an `Undo` of what is not there is refused.
[[nodiscard]] Result<Seq> run(MemoryBook& book, const Command& command, const Entries& entries);

/// What the box and the bank account hold together.
[[nodiscard]] Vnd money_in(const Balances& balances);

/// A group's book while things happen to it.
class Life {
public:
    /// Opens the group; nothing has happened yet.
    explicit Life(GroupOf group) : group_(std::move(group)), today_(group_.start) {}

    void live(const std::vector<Move>& moves) {
        for (const Move& move : moves) { live(move); }
    }
    void live(const Move& move);
    /// Plays the rounds that are left, each collected whole and drawn; whether all were drawn.
    [[nodiscard]] bool finish();
    /// Gives back what is in the reserve fund; whether nothing is left there.
    [[nodiscard]] bool return_reserve();

    [[nodiscard]] const MemoryBook& book() const { return book_; }
    [[nodiscard]] const GroupOf& wanted() const { return group_; }
    /// The commands that were recorded, with the amounts that they came to.
    [[nodiscard]] const std::vector<Command>& accepted() const { return accepted_; }
    /// How often each code refused.
    [[nodiscard]] const std::map<std::string, int>& refusals() const { return refusals_; }
    [[nodiscard]] bool refusals_changed_nothing() const { return refusals_changed_nothing_; }
    /// What was refused last, and why.
    [[nodiscard]] const std::string& refused() const { return refused_; }
    /// The commands, one a line.
    [[nodiscard]] std::string story() const;
    /// The days on which something is dated, in order.
    [[nodiscard]] std::vector<Date> days() const;

private:
    void tell(const Command& command);
    void undo(const Move& move);
    void collect_and_draw(const Move& move);
    /// Decides the turns that are open, when the next round has none.
    void decide_open_turns();
    /// Hands over what is there of pots that were drawn.
    void hand_over_rest();
    /// Every share pays what it owes, but for some that miss.
    void collect(const Move& move);
    /// A share doesn't pay: others do in its place, as the group agreed, or nobody.
    void miss(const savings::Share& share, savings::Method method);
    /// The next pot: what is there of it, where it may be less.
    void draw();

    GroupOf group_;
    MemoryBook book_{opening_of(group_)};
    std::vector<Command> accepted_;
    Entries entries_;
    std::map<std::string, int> refusals_;
    std::string refused_;
    bool refusals_changed_nothing_ = true;
    Date today_;
};

}  // namespace hui::tests
