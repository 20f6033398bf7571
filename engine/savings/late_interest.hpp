#pragma once

#include "engine/registry/policy.hpp"
#include "engine/savings/history.hpp"

namespace hui::savings {

/// The yearly rate at which a late due runs up interest on a day: what was agreed, never above that
/// day's cap; the legal default where nothing was agreed; 0 where the group waives it.
[[nodiscard]] Rate late_rate_on(const LateInterest& late, Date date,
                                const registry::Policy& policy);

/// The interest that a late due has run up by the end of the day `on` (lãi chậm góp): simple, on
/// what was unpaid, for the days that it was unpaid, actual days / 365, rounded half up once. The
/// agreed rate, never above the cap of each day; the legal default where nothing was agreed; none
/// where the group waives it (Decree 19/2019 art. 22). An advance by the organiser doesn't stop
/// it: the share still owes, to the organiser then.
[[nodiscard]] Vnd late_interest_of(const Group& group, const History& history, const Due& due,
                                   Date on, const registry::Policy& policy);

}  // namespace hui::savings
