#include "engine/savings/turn_search.hpp"

#include "engine/savings/exact_turns.hpp"
#include "engine/savings/first_order.hpp"
#include "engine/savings/round_prices.hpp"

#include <algorithm>
#include <utility>

namespace hui::savings {

namespace {

/// One search: the branches that are still open, and the best order so far.
class Tree {
public:
    Tree(const TurnProblem& problem, Matcher& matcher, std::int64_t& left, std::int64_t limit)
        : problem_(&problem),
          matcher_(&matcher),
          limit_(limit),
          parties_(problem),
          pricing_(parties_, problem.costs.size(), left) {}

    /// Begins at these prices.
    void plant(std::vector<std::int64_t>& prices) {
        const std::size_t size = problem_->costs.size();
        Branch root{.costs = {}, .owner = Columns(size, nobody), .prices = prices};
        for (const Kind& kind : parties_.kinds) {
            for (std::size_t column = 0; column < size; ++column) {
                root.costs.push_back(problem_->costs.at(kind.rows.front(), column));
            }
        }
        expand(std::move(root), Pace{.patience = 200, .steps_per_cut = 40, .cut = 1});
        if (!open_.empty()) { prices = open_.back().prices; }
    }

    /// Whether nothing is left that could be better than what was found.
    [[nodiscard]] bool is_done() const { return open_.empty(); }
    [[nodiscard]] bool has_found() const { return best_.has_value(); }

    void expand_one() {
        Branch branch = std::move(open_.back());
        open_.pop_back();
        expand(std::move(branch), Pace{.patience = 8, .steps_per_cut = 6, .cut = 4});
    }

    /// Whatever costs as much as this order is of no use any more.
    void note_order(Columns order) {
        const std::int64_t cost = cost_of(problem_->costs, order);
        if (cost > limit_) { return; }
        best_ = std::move(order);
        limit_ = cost - 1;
        std::erase_if(open_, [&](const Branch& other) { return other.bound > limit_; });
    }

    [[nodiscard]] Found result() const {
        Found found{.column_of = best_, .bound = limit_ + 1, .gave_up = !open_.empty()};
        for (const Branch& branch : open_) { found.bound = std::min(found.bound, branch.bound); }
        return found;
    }

private:
    void expand(Branch branch, Pace pace) {
        constexpr int most_passes = 20;
        for (int pass = 0; pass < most_passes; ++pass) {
            if (const auto taken_by = pricing_.raise_bound(branch, limit_, pace)) {
                note_choice(*taken_by);
            }
            if (branch.bound > limit_) { return; }
            if (!pricing_.close_dear(branch, limit_)) { break; }
            if (branch.bound > limit_) { return; }
        }
        if (branch.bound > limit_) { return; }
        if (const auto next = pricing_.undecided(branch)) {
            split(std::move(branch), *next);
        } else {
            note_choice(branch.owner);
        }
    }

    /// Of the orders in which every party has these columns the best.
    void note_choice(const Columns& taken_by) {
        CostTable costs = problem_->costs;
        for (const Kind& kind : parties_.kinds) {
            for (std::size_t column = 0; column < costs.size(); ++column) {
                if (taken_by[column] == kind.party) { continue; }
                for (const std::size_t row : kind.rows) { costs.set(row, column, forbidden); }
            }
        }
        Matching matching = matcher_->solve(costs);
        if (is_allowed(costs, matching)) { note_order(std::move(matching.column_of)); }
    }

    /// The share of the kind takes the column, or doesn't.
    void split(Branch branch, Decision decision) {
        Branch other = branch;
        other.costs[decision.kind * problem_->costs.size() + decision.column] = forbidden;
        open_.push_back(std::move(other));
        pricing_.take(branch, decision);
        open_.push_back(std::move(branch));
    }

    const TurnProblem* problem_;
    Matcher* matcher_;
    std::int64_t limit_;
    Parties parties_;
    RoundPricing pricing_;
    std::vector<Branch> open_;
    std::optional<Columns> best_;
};

}  // namespace

Found TurnSearch::search(const TurnProblem& problem, std::int64_t limit, Goal goal) {
    Tree tree{problem, matcher_, left_, limit};
    const auto size = static_cast<std::int64_t>(problem.costs.size());
    left_ -= size * size;
    if (auto order = quick_order(problem)) {
        constexpr std::int64_t tries_per_row = 20'000;
        if (goal == Goal::least) {
            order = improved(problem, *std::move(order), 0, size * tries_per_row);
        }
        tree.note_order(*std::move(order));
    }
    if (goal == Goal::any && tree.has_found()) { return tree.result(); }
    if (prices_.empty()) {
        const Matching start = matcher_.solve(problem.costs);
        if (!is_allowed(problem.costs, start)) { return {.column_of = {}, .bound = limit + 1}; }
        for (const std::int64_t price : start.column_price) {
            prices_.push_back(std::clamp(price * price_parts, -highest_price, highest_price));
        }
    }
    tree.plant(prices_);
    while (!tree.is_done() && left_ > 0 && !(goal == Goal::any && tree.has_found())) {
        tree.expand_one();
    }
    return tree.result();
}

Found TurnSearch::least(const TurnProblem& problem, std::int64_t limit) {
    Found found = search(problem, limit, Goal::least);
    if (!found.gave_up || problem.costs.size() > most_exact_shares) { return found; }
    left_ = limit_.looks;
    return least_by_programming(problem, found);
}

Found TurnSearch::any(const TurnProblem& problem, std::int64_t limit) {
    return search(problem, limit, Goal::any);
}

TurnSearch::Settled TurnSearch::first(TurnProblem problem, std::int64_t limit, Columns known,
                                      const std::vector<std::size_t>& order,
                                      const std::vector<Columns>& preferences) {
    Settled settled{.column_of = std::move(known)};
    for (const std::size_t row : order) {
        for (const std::size_t column : preferences[row]) {
            if (column == settled.column_of[row]) { break; }
            if (problem.costs.at(row, column) == forbidden) { continue; }
            TurnProblem trial = problem;
            fix_turn(trial, row, column);
            Found found = any(trial, limit);
            if (found.column_of) {
                settled.column_of = std::move(*found.column_of);
                break;
            }
            settled.gave_up = settled.gave_up || found.gave_up;
        }
        fix_turn(problem, row, settled.column_of[row]);
    }
    return settled;
}

}  // namespace hui::savings
