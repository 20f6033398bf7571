#pragma once

#include "engine/savings/history.hpp"

#include <vector>

namespace hui::savings {

/// A part of a share's due that one entry paid.
struct DuePart {
    Round round;
    Seq seq;
    Date on;
    /// Whose money it was. What others paid in the share's place doesn't lessen what it owes.
    enum class By { share, organiser, reserve } by = By::share;
    Vnd amount;
};

/// Which entries paid the dues of a share by the end of the day `on`, by rounds and in each by the
/// order of entries' dates; `then` is the group as of that day. The share's own money meets its
/// oldest due first, so that the parts of a due come to what `dues_of` has as paid. What was
/// reversed by that day paid nothing.
[[nodiscard]] std::vector<DuePart> parts_of_dues(const Group& then, const History& history,
                                                 const Share& share, Date on);

}  // namespace hui::savings
