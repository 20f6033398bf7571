#pragma once

#include "engine/registry/policy.hpp"
#include "engine/savings/events.hpp"

#include <vector>

namespace hui::savings {

/// Opens a group: 2 to 500 shares numbered from 1 without a gap, each with a turn of its own (or,
/// where the order isn't fixed, all without one), and a contribution inside the policy of its
/// start. Refuses, in this order: `shares_out_of_range`, `share_repeated`, `turns_not_one_each`,
/// `contribution_outside_policy`.
[[nodiscard]] Result<GroupOpened> decide_open(GroupOpened wanted, const registry::Policy& policy);

/// The cap at the group's start where its agreed late interest is above: it is kept as agreed and
/// computed at the cap.
[[nodiscard]] std::optional<Rate> exceeded_cap(const Terms& terms, const registry::Policy& policy);

}  // namespace hui::savings
