#pragma once

#include "engine/savings/history.hpp"
#include "engine/savings/money_date.hpp"

#include <optional>
#include <string>
#include <vector>

namespace hui::savings {

/// The members decide the turns of all shares that have not drawn.
struct SetTurns {
    TurnsBy by = TurnsBy::vote;  ///< `fixed` or `vote`
    std::vector<ShareNo> order;  ///< who draws in the first round that is not drawn, the next …
    std::string minute;          ///< what was decided, in the members' words
};

/// Two shares that have not drawn change places (đổi lượt).
struct SwapTurns {
    ShareNo one;
    ShareNo other;
    std::vector<Consent> consents;  ///< of both
};

/// The share whose turn it is gives this round to another one and takes its turn (nhường lượt).
struct CedeTurn {
    ShareNo to;
    std::vector<Consent> consents;  ///< of both
};

/// Decides the turns of the shares that have not drawn; that the members confirm the turns as they
/// are is a decision too. Refuses `all_drawn`, `unknown_share`, `already_drawn`,
/// `order_not_one_each` (a share that has not drawn is missing or named twice), `bad_text` (the
/// minute), or as `check_turn_rules` and `check_turn_date` do.
[[nodiscard]] Result<TurnsChanged> decide_set(const Group& group, const History& history,
                                              const SetTurns& command, When when);

/// Refuses `unknown_share`, `already_drawn` (a turn that was drawn never moves), `share_left` (the
/// turn of a share that left is where it is refunded), `turn_open` (one
/// of them has no turn yet), `nothing_to_change` (a share with itself), `consent_missing`,
/// `bad_text` (a name), or as `check_turn_rules` and `check_turn_date` do.
[[nodiscard]] Result<TurnsChanged> decide_swap(const Group& group, const History& history,
                                               const SwapTurns& command, When when);

/// Refuses as `decide_swap` does, and `all_drawn`.
[[nodiscard]] Result<TurnsChanged> decide_cede(const Group& group, const History& history,
                                               const CedeTurn& command, When when);

/// Whether turns may be changed on the day: not in the future or a closed month, not before the day
/// of the rules in force, and for each share after the day on which its turn was decided last (and
/// not before it gave back what it had drawn in it); two decisions on one day would mean something
/// else in another order. In a net group, where a share's own round is free, nothing may be
/// advanced for a share that gets another one, and it must be after its money where that is
/// recorded in the order of dates. Refuses `future_date`, `month_closed`, `before_first_period`,
/// `before_last_rules`, `before_turn_change`, `advance_open` or `out_of_date_order`.
[[nodiscard]] Check check_turn_date(const Group& group, const History& history,
                                    const std::vector<TurnChange>& changes, When when);

/// What gives the `rounds` to the shares of `order`, one after the other, in the order of shares.
/// As many rounds as shares.
[[nodiscard]] std::vector<TurnChange> changes_to(const Group& group,
                                                 const std::vector<Round>& rounds,
                                                 const std::vector<ShareNo>& order);
/// The same of turns that were found, each with its `share` and `round`.
template <class Turn>
[[nodiscard]] std::vector<TurnChange> changes_to(const Group& group,
                                                 const std::vector<Turn>& turns) {
    std::vector<Round> rounds;
    std::vector<ShareNo> shares;
    for (const Turn& turn : turns) {
        rounds.push_back(turn.round);
        shares.push_back(turn.share);
    }
    return changes_to(group, rounds, shares);
}

/// The share, if it is there and has not drawn; refuses `unknown_share`, `already_drawn` or
/// `share_left`.
[[nodiscard]] Result<const Share*> undrawn_share(const Group& group, ShareNo no);
/// Refuses a round that is none of those still to be drawn with `round_not_open`.
[[nodiscard]] Check check_open_round(const Group& group, Round round);
[[nodiscard]] Refusal round_not_open(const Group& group, Round round);

/// The shares that have not drawn and have not left, by number.
[[nodiscard]] std::vector<ShareNo> undrawn_shares(const Group& group);
/// The rounds that were not drawn and are not the refund of a share that left, in order.
[[nodiscard]] std::vector<Round> undrawn_rounds(const Group& group);
/// The shares whose turn is not decided yet, by number.
[[nodiscard]] std::vector<ShareNo> open_shares(const Group& group);
/// The rounds that are nobody's turn yet, in order.
[[nodiscard]] std::vector<Round> open_rounds(const Group& group);

}  // namespace hui::savings
