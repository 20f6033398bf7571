#include "engine/savings/assignment.hpp"

#include "engine/savings/turn_conflict.hpp"
#include "engine/savings/turn_search.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <stdexcept>

namespace hui::savings {

namespace {

using WishesOf = std::map<ShareNo, std::vector<Round>>;

/// The wishes of each share as far as they are about open rounds; empty where it has none.
WishesOf open_wishes(const OpenTurns& open, const std::vector<Wish>& wishes) {
    WishesOf found;
    for (const UndrawnShare& share : open.shares) { found[share.share] = {}; }
    std::map<ShareNo, int> times;
    for (const Wish& wish : wishes) {
        const auto share = found.find(wish.share);
        if (share == found.end() || ++times[wish.share] > 1) {
            throw std::invalid_argument{"wishes: one list at most for each share"};
        }
        std::vector<Round>& kept = share->second;
        for (const Round round : wish.rounds) {
            const bool is_open =
                std::find(open.rounds.begin(), open.rounds.end(), round) != open.rounds.end();
            if (is_open && std::find(kept.begin(), kept.end(), round) == kept.end()) {
                kept.push_back(round);
            }
        }
    }
    return found;
}

std::int64_t regret_of(const OpenTurns& open, const std::vector<Round>& wishes, Round round) {
    const auto place = std::find(wishes.begin(), wishes.end(), round);
    if (place == wishes.end()) { return static_cast<std::int64_t>(open.rounds.size()); }
    return place - wishes.begin();
}

TurnProblem problem_with(const OpenTurns& open, const WishesOf& wishes) {
    TurnProblem problem = turn_problem(open);
    for (std::size_t row = 0; row < problem.costs.size(); ++row) {
        for (std::size_t column = 0; column < problem.costs.size(); ++column) {
            if (problem.costs.at(row, column) == forbidden) { continue; }
            const Round round{problem.rounds[column]};
            problem.costs.set(row, column, regret_of(open, wishes.at(open.tie_order[row]), round));
        }
    }
    return problem;
}

/// For each row the columns, those of the least cost first, and of these the earlier first.
std::vector<Columns> preferences_of(const CostTable& costs) {
    std::vector<Columns> preferences(costs.size(), Columns(costs.size()));
    for (std::size_t row = 0; row < costs.size(); ++row) {
        Columns& columns = preferences[row];
        std::iota(columns.begin(), columns.end(), 0);
        std::stable_sort(columns.begin(), columns.end(), [&](std::size_t a, std::size_t b) {
            return costs.at(row, a) < costs.at(row, b);
        });
    }
    return preferences;
}

struct Solution {
    Columns column_of;
    std::int64_t bound = 0;
    Proof proof = Proof::complete;
};

/// The first of the best orders, or what was found instead where there is none.
std::variant<Solution, Found> solve(const TurnProblem& problem, SearchLimit limit) {
    const CostTable& costs = problem.costs;
    const auto size = static_cast<std::int64_t>(costs.size());
    const auto preferences = preferences_of(costs);
    Columns order(costs.size());
    std::iota(order.begin(), order.end(), 0);
    const Matching best = Matcher{costs.size()}.solve(costs);
    if (!is_allowed(costs, best)) { return Found{}; }
    const Columns first = first_of_the_best(costs, best, order, preferences).column_of;
    if (keeps_apart(problem, first)) {
        return Solution{.column_of = first, .bound = cost_of(costs, first)};
    }
    TurnSearch search{costs.size(), limit};
    const Found found = search.least(problem, size * size);
    if (!found.column_of) { return found; }
    const std::int64_t total = cost_of(costs, *found.column_of);
    if (found.bound < total) {
        return Solution{.column_of = *found.column_of,
                        .bound = std::max(found.bound, cost_of(costs, first)),
                        .proof = Proof::bound_only};
    }
    const auto settled = search.first(problem, total, *found.column_of, order, preferences);
    return Solution{.column_of = settled.column_of,
                    .bound = total,
                    .proof = settled.gave_up ? Proof::least_total : Proof::complete};
}

/// Whether no other matching costs as little: along tight pairs rows can't change places in a
/// ring.
bool is_only_one(const CostTable& costs, const Matching& best) {
    std::vector<std::size_t> row_of(costs.size());
    std::vector<std::size_t> left(costs.size());
    std::iota(left.begin(), left.end(), 0);
    for (const std::size_t row : left) { row_of[best.column_of[row]] = row; }
    std::vector<bool> is_out(costs.size(), false);
    const auto can_move = [&](std::size_t row) {
        for (std::size_t column = 0; column < costs.size(); ++column) {
            if (column != best.column_of[row] && !is_out[row_of[column]] &&
                is_tight(costs, best, row, column)) {
                return true;
            }
        }
        return false;
    };
    // Who can't take another's place is in no ring.
    for (std::size_t before = left.size() + 1; left.size() < before;) {
        before = left.size();
        std::erase_if(left, [&](std::size_t row) {
            is_out[row] = !can_move(row);
            return is_out[row];
        });
    }
    return left.empty();
}

/// Says of each turn what stood against a better wish.
class Explanation {
public:
    Explanation(const OpenTurns& open, const std::map<Round, ShareNo>& holders)
        : open_(&open),
          holders_(&holders) {
        for (const UndrawnShare& share : open.shares) { shares_[share.share] = &share; }
    }

