#pragma once

#include "engine/savings/matching.hpp"
#include "engine/savings/open_turns.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
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
/// Whether the families are apart in this order.
[[nodiscard]] bool keeps_apart(const TurnProblem& problem, const Columns& column_of);

/// What a search has found.
struct Found {
    std::optional<Columns> column_of;  ///< the best that was found, if any
    std::int64_t bound = 0;            ///< every order costs at least as much
    bool gave_up = false;              ///< cut off: there may be a better one, or one at all
};

/// Searches by branch and bound: a matching of least cost that need not keep families apart bounds
/// the cost from below. A price on every family and window of `apart` rounds, paid by each share of
/// the family that takes one of them, lifts that bound (Lagrangian relaxation, subgradient steps;
/// Ahuja, Magnanti, Orlin: Network Flows, 16). Where two shares of a family still are too near, the
/// family either takes one of the two rounds or doesn't. Integers throughout.
class TurnSearch {
public:
    TurnSearch(std::size_t size, SearchLimit limit)
        : matcher_(size),
          left_(most_matchings(limit, size)) {}

    /// The least cost of at most `limit`; none is found where the bound is above it.
    [[nodiscard]] Found least(const TurnProblem& problem, std::int64_t limit);
    /// Any order of at most this cost.
    [[nodiscard]] Found any(const TurnProblem& problem, std::int64_t limit);

    struct Settled {
        Columns column_of;
        bool gave_up = false;
    };
    /// Of all orders that cost at most `limit` the first: going through the rows in `order`, each
    /// gets the first column of its own list in `preferences` that those before it leave. `known`
    /// is one of them.
    [[nodiscard]] Settled first(TurnProblem problem, std::int64_t limit, Columns known,
                                const std::vector<std::size_t>& order,
                                const std::vector<Columns>& preferences);

private:
    enum class Goal { least, any };
    [[nodiscard]] Found search(const TurnProblem& problem, std::int64_t limit, Goal goal);

    Matcher matcher_;
    std::int64_t left_;
};

}  // namespace hui::savings
