#pragma once

#include "engine/savings/assignment.hpp"
#include "engine/savings/lot_draw.hpp"

#include <optional>
#include <string>
#include <vector>

namespace hui::savings {

/// The shares that have not drawn draw in the order of their need (ai khó khăn hốt trước).
struct SetByNeed {
    std::vector<Plea> pleas;     ///< several of one share add up; a share without one has 0 points
    std::string minute;          ///< what was decided, in the members' words
    std::optional<DrawLot> lot;  ///< orders those of equal points
};

/// The shares that have not drawn get the rounds with which the members' wishes are met best.
struct SetByWishes {
    std::vector<Wish> wishes;    ///< one of a share at most; a share without one takes any round
    std::string minute;          ///< what was decided, in the members' words
    std::optional<DrawLot> lot;  ///< chooses among orders of equal regret
};

/// As `order_by_need` says, with the rules in force. Refuses `all_drawn`, `unknown_share`,
/// `already_drawn`, `bad_number` (points below 0), `bad_text` (a reason, the minute); with a lot as
/// `reveal_lot` does, without one `turns_undecided` (equal points, and another order of the equals
/// gives other turns), `lot_stands` (a lot gave these turns, and more than half of the shares have
/// equal points: it would be drawn again); `turns_impossible`, `turns_not_found`,
/// `before_last_draw` (also on its day), or as `check_turn_date` does. Throws `Overflow` for too
/// many points.
[[nodiscard]] Result<TurnsChanged> decide_by_need(const Group& group, const History& history,
                                                  const LotPlace& place, const SetByNeed& command,
                                                  When when);

/// As `assign_by_wishes` says, with the rules in force. Refuses as `decide_by_need` does, and
/// `share_repeated`, `round_not_open`; to `lot_stands`, equals are shares of the same wishes.
[[nodiscard]] Result<TurnsChanged> decide_by_wishes(const Group& group, const History& history,
                                                    const LotPlace& place,
                                                    const SetByWishes& command, When when);

/// Whether wishes give these turns as well as those that were decided: the rules are kept, the
/// regret is as little, and it wasn't proven to the end which of such orders is the first. Then
/// another version of the library that searched may have come upon another one, and, where no
/// least regret was proven, upon another bound.
[[nodiscard]] bool is_as_good(const Group& group, const TurnsChanged& decided,
                              const TurnsChanged& other);

/// What each share wished and got when wishes decided, and what stood against it, in the order of
/// rounds. The group must be of that day or later and have the rules that were in force then.
[[nodiscard]] std::vector<AssignedTurn> explain_wishes(const Group& group,
                                                       const TurnsChanged& event);

}  // namespace hui::savings
