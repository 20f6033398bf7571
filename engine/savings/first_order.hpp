#pragma once

#include "engine/savings/turn_problem.hpp"

#include <cstdint>
#include <optional>

namespace hui::savings {

/// An order that keeps all rules, if going through the rounds once finds one: each round goes to
/// the share that has the least time left for itself and for those of its family that come after
/// it. From the first round to the last, and where that fails from the last to the first. Where all
/// members have as many shares, it is their order over and over again.
[[nodiscard]] std::optional<Columns> quick_order(const TurnProblem& problem);

/// Makes an order cheaper that keeps all rules: two shares change places, or two families, as often
/// as `tries` says or until it costs no more than `enough`. Changes for the worse are taken too,
/// fewer and fewer of them (threshold accepting), which always fall out the same way.
[[nodiscard]] Columns improved(const TurnProblem& problem, Columns order, std::int64_t enough,
                               std::int64_t tries);

}  // namespace hui::savings
