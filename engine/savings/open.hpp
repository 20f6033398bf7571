#pragma once

#include "engine/registry/policy.hpp"
#include "engine/savings/events.hpp"

namespace hui::savings {

/// Opens a group: 2 to 500 shares numbered from 1 without a gap, each with a turn of its own (or,
/// where the order isn't fixed, all without one), and a contribution inside the policy of its
/// start. Refuses, in this order: `shares_out_of_range`, `share_repeated`, `turns_not_one_each`,
/// `contribution_outside_policy`, `no_reserve` (it shall pay for a member in default),
/// `reserve_too_large` (not less than the pot),
/// `draw_after_too_long` (into the next round),
/// `lunar_needs_months`, `lunar_out_of_range` (of the years whose lunar months are computed),
/// `lunar_start_in_leap_month` (where leap months are skipped). The holidays of the policy become
/// part of an agreement that days move for them.
[[nodiscard]] Result<GroupOpened> decide_open(GroupOpened wanted, const registry::Policy& policy);

/// The turn of a share for which none is named: in the fixed order its number, else none yet (0).
[[nodiscard]] Round turn_unless_named(ShareNo share, Order order);

/// Whether a contribution is inside the policy of the day; else `contribution_outside_policy`.
[[nodiscard]] Check check_contribution(Vnd contribution, const registry::Policy& policy, Date on);

/// The cap at the group's start where its agreed late interest is above: it is kept as agreed and
/// computed at the cap.
[[nodiscard]] std::optional<Rate> exceeded_cap(const Terms& terms, const registry::Policy& policy);

}  // namespace hui::savings
