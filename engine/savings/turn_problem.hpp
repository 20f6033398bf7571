#pragma once

#include "engine/savings/matching.hpp"
#include "engine/savings/open_turns.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace hui::savings {

/// The shares of one member that must stay apart, as rows of the cost table; at least two.
using Family = std::vector<std::size_t>;
/// The column of each row.
using Columns = std::vector<std::size_t>;

/// Open turns in numbers: rows are the shares in the tie order, columns the rounds in their order.
struct TurnProblem {
    CostTable costs;  ///< `forbidden` where a rule keeps a share from a round, else from 0 to 500
    std::vector<std::int64_t> rounds;  ///< of the columns, rising
    std::vector<Family> families;      ///< no row in two of them
    std::int64_t apart = 0;            ///< rounds of a family differ by at least as much
};

/// The problem without wishes: every round that no rule forbids costs nothing.
[[nodiscard]] TurnProblem turn_problem(const OpenTurns& open);
/// Row `row` takes `column`: both are closed to all others, and to its family what lies too near.
void fix_turn(TurnProblem& problem, std::size_t row, std::size_t column);
/// Whether two columns are too near for one family.
[[nodiscard]] bool are_too_near(const TurnProblem& problem, std::size_t a, std::size_t b);
/// Whether the families are apart in this order.
[[nodiscard]] bool keeps_apart(const TurnProblem& problem, const Columns& column_of);
/// For each column the first one after it that isn't too near to it, or how many there are.
[[nodiscard]] Columns next_far_enough(const TurnProblem& problem);

}  // namespace hui::savings
