#include "engine/savings/turn_search.hpp"

#include "engine/savings/window_prices.hpp"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <utility>

namespace hui::savings {

namespace {

enum class Choice { takes, leaves };

/// What a branch has decided: a family takes a column, or leaves it to others.
struct Decision {
    std::size_t family;
    std::size_t column;
    Choice choice;
};

/// A part of all orders: those in which these decisions hold.
struct Branch {
    std::vector<Decision> decisions;
    WindowPrices prices;
    Matching matching;
    std::int64_t bound = 0;
};

bool too_near(const TurnProblem& problem, std::size_t a, std::size_t b) {
    return std::abs(problem.rounds[a] - problem.rounds[b]) < problem.apart;
}

void apply(const TurnProblem& problem, CostTable& costs, const Decision& decision) {
    const Family& family = problem.families[decision.family];
    if (decision.choice == Choice::leaves) {
        for (const std::size_t row : family) { costs.set(row, decision.column, forbidden); }
        return;
    }
    for (std::size_t row = 0; row < costs.size(); ++row) {
        if (std::find(family.begin(), family.end(), row) == family.end()) {
            costs.set(row, decision.column, forbidden);
        }
    }
    for (std::size_t column = 0; column < costs.size(); ++column) {
        if (column == decision.column || !too_near(problem, column, decision.column)) { continue; }
        for (const std::size_t row : family) { costs.set(row, column, forbidden); }
    }
}

/// The earliest column that each of a family's shares can have, one after the other, or with
/// `step` -1 the latest; fewer than the family has shares where that is all there is room for.
Columns outermost(const TurnProblem& problem, const CostTable& costs, const Family& family,
                  int step) {
    Columns found;
    const std::size_t size = costs.size();
    for (std::size_t i = 0; i < size && found.size() < family.size(); ++i) {
        const std::size_t column = step > 0 ? i : size - 1 - i;
        const bool is_open = std::any_of(family.begin(), family.end(), [&](std::size_t row) {
            return costs.at(row, column) != forbidden;
        });
        const bool is_near = !found.empty() && too_near(problem, found.back(), column);
        if (is_open && !is_near) { found.push_back(column); }
    }
    return found;
}

/// Closes to each family the columns that would leave its other shares too little room; all of
/// them where there is too little anyway.
void close_cramped(const TurnProblem& problem, CostTable& costs) {
    for (const Family& family : problem.families) {
        const Columns earliest = outermost(problem, costs, family, 1);
        Columns latest = outermost(problem, costs, family, -1);
        std::reverse(latest.begin(), latest.end());
        const std::size_t places = earliest.size() < family.size() ? 0 : family.size();
        for (std::size_t column = 0, place = 0; column < costs.size(); ++column) {
            while (place < places && latest[place] < column) { ++place; }
            if (place < places && earliest[place] <= column) { continue; }
            for (const std::size_t row : family) { costs.set(row, column, forbidden); }
        }
    }
}

/// One search: the branches that are still open, and the best order so far.
class Tree {
public:
    Tree(const TurnProblem& problem, Matcher& matcher, std::int64_t& left, std::int64_t limit)
        : problem_(&problem),
          limit_(limit),
          pricing_(problem, matcher, left) {
        Branch root;
        root.prices.resize(problem.families.size() * problem.costs.size());
        open_.push_back(std::move(root));
    }

    /// Whether nothing is left that could be better than what was found.
    [[nodiscard]] bool is_done() const { return open_.empty(); }
    [[nodiscard]] bool has_found() const { return best_.has_value(); }

    void expand_one() {
        Branch branch = take_branch();
        CostTable costs = problem_->costs;
        for (const Decision& decision : branch.decisions) { apply(*problem_, costs, decision); }
        close_cramped(*problem_, costs);
        Bounding bounding{.prices = std::move(branch.prices),
                          .matching = std::move(branch.matching),
                          .bound = branch.bound,
                          .found = {},
                          .limit = limit_};
        pricing_.raise_bound(costs, bounding, branch.decisions.empty() ? 40 : 6);
        // Where orders are hard to find, or once in a while.
        const bool mends = !best_ || expanded_++ % 8 == 0;
        if (mends && bounding.bound <= bounding.limit && !bounding.matching.column_of.empty()) {
            pricing_.mend(costs, bounding);
        }
        if (bounding.found) {
            best_ = std::move(bounding.found);
            limit_ = bounding.limit;
            std::erase_if(open_, [&](const Branch& other) { return other.bound > limit_; });
        }
        if (bounding.bound > limit_) { return; }
        branch.prices = std::move(bounding.prices);
        branch.matching = std::move(bounding.matching);
        branch.bound = bounding.bound;
        split(std::move(branch));
    }

