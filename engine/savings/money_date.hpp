#pragma once

#include "engine/savings/group.hpp"

namespace hui::savings {

/// When something is said to have happened, and what day it is.
struct When {
    Date on;
    Date today;
};

/// Whether money of the group may be dated `when.on`: not in the future, not in a closed month,
/// and no more than one period before the first round. Refuses with `future_date`, `month_closed`
/// or `before_first_period`.
[[nodiscard]] Check check_money_date(const Group& group, When when);

/// Whether the group's books for the month of `date` are closed.
[[nodiscard]] bool is_closed(const Group& group, Date date);

}  // namespace hui::savings
