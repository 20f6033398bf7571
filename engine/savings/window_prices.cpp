#include "engine/savings/window_prices.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

namespace hui::savings {

namespace {

/// The parts of one unit of cost in which prices are set.
constexpr std::int64_t parts = 256;
/// So that all windows of a round together stay below `dearest`.
constexpr std::int64_t highest_price = dearest / 1024;

/// Of a sum in parts, the least whole cost that isn't less.
std::int64_t whole(std::int64_t sum) {
    return sum >= 0 ? (sum + parts - 1) / parts : -(-sum / parts);
}

/// Moves each price towards where its window has room for one: crowded ones up, empty ones down.
/// `gap` is how far the sum is from where it should come, in parts; `cut` makes steps smaller.
void step(WindowPrices& prices, const std::vector<std::int64_t>& crowds, std::int64_t gap,
          std::int64_t cut) {
    std::int64_t squares = 0;
    for (std::size_t i = 0; i < prices.size(); ++i) {
        const std::int64_t over = crowds[i] - 1;
        if (over > 0 || prices[i] > 0) { squares += over * over; }
    }
    const std::int64_t length = std::max<std::int64_t>(1, gap / std::max(squares * cut, cut));
    for (std::size_t i = 0; i < prices.size(); ++i) {
        prices[i] =
            std::clamp<std::int64_t>(prices[i] + length * (crowds[i] - 1), 0, highest_price);
    }
}

}  // namespace

WindowPricing::WindowPricing(const TurnProblem& problem, Matcher& matcher, std::int64_t& left)
    : problem_(&problem),
      matcher_(&matcher),
      left_(&left) {
    const auto& rounds = problem.rounds;
    for (const std::int64_t round : rounds) {
        const auto end = std::lower_bound(rounds.begin(), rounds.end(), round + problem.apart);
        window_end_.push_back(static_cast<std::size_t>(end - rounds.begin()));
    }
}

CostTable WindowPricing::priced(const CostTable& costs, const WindowPrices& prices) const {
    const std::size_t size = costs.size();
    CostTable table{size};
    for (std::size_t row = 0; row < size; ++row) {
        for (std::size_t column = 0; column < size; ++column) {
            const std::int64_t cost = costs.at(row, column);
            table.set(row, column, cost == forbidden ? forbidden : cost * parts);
        }
    }
    for (std::size_t family = 0; family < problem_->families.size(); ++family) {
        std::vector<std::int64_t> change(size + 1);
        for (std::size_t window = 0; window < size; ++window) {
            change[window] += prices[family * size + window];
            change[window_end_[window]] -= prices[family * size + window];
        }
        std::int64_t price = 0;
        for (std::size_t column = 0; column < size; ++column) {
            price += change[column];
            for (const std::size_t row : problem_->families[family]) {
                const std::int64_t cost = table.at(row, column);
                if (cost != forbidden) { table.set(row, column, cost + price); }
            }
        }
    }
    return table;
}

std::vector<std::int64_t> WindowPricing::crowds(const Columns& column_of) const {
    const std::size_t size = column_of.size();
    std::vector<std::int64_t> crowds(problem_->families.size() * size);
    for (std::size_t family = 0; family < problem_->families.size(); ++family) {
        for (const std::size_t row : problem_->families[family]) {
            for (std::size_t window = 0; window <= column_of[row]; ++window) {
                if (column_of[row] < window_end_[window]) { ++crowds[family * size + window]; }
            }
        }
    }
    return crowds;
}

void WindowPricing::note_order(const CostTable& costs, const Columns& column_of,
                               Bounding& bounding) const {
    const std::int64_t cost = cost_of(costs, column_of);
    if (cost > bounding.limit || !keeps_apart(*problem_, column_of)) { return; }
    bounding.found = column_of;
    bounding.limit = cost - 1;
}

void WindowPricing::raise_bound(const CostTable& costs, Bounding& bounding, int patience) {
    WindowPrices prices = bounding.prices;
    Matching matching = bounding.matching;
    std::optional<std::int64_t> best;
    std::int64_t cut = 1;
    for (int idle = 0; idle<patience&& * left_> 0; ++idle) {
        --*left_;
        const CostTable table = priced(costs, prices);
        matching = matcher_->solve(table, std::move(matching));
        if (!is_allowed(table, matching)) {
            bounding.bound = bounding.limit + 1;
            return;
        }
        note_order(costs, matching.column_of, bounding);
        const std::int64_t sum = cost_of(table, matching.column_of) -
                                 std::accumulate(prices.begin(), prices.end(), std::int64_t{0});
        if (!best || sum > *best) {
            if (!best || sum >= *best + parts / 8) { idle = 0; }
            best = sum;
            bounding.prices = prices;
            bounding.matching = matching;
            bounding.bound = std::max(bounding.bound, whole(sum));
        } else if (idle % 3 == 2) {
            cut *= 2;
        }
        if (bounding.bound > bounding.limit) { return; }
        const std::int64_t far = (bounding.limit + 1) * parts - sum;
        const std::int64_t near = std::max(sum / 16, 16 * parts);
        step(prices, crowds(matching.column_of), std::min(far, near), cut);
    }
}

void WindowPricing::close_near(CostTable& table, const Columns& column_of) const {
    for (const Family& family : problem_->families) {
        Columns taken;
        for (const std::size_t row : family) { taken.push_back(column_of[row]); }
        std::sort(taken.begin(), taken.end());
        std::optional<std::size_t> kept;
        for (std::size_t i = 0; i < taken.size(); ++i) {
            if (kept && taken[i] < window_end_[*kept]) { continue; }
            kept = taken[i];
            const bool is_free = i + 1 == taken.size() || taken[i + 1] >= window_end_[*kept];
            if (is_free) { continue; }
            for (std::size_t column = 0; column < table.size(); ++column) {
                const bool near =
                    column < *kept ? *kept < window_end_[column] : column < window_end_[*kept];
                if (!near || column == *kept) { continue; }
                for (const std::size_t row : family) { table.set(row, column, forbidden); }
            }
        }
    }
}

void WindowPricing::mend(const CostTable& costs, Bounding& bounding) {
    constexpr int most_rounds = 30;
    CostTable table = priced(costs, bounding.prices);
    Matching matching = bounding.matching;
    for (int i = 0; i<most_rounds&& * left_> 0; ++i) {
        --*left_;
        close_near(table, matching.column_of);
        matching = matcher_->solve(table, std::move(matching));
        if (!is_allowed(table, matching)) { return; }
        if (keeps_apart(*problem_, matching.column_of)) {
            note_order(costs, matching.column_of, bounding);
            return;
        }
    }
}

}  // namespace hui::savings
