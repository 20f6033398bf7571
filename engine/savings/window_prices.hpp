#pragma once

#include "engine/savings/turn_search.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace hui::savings {

/// What each family pays for each window, family by family; the window `w` is the columns from `w`
/// on whose rounds are too near to that of `w`.
using WindowPrices = std::vector<std::int64_t>;

/// What the prices are made from, and then what they have shown.
struct Bounding {
    WindowPrices prices;     ///< where they begin; then the best that were found
    Matching matching;       ///< of a similar problem; then that of least cost with these prices
    std::int64_t bound = 0;  ///< no order costs less: known before, then the best shown
    std::optional<Columns> found;  ///< an order of at most `limit` that keeps the families apart
    std::int64_t limit = 0;        ///< what costs more doesn't matter; found orders lower it
};

/// Lifts the bound until it is above the limit, the order found is the best, or nothing has helped
/// for `patience` matchings. Takes what it solves from `left`, and stops when that is used up.
class WindowPricing {
public:
    WindowPricing(const TurnProblem& problem, Matcher& matcher, std::int64_t& left);

    void raise_bound(const CostTable& costs, Bounding& bounding, int patience);
    /// Makes an order out of the matching that the bounding ends with, by closing to each family
    /// what is too near to the rounds that it has there, as often as that is needed; may not
    /// succeed.
    void mend(const CostTable& costs, Bounding& bounding);
    /// How many of a family's shares stand in each window, in the order of the prices.
    [[nodiscard]] std::vector<std::int64_t> crowds(const Columns& column_of) const;

private:
    [[nodiscard]] CostTable priced(const CostTable& costs, const WindowPrices& prices) const;
    void close_near(CostTable& table, const Columns& column_of) const;
    void note_order(const CostTable& costs, const Columns& column_of, Bounding& bounding) const;

    const TurnProblem* problem_;
    Matcher* matcher_;
    std::int64_t* left_;
    std::vector<std::size_t> window_end_;  ///< the first column after each window
};

}  // namespace hui::savings
