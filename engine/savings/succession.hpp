#pragma once

#include "engine/savings/history.hpp"
#include "engine/savings/money_date.hpp"

namespace hui::savings {

/// Whether a share may change hands by agreement on the day: while the group runs, and as long as
/// something is open after its last round. Refuses `all_drawn` (the group is settled: nobody owes
/// anything), then as `check_money_date` does.
[[nodiscard]] Check check_goes_on(const Group& group, When when);

/// Whether somebody may take the place of one who died or gave up his office: a share's holder, or
/// the organiser (0). The same, and after a dissolution too as long as a claim names the share or
/// the organiser, because a claim must have somebody whom it is owed to or by. Refuses as
/// `check_goes_on`, and for such a claim `future_date`, `month_closed`, `before_share_change` (the
/// group was not dissolved yet).
[[nodiscard]] Check check_successor(const Group& group, const History& history, ShareNo place,
                                    When when);

}  // namespace hui::savings
