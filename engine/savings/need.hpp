#pragma once

#include "engine/savings/open_turns.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace hui::savings {

/// A reason why a share should draw early, and what it weighs.
struct NeedReason {
    std::string reason;
    std::int64_t points = 0;
    friend bool operator==(const NeedReason&, const NeedReason&) = default;
};

/// Why a share needs the money (hoàn cảnh khó khăn).
struct Need {
    ShareNo share;
    std::vector<NeedReason> reasons;
};

/// What a share got, and the points that put it there.
struct NeedTurn {
    ShareNo share;
    Round round;
    std::int64_t points = 0;  ///< of all reasons together
};

struct NeedOrder {
    std::vector<NeedTurn> turns;  ///< in the order of rounds
    /// `bound_only` where the search was cut off: a share might get an earlier round than here.
    Proof proof = Proof::complete;
};

/// Gives each share one of the open rounds by need: the share with the most points gets the
/// earliest round that the rules leave it and that leaves all the others a round, then the next
/// share; equal points in the tie order. A share without a `Need` has 0 points.
/// Refuses `turns_impossible`, `turns_not_found`; throws `Overflow` where a sum of points is too
/// large, `std::invalid_argument` like `check_open_turns`, and for a need of a share that isn't
/// there or has another.
[[nodiscard]] Result<NeedOrder> order_by_need(const OpenTurns& open, const std::vector<Need>& needs,
                                              SearchLimit limit = {});

/// Whether every tie order gives the turns of `order`, which must be a result for the same
/// question. Where the search was cut off, there may be ties.
[[nodiscard]] Ties ties_in(const OpenTurns& open, const std::vector<Need>& needs,
                           const NeedOrder& order, SearchLimit limit = {});

}  // namespace hui::savings
