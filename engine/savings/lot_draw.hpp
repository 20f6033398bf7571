#pragma once

#include "engine/savings/lot.hpp"
#include "engine/savings/turns.hpp"

namespace hui::savings {

/// The officer commits to a secret before the number is known that it will be mixed with.
struct CommitLot {
    LotSecret secret;
    std::string source;  ///< where the number will come from: a lottery and its day, or the members
};

/// Whether a lot may be committed to now: one over open turns, or one between equals when need or
/// wishes decide. The commitment stands until it is used. Refuses `all_drawn`, `lot_pending` (a
/// commitment waits already), `turns_decided` (one share is left, and its turn is decided),
/// `bad_text` (the source), or as `check_money_date` does.
[[nodiscard]] Check check_commit(const Group& group, const std::string& source, When when);
/// Refuses as `check_commit` does.
[[nodiscard]] Result<LotCommitted> decide_commit(const Group& group, const LotPlace& place,
                                                 const CommitLot& command, When when);

/// The secret is revealed, mixed with a public number, and gives the open turns (bốc thăm).
struct DrawLot {
    LotSecret secret;
    LotMix mix;
    Date mixed_on;  ///< when it became known
};

/// What is kept of a lot whose secret is revealed, if it may be drawn. Refuses `lot_not_committed`
/// (also after the lot was drawn: there is no second draw), `lot_secret_wrong`,
/// `mix_before_commitment` or `future_date` (a number that isn't known yet).
[[nodiscard]] Result<LotEvidence> reveal_lot(const Group& group, const LotPlace& place,
                                             const DrawLot& command, When when);

/// Draws the lot over the shares whose turn is open. One after the other in the order drawn, they
/// get the earliest open round that the rules in force leave them and that leaves the others one.
/// Refuses as `reveal_lot` does, `turns_decided` (no turn is open), `turns_impossible`,
/// `turns_not_found`, or as `check_turn_date` does.
[[nodiscard]] Result<TurnsChanged> decide_draw(const Group& group, const History& history,
                                               const LotPlace& place, const DrawLot& command,
                                               When when);

}  // namespace hui::savings
