#pragma once

#include "engine/savings/advance.hpp"
#include "engine/savings/agree_rules.hpp"
#include "engine/savings/bank.hpp"
#include "engine/savings/choose_turns.hpp"
#include "engine/savings/contribute.hpp"
#include "engine/savings/count.hpp"
#include "engine/savings/defaults.hpp"
#include "engine/savings/dispute.hpp"
#include "engine/savings/dissolution.hpp"
#include "engine/savings/interest.hpp"
#include "engine/savings/organiser.hpp"
#include "engine/savings/payout.hpp"
#include "engine/savings/reserve.hpp"
#include "engine/savings/share_interest.hpp"
#include "engine/savings/shares.hpp"
#include "engine/savings/turns.hpp"
#include "tests/support/groups.hpp"

#include <rapidcheck.h>

#include <cstddef>
#include <iosfwd>
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
/// What is left of the reserve fund goes back to the shares.
struct ReturnReserve {};

/// What somebody asked to record, with everything that he said.
struct Command {
    std::variant<savings::Contribute, savings::Advance, savings::Payout, savings::SetTurns,
                 savings::SwapTurns, savings::CedeTurn, savings::AgreeRules, savings::SetByNeed,
                 savings::SettleInterest, savings::SetByWishes, savings::CommitLot,
                 savings::DrawLot, savings::SpendReserve, ReturnReserve, savings::LeaveShare,
                 savings::JoinShare, savings::HandOver, savings::ChangeOrganiser,
                 savings::DissolveGroup, savings::SettleClaim, savings::CoverFromReserve,
                 savings::DeclareDefault, savings::ShareInterest, savings::CountCash,
                 savings::PostDifference, savings::DisputeChanged, savings::BankMoved, Undo>
        what;
    Date on;
};
[[nodiscard]] std::string text_of(const Command& command);

/// The amount that an accepted command came to, said in so many words.
[[nodiscard]] Command explicit_form(Command command, const Entry& entry);

/// One random thing that happens to a group. What it becomes depends on where the group stands, so
/// that most of it is accepted.
struct Move {
    /// The first of them are commands, the last what moves the day or is many commands.
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
        set_by_wishes,
        commit_lot,
        draw_lot,
        spend_reserve,
        return_reserve,
        leave,
        join,
        transfer,
        inherit,
        change_organiser,
        dissolve,
        settle_claim,
        cover,
        declare_default,
        share_interest,
        count_box,
        post_difference,
        dispute,
        move_bank,
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

/// What a move of the first kinds becomes for a group, on a day.
[[nodiscard]] Command command_for(const savings::Group& group, const Move& move, Date on);

/// A group with 2 to 8 shares and a random order of turns.
[[nodiscard]] rc::Gen<GroupOf> any_group();
/// The same, now and then with a reserve fund, or gross with turns that nobody has decided, and
/// with any way of bearing a default.
[[nodiscard]] rc::Gen<GroupOf> any_group_with_funds();
/// Money, turns and late interest, among the same shares from the first round to the last.
[[nodiscard]] rc::Gen<std::vector<Move>> any_moves();
/// Everything that can happen.
[[nodiscard]] rc::Gen<std::vector<Move>> any_moves_at_all();

void showValue(const GroupOf& group, std::ostream& out);
void showValue(const Move& move, std::ostream& out);

}  // namespace hui::tests
