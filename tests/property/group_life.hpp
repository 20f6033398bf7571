#pragma once

#include "tests/support/groups.hpp"
#include "tests/support/memory_book.hpp"

#include <rapidcheck.h>

#include <cstddef>
#include <cstdint>
#include <iosfwd>
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace hui {

/// How a failing property prints money; found by rapidcheck beside the type.
void showValue(Vnd amount, std::ostream& out);

}  // namespace hui

namespace hui::tests {

/// Undoes the command that stands at `of` in the list of accepted commands.
struct Undo {
    std::size_t of;
};

/// What somebody asked to record, with everything that he said.
struct Command {
    std::variant<savings::Contribute, savings::Advance, savings::Payout, savings::SetTurns,
                 savings::SwapTurns, savings::CedeTurn, savings::AgreeRules, savings::SetByNeed,
                 savings::SettleInterest, savings::LeaveShare, savings::JoinShare,
                 savings::HandOver, savings::ChangeOrganiser, Undo>
        what;
    Date on;
};
[[nodiscard]] std::string text_of(const Command& command);

/// Which accepted command became which entry.
using Entries = std::map<std::size_t, Seq>;

/// Runs a command against a book; an `Undo` of what is not there is refused.
[[nodiscard]] Result<Seq> run(MemoryBook& book, const Command& command, const Entries& entries);

/// One random thing that happens to a group. What it becomes depends on where the group stands, so
/// that most of it is accepted.
struct Move {
    enum class Kind {
        contribute,
        advance,
        pay_out,
        set_turns,
        swap_turns,
        cede_turn,
        agree_rules,
        set_by_need,
        settle_interest,
        leave,
        join,
        hand_over,
        change_organiser,
        undo,
        wait,
        next_round,
        whole_round
    };
    Kind kind = Kind::wait;
    int share = 0;
    int amount = 0;             ///< picks one: due, a part, ahead, too much, nothing, negative
    int days = 0;               ///< from the day on which the group stands, mostly none
    int past = 0;               ///< which accepted command is undone
    bool bank = false;          ///< through the bank account
    bool says_share = false;    ///< a payout names its share
    bool says_method = false;   ///< a payout names its method
    bool undoes_later = false;  ///< on the day on which the group stands, not on the original's
};

/// A group with 2 to 8 shares and a random order of turns.
[[nodiscard]] rc::Gen<GroupOf> any_group();
[[nodiscard]] rc::Gen<std::vector<Move>> any_moves();
/// The same among members who come and go.
[[nodiscard]] rc::Gen<std::vector<Move>> any_moves_and_people();

void showValue(const GroupOf& group, std::ostream& out);
void showValue(const Move& move, std::ostream& out);

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

    [[nodiscard]] const MemoryBook& book() const { return book_; }
    [[nodiscard]] const GroupOf& wanted() const { return group_; }
    /// The commands that were recorded, with the amounts that they came to.
    [[nodiscard]] const std::vector<Command>& accepted() const { return accepted_; }
    /// How often each code refused.
    [[nodiscard]] const std::map<std::string, int>& refusals() const { return refusals_; }
    [[nodiscard]] bool refusals_changed_nothing() const { return refusals_changed_nothing_; }
    /// The commands, one a line.
    [[nodiscard]] std::string story() const;
    /// The days on which something is dated, in order.
    [[nodiscard]] std::vector<Date> days() const;

private:
    void tell(const Command& command);
    void collect_and_draw(const Move& move);
    void move_people(const Move& move, ShareNo share, Date on);
    /// Hands over what is still owed of the last pot.
    void hand_over_rest();

    GroupOf group_;
    MemoryBook book_{opening_of(group_)};
    std::vector<Command> accepted_;
    Entries entries_;
    std::map<std::string, int> refusals_;
    bool refusals_changed_nothing_ = true;
    Date today_;
};

}  // namespace hui::tests
