#include "engine/savings/turn_problem.hpp"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <string>
#include <utility>

namespace hui::savings {

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
                if (sibling != row && are_too_near(problem, near, column)) {
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
            if (are_too_near(problem, taken[i - 1], taken[i])) { return false; }
        }
    }
    return true;
}

bool are_too_near(const TurnProblem& problem, std::size_t a, std::size_t b) {
    return std::abs(problem.rounds[a] - problem.rounds[b]) < problem.apart;
}

Columns next_far_enough(const TurnProblem& problem) {
    Columns next;
    const auto& rounds = problem.rounds;
    for (const std::int64_t round : rounds) {
        const auto end = std::lower_bound(rounds.begin(), rounds.end(), round + problem.apart);
        next.push_back(static_cast<std::size_t>(end - rounds.begin()));
    }
    return next;
}

}  // namespace hui::savings
