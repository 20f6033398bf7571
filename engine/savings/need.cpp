#include "engine/savings/need.hpp"

#include "engine/base/vnd.hpp"
#include "engine/savings/turn_conflict.hpp"
#include "engine/savings/turn_search.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <stdexcept>
#include <utility>

namespace hui::savings {

namespace {

std::int64_t points_of(const Need& need) {
    std::int64_t sum = 0;
    for (const NeedReason& reason : need.reasons) {
        if (__builtin_add_overflow(sum, reason.points, &sum)) { throw Overflow{}; }
    }
    return sum;
}

/// A turn for each share that has no round yet, in the order of need.
std::vector<NeedTurn> by_need(const OpenTurns& open, const std::vector<Need>& needs) {
    std::vector<NeedTurn> turns;
    for (const ShareNo share : open.tie_order) { turns.push_back({.share = share, .round = {}}); }
    std::map<ShareNo, int> times;
    for (const Need& need : needs) {
        const auto turn = std::find_if(turns.begin(), turns.end(), [&](const NeedTurn& other) {
            return other.share == need.share;
        });
        if (turn == turns.end() || ++times[need.share] > 1) {
            throw std::invalid_argument{"needs: one at most for each share"};
        }
        turn->points = points_of(need);
    }
    std::stable_sort(turns.begin(), turns.end(),
                     [](const NeedTurn& a, const NeedTurn& b) { return a.points > b.points; });
    return turns;
}

}  // namespace

Result<NeedOrder> order_by_need(const OpenTurns& open, const std::vector<Need>& needs,
                                SearchLimit limit) {
    check_open_turns(open);
    NeedOrder order{.turns = by_need(open, needs)};
    OpenTurns ranked = open;
    for (std::size_t i = 0; i < order.turns.size(); ++i) {
        ranked.tie_order[i] = order.turns[i].share;
    }
    const TurnProblem problem = turn_problem(ranked);
    const std::size_t size = problem.costs.size();
    Columns one_after_the_other(size);
    std::iota(one_after_the_other.begin(), one_after_the_other.end(), 0);
    const std::vector<Columns> preferences(size, one_after_the_other);
    const Matching any = Matcher{size}.solve(problem.costs);
    if (!is_allowed(problem.costs, any)) { return refuse_turns(open, Found{}, limit); }
    Columns column_of =
        first_of_the_best(problem.costs, any, one_after_the_other, preferences).column_of;
    if (!keeps_apart(problem, column_of)) {
        TurnSearch search{size, limit};
        const Found found = search.any(problem, 0);
        if (!found.column_of) { return refuse_turns(open, found, limit); }
        auto settled = search.first(problem, 0, *found.column_of, one_after_the_other, preferences);
        column_of = std::move(settled.column_of);
        if (settled.gave_up) { order.proof = Proof::bound_only; }
    }
    for (std::size_t i = 0; i < size; ++i) {
        order.turns[i].round = Round{problem.rounds[column_of[i]]};
    }
    std::sort(order.turns.begin(), order.turns.end(),
              [](const NeedTurn& a, const NeedTurn& b) { return a.round < b.round; });
    return order;
}

/// The tie order decides nothing exactly where each share of equal points gets the same round when
/// it comes first among its equals: then whoever comes first leaves the others theirs.
Ties ties_in(const OpenTurns& open, const std::vector<Need>& needs, const NeedOrder& order,
             SearchLimit limit) {
    if (order.proof != Proof::complete) { return Ties::possible; }
    for (const NeedTurn& turn : order.turns) {
        const bool has_equal =
            std::any_of(order.turns.begin(), order.turns.end(), [&](const NeedTurn& other) {
                return other.share != turn.share && other.points == turn.points;
            });
        if (!has_equal) { continue; }
        OpenTurns other = open;
        const auto place = std::find(other.tie_order.begin(), other.tie_order.end(), turn.share);
        std::rotate(other.tie_order.begin(), place, place + 1);
        const auto found = order_by_need(other, needs, limit);
        const bool is_same =
            found && found->proof == Proof::complete &&
            std::equal(found->turns.begin(), found->turns.end(), order.turns.begin(),
                       [](const NeedTurn& a, const NeedTurn& b) { return a.share == b.share; });
        if (!is_same) { return Ties::possible; }
    }
    return Ties::none;
}

}  // namespace hui::savings
