#pragma once

#include "engine/savings/turn_problem.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace hui::savings {

/// What a search has found.
struct Found {
    std::optional<Columns> column_of;  ///< the best that was found, if any
    std::int64_t bound = 0;            ///< every order costs at least as much
    bool gave_up = false;              ///< cut off: there may be a better one, or one at all
};

/// Searches by branch and bound. A quickly made order, then exchanges, give what is to be beaten;
/// prices on the rounds bound every branch from below and close to each share the rounds that no
/// better order gives it (`RoundPricing`). What is left branches on who takes a round.
class TurnSearch {
public:
    TurnSearch(std::size_t size, SearchLimit limit)
        : limit_(limit),
          left_(limit.looks),
          matcher_(size) {}

    /// The least cost of at most `limit`; none is found where the bound is above it. Up to
    /// `most_exact_shares` it goes on by other means where the search is cut off.
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

    SearchLimit limit_;
    std::int64_t left_;
    Matcher matcher_;
    std::vector<std::int64_t> prices_;  ///< where the next search begins
};

}  // namespace hui::savings
