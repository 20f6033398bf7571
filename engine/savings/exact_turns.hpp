#pragma once

#include "engine/savings/turn_search.hpp"

#include <cstddef>

namespace hui::savings {

/// Up to so many shares the least cost is looked for by all means.
inline constexpr std::size_t most_exact_shares = 60;

/// Finds the order of least cost by integer programming: a share gets one round, a round goes to
/// one share, and of the rounds that are too near to each other a family gets one (COIN-OR Cbc,
/// branch and cut). What a search that was cut off has found is only improved upon: with
/// `gave_up` where even this proves nothing after very many branches, which is no matter of time.
/// Costs are whole numbers; the library's are floating, so an order is weighed again here, and a
/// bound is trusted to a thousandth.
[[nodiscard]] Found least_by_programming(const TurnProblem& problem, const Found& cut_off);

}  // namespace hui::savings
