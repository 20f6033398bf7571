#pragma once

#include "engine/savings/group.hpp"

namespace hui::savings {

/// When something is said to have happened, and what day it is.
struct When {
    Date on;
    Date today;
};

/// Whether anything may be dated `when.on`: not in the future and not in a closed month. Refuses
/// with `future_date` or `month_closed`.
[[nodiscard]] Check check_open_day(const Group& group, When when);

/// Whether the group's books had begun: not before the first day that they tell of, and not before
/// it was taken over. Refuses with `before_takeover` or `before_first_period`.
[[nodiscard]] Check check_begun(const Group& group, Date on);

/// Whether what members decide about turns may be dated `when.on`: as money, but from half a year
/// before the first round on.
[[nodiscard]] Check check_decision_date(const Group& group, When when);

/// Whether money of the group may be dated `when.on`: the group is not dissolved, the day is open,
/// and the books had begun. Refuses with `group_dissolved`, `future_date`, `month_closed`, then as
/// `check_begun` does.
[[nodiscard]] Check check_money_date(const Group& group, When when);

/// Whether anything of the group, dissolved or not, may be dated `when.on`: the same but for
/// `group_dissolved`.
[[nodiscard]] Check check_day_of_books(const Group& group, When when);

/// Whether the group's books for the month of `date` are closed.
[[nodiscard]] bool is_closed(const Group& group, Date date);

}  // namespace hui::savings
