#pragma once

#include "engine/savings/open_turns.hpp"
#include "engine/savings/turn_events.hpp"

#include <cstdint>
#include <map>
#include <variant>
#include <vector>

namespace hui::savings {

/// The wished round would have broken a rule.
struct AgainstRule {
    TurnRule rule;
    friend bool operator==(AgainstRule, AgainstRule) = default;
};
/// The wished round is too near to the one that another share of the member got.
struct TooNear {
    ShareNo other;
    Round round;
    friend bool operator==(TooNear, TooNear) = default;
};
/// Another share got the wished round.
struct TakenBy {
    ShareNo other;
    friend bool operator==(TakenBy, TakenBy) = default;
};
/// What stood against a wish; the first of these that holds.
using Hindrance = std::variant<AgainstRule, TooNear, TakenBy>;

struct MissedWish {
    Round round;
    Hindrance hindrance;
    friend bool operator==(const MissedWish&, const MissedWish&) = default;
};

/// What a share wished, what it got, and why nothing better.
struct AssignedTurn {
    ShareNo share;
    Round round;
    std::vector<Round> wishes;       ///< of the open rounds
    std::int64_t regret = 0;         ///< 0 for the first wish, 1 for the second …
    std::vector<MissedWish> missed;  ///< the wishes before `round`; all where it was no wish
};

struct Assignment {
    std::vector<AssignedTurn> turns;  ///< in the order of rounds
    std::int64_t total_regret = 0;
    std::int64_t bound = 0;  ///< no order that keeps the rules has less regret
    Proof proof = Proof::complete;
};

/// Gives each share one of the open rounds, so that the rules are kept and the sum of all regrets
/// is the least. A share's regret is the place of its round in its wishes, 0 for the first; a round
/// that it did not wish counts as many as there are open rounds, which is more than any wish.
/// Of the orders with the least sum, it is the first one by the tie order: the first share of the
/// tie order has the least regret that it has in any of them, with that the earliest round; among
/// what is left the second share, and so on.
/// Of a share's wishes, rounds that are not open and those named before are passed over.
/// The sum is exact whatever the size while no member has two open shares to keep apart, and up to
/// `most_exact_shares` also where one has, unless `least_by_programming` gives up; otherwise as far
/// as `proof` says, with an order and a bound wherever `quick_order` or the search finds an order.
/// Refuses `turns_impossible`, `turns_not_found`; throws `std::invalid_argument` like
/// `check_open_turns`, and for wishes of a share that isn't there or has others.
[[nodiscard]] Result<Assignment> assign_by_wishes(const OpenTurns& open,
                                                  const std::vector<Wish>& wishes,
                                                  SearchLimit limit = {});

/// Says of each turn that was given what stood against a better wish, in the order of rounds.
/// `holders` has a share for each round of `open`.
[[nodiscard]] std::vector<AssignedTurn> explain_turns(const OpenTurns& open,
                                                      const std::vector<Wish>& wishes,
                                                      const std::map<Round, ShareNo>& holders);

/// Whether every tie order gives the turns of `assignment`, which must be a result for the same
/// question. Where the search was cut off, there may be ties.
[[nodiscard]] Ties ties_in(const OpenTurns& open, const std::vector<Wish>& wishes,
                           const Assignment& assignment, SearchLimit limit = {});

}  // namespace hui::savings
