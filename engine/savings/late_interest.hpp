#pragma once

#include "engine/savings/late_segments.hpp"

namespace hui::savings {

/// What a late payment costs by the end of a day.
struct LateCost {
    Vnd interest;
    /// The parts of it that others get. Each is what rounding half up adds to those before it, so
    /// that they never come to more than the whole.
    InterestTo to;
    ShareNo drawer;  ///< the share that gets `to.drawer`; 0 = none
    Days days{0};    ///< from the due day until all was paid, or to the day that is asked about
};

/// What a late due has cost by the end of the day `on`: its interest, as `late_interest_of` says,
/// and how much of it runs on what the organiser had advanced, on what the reserve fund had paid,
/// and, from the draw of its round on, on what was lacking in the pot of another share.
[[nodiscard]] LateCost late_cost_of(const Group& group, const History& history, const Due& due,
                                    Date on, const registry::Policy& policy);

/// What the organiser owes a share, whose turn is decided, by the end of the day `on` because its
/// pot was handed over late, in whole or in part (lãi chậm giao hụi): the same interest, from the
/// round's day to the hand-over of each part, rounded half up once for the round (Decree 19/2019
/// art. 22, 23). What the share itself still owed of its rounds on a day wasn't late.
[[nodiscard]] LateCost hand_over_cost_of(const Group& group, const History& history,
                                         const Share& drawer, Date on,
                                         const registry::Policy& policy);

/// The interest that a late due has run up by the end of the day `on` (lãi chậm góp): simple, on
/// what was unpaid, for the days that it was unpaid, actual days / 365, rounded half up once. The
/// agreed rate, never above the cap of each day; the legal default where nothing was agreed; none
/// where the group waives it (Decree 19/2019 art. 22). An advance by the organiser doesn't stop
/// it: the share still owes, to the organiser then.
[[nodiscard]] Vnd late_interest_of(const Group& group, const History& history, const Due& due,
                                   Date on, const registry::Policy& policy);

}  // namespace hui::savings