    [[nodiscard]] AssignedTurn turn(ShareNo share, Round round,
                                    const std::vector<Round>& wishes) const {
        AssignedTurn turn{.share = share,
                          .round = round,
                          .wishes = wishes,
                          .regret = regret_of(*open_, wishes, round),
                          .missed = {}};
        for (const Round wish : wishes) {
            if (wish == round) { break; }
            turn.missed.push_back({wish, hindrance(*shares_.at(share), wish)});
        }
        return turn;
    }

private:
    [[nodiscard]] Hindrance hindrance(const UndrawnShare& share, Round wish) const {
        if (const auto rule = rule_against(*open_, share, wish)) { return AgainstRule{*rule}; }
        for (const auto& [round, holder] : *holders_) {
            if (holder != share.share && are_kept_apart(*open_, share, *shares_.at(holder)) &&
                are_too_near(*open_, wish, round) && round != wish) {
                return TooNear{.other = holder, .round = round};
            }
        }
        return TakenBy{holders_->at(wish)};
    }

    const OpenTurns* open_;
    const std::map<Round, ShareNo>* holders_;
    std::map<ShareNo, const UndrawnShare*> shares_;
};

}  // namespace

Result<Assignment> assign_by_wishes(const OpenTurns& open, const std::vector<Wish>& wishes,
                                    SearchLimit limit) {
    check_open_turns(open);
    const WishesOf wishes_of = open_wishes(open, wishes);
    const TurnProblem problem = problem_with(open, wishes_of);
    const auto solved = solve(problem, limit);
    if (const Found* found = std::get_if<Found>(&solved)) {
        return refuse_turns(open, *found, limit);
    }
    const auto& solution = std::get<Solution>(solved);
    std::map<Round, ShareNo> holders;
    for (std::size_t row = 0; row < problem.costs.size(); ++row) {
        holders[Round{problem.rounds[solution.column_of[row]]}] = open.tie_order[row];
    }
    return Assignment{.turns = explain_turns(open, wishes, holders),
                      .total_regret = cost_of(problem.costs, solution.column_of),
                      .bound = solution.bound,
                      .proof = solution.proof};
}

std::vector<AssignedTurn> explain_turns(const OpenTurns& open, const std::vector<Wish>& wishes,
                                        const std::map<Round, ShareNo>& holders) {
    const WishesOf wishes_of = open_wishes(open, wishes);
    const Explanation explanation{open, holders};
    std::vector<AssignedTurn> turns;
    turns.reserve(holders.size());
    for (const auto& [round, share] : holders) {
        turns.push_back(explanation.turn(share, round, wishes_of.at(share)));
    }
    return turns;
}

/// Two orders of the same least regret differ in the turn of some share, and of the shares that
/// they treat differently not all can like one of them better: so the tie order decides between
/// them, and it decides nothing exactly where there is but one.
Ties ties_in(const OpenTurns& open, const std::vector<Wish>& wishes, const Assignment& assignment,
             SearchLimit limit) {
    if (assignment.proof != Proof::complete) { return Ties::possible; }
    const TurnProblem problem = problem_with(open, open_wishes(open, wishes));
    const Matching best = Matcher{problem.costs.size()}.solve(problem.costs);
    const bool costs_no_more = cost_of(problem.costs, best.column_of) == assignment.total_regret;
    if (costs_no_more && is_only_one(problem.costs, best)) { return Ties::none; }
    if (problem.families.empty()) { return Ties::possible; }
    TurnSearch search{problem.costs.size(), limit};
    for (const AssignedTurn& turn : assignment.turns) {
        const auto row = std::find(open.tie_order.begin(), open.tie_order.end(), turn.share) -
                         open.tie_order.begin();
        const auto column =
            std::find(problem.rounds.begin(), problem.rounds.end(), turn.round.count()) -
            problem.rounds.begin();
        TurnProblem other = problem;
        other.costs.set(static_cast<std::size_t>(row), static_cast<std::size_t>(column), forbidden);
        const Found found = search.any(other, assignment.total_regret);
        if (found.column_of || found.gave_up) { return Ties::possible; }
    }
    return Ties::none;
}

}  // namespace hui::savings
