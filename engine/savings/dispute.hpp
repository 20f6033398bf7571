#pragma once

#include "engine/savings/history.hpp"
#include "engine/savings/money_date.hpp"

#include <string_view>

namespace hui::savings {

/// The member's open dispute; null where there is none.
[[nodiscard]] const OpenDispute* find_dispute(const Group& group, std::string_view member);

/// The codes of all who have, or had, a part in the group: those who hold or held a share, and its
/// organisers; each once.
[[nodiscard]] std::vector<std::string> parties_of(const Group& group, const History& history);

/// Decides that a dispute is opened or settled; also in a group that is dissolved. Refuses, in this
/// order: `not_in_group` (the member never had a part in the group), `future_date`, `month_closed`,
/// `before_takeover`, `before_first_period`, `dispute_open` (opened twice), `no_dispute` (nothing
/// to settle), `before_dispute` (dated before the last step in a dispute of this member).
[[nodiscard]] Result<DisputeChanged> decide_dispute(const Group& group, const History& history,
                                                    const DisputeChanged& command, When when);

}  // namespace hui::savings