    [[nodiscard]] Found result() const {
        Found found{.column_of = best_, .bound = limit_ + 1, .gave_up = !open_.empty()};
        for (const Branch& branch : open_) { found.bound = std::min(found.bound, branch.bound); }
        return found;
    }

private:
    /// The deepest until there is an order, then the one that promises most.
    Branch take_branch() {
        auto taken = std::prev(open_.end());
        if (best_) {
            for (auto branch = open_.begin(); branch != open_.end(); ++branch) {
                if (branch->bound < taken->bound) { taken = branch; }
            }
        }
        Branch branch = std::move(*taken);
        open_.erase(taken);
        return branch;
    }

    void split(Branch branch) {
        if (branch.matching.column_of.empty()) {  // cut off before its first matching
            open_.push_back(std::move(branch));
            return;
        }
        const auto next = undecided(branch);
        if (!next) { return; }
        Branch leaves = branch;
        leaves.decisions.push_back({next->family, next->column, Choice::leaves});
        branch.decisions.push_back(*next);
        open_.push_back(std::move(leaves));
        open_.push_back(std::move(branch));
    }

    [[nodiscard]] static bool is_decided(const Branch& branch, std::size_t family,
                                         std::size_t column) {
        return std::any_of(branch.decisions.begin(), branch.decisions.end(),
                           [&](const Decision& decision) {
                               return decision.family == family && decision.column == column;
                           });
    }

    /// A round that the branch's matching gives a family and that no decision is about: in the most
    /// crowded window, or anywhere where the families are apart.
    [[nodiscard]] std::optional<Decision> undecided(const Branch& branch) const {
        const Columns& column_of = branch.matching.column_of;
        const std::size_t size = column_of.size();
        const auto crowds = pricing_.crowds(column_of);
        std::optional<Decision> found;
        std::pair<std::int64_t, std::int64_t> most{-1, -1};
        for (std::size_t family = 0; family < problem_->families.size(); ++family) {
            for (const std::size_t row : problem_->families[family]) {
                const std::size_t column = column_of[row];
                const std::size_t at = family * size + column;
                const std::pair weight{crowds[at], branch.prices[at]};
                if (weight <= most || is_decided(branch, family, column)) { continue; }
                most = weight;
                found = Decision{family, column, Choice::takes};
            }
        }
        return found;
    }

    const TurnProblem* problem_;
    std::int64_t limit_;
    WindowPricing pricing_;
    std::vector<Branch> open_;
    std::optional<Columns> best_;
    std::int64_t expanded_ = 0;
};

}  // namespace

TurnProblem turn_problem(const OpenTurns& open) {
    const std::size_t size = open.shares.size();
    TurnProblem problem{
        .costs = CostTable{size}, .rounds = {}, .families = {}, .apart = open.apart};
    for (const Round round : open.rounds) { problem.rounds.push_back(round.count()); }
    std::sort(problem.rounds.begin(), problem.rounds.end());
    std::map<std::string, Family> families;
    for (std::size_t row = 0; row < size; ++row) {
        const auto share = std::find_if(
            open.shares.begin(), open.shares.end(),
            [&](const UndrawnShare& candidate) { return candidate.share == open.tie_order[row]; });
        for (std::size_t column = 0; column < size; ++column) {
            const Round round{problem.rounds[column]};
            problem.costs.set(row, column, rule_against(open, *share, round) ? forbidden : 0);
        }
        if (are_kept_apart(open, *share, *share)) { families[share->member].push_back(row); }
    }
    for (auto& [member, family] : families) {
        if (family.size() > 1) { problem.families.push_back(std::move(family)); }
    }
    return problem;
}

void fix_turn(TurnProblem& problem, std::size_t row, std::size_t column) {
    CostTable& costs = problem.costs;
    for (std::size_t other = 0; other < costs.size(); ++other) {
        if (other != row) { costs.set(other, column, forbidden); }
        if (other != column) { costs.set(row, other, forbidden); }
    }
    for (const Family& family : problem.families) {
        if (std::find(family.begin(), family.end(), row) == family.end()) { continue; }
        for (const std::size_t sibling : family) {
            for (std::size_t near = 0; near < costs.size(); ++near) {
                if (sibling != row && too_near(problem, near, column)) {
                    costs.set(sibling, near, forbidden);
                }
            }
        }
    }
}

bool keeps_apart(const TurnProblem& problem, const Columns& column_of) {
    for (const Family& family : problem.families) {
        Columns taken;
        for (const std::size_t row : family) { taken.push_back(column_of[row]); }
        std::sort(taken.begin(), taken.end());
        for (std::size_t i = 1; i < taken.size(); ++i) {
            if (too_near(problem, taken[i - 1], taken[i])) { return false; }
        }
    }
    return true;
}

Found TurnSearch::search(const TurnProblem& problem, std::int64_t limit, Goal goal) {
    Tree tree{problem, matcher_, left_, limit};
    while (!tree.is_done() && left_ > 0 && !(goal == Goal::any && tree.has_found())) {
        tree.expand_one();
    }
    return tree.result();
}

Found TurnSearch::least(const TurnProblem& problem, std::int64_t limit) {
    return search(problem, limit, Goal::least);
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
