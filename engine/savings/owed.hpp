#pragma once

#include "engine/savings/history.hpp"

#include <optional>
#include <vector>

namespace hui::savings {

/// What a share that drew has not got of its pot.
struct OwedPot {
    Round round;
    ShareNo share;
    Vnd amount;
    Vnd payable;  ///< the part that is there: the dues behind it are covered
    friend bool operator==(const OwedPot&, const OwedPot&) = default;
};

/// What is owed to those who drew, in order of rounds; nothing in a group that was dissolved.
[[nodiscard]] std::vector<OwedPot> owed_pots(const Group& group);
/// The lowest drawn round of which something is there to be handed over.
[[nodiscard]] std::optional<OwedPot> next_to_hand_over(const Group& group);

/// What is expected of a round's pot: not what shares in default lack in it.
[[nodiscard]] Vnd pot_expected(const Group& group, Round round);

/// What the share's dues up to `round` lack: covered by nobody's money.
[[nodiscard]] Vnd lack_of(const Group& group, const Share& share, Round round);
/// What the dues of just this round lack together.
[[nodiscard]] Vnd lacking_in(const Group& group, Round round);
/// The shares whose lack stands in the way of drawing the round: not those for which the group
/// agreed to draw a smaller pot.
[[nodiscard]] std::vector<Lack> lacks_in_the_way(const Group& group, Round round);
/// Whether no more was paid out than is there, of every round that was drawn.
[[nodiscard]] bool are_pots_there(const Group& group);

/// Who gets a part of what is outstanding of a due, once it is paid.
struct Creditor {
    enum class Who { share, organiser, reserve };
    Who who;
    ShareNo share;  ///< that drew the round; 0 = none
    Vnd amount;
    friend bool operator==(const Creditor&, const Creditor&) = default;
};
/// Whose claim a due is: the drawer's, as far as nothing covers it and its round was drawn, then
/// the organiser's and the reserve fund's, who paid in the share's place.
[[nodiscard]] std::vector<Creditor> creditors_of(const Group& group, const Due& due);

}  // namespace hui::savings
