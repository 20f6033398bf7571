#pragma once

#include "engine/savings/history.hpp"
#include "engine/savings/money_date.hpp"

#include <optional>
#include <string>
#include <vector>

namespace hui::savings {

/// The late interest in the group's money is handed out.
struct ShareInterest {
    std::vector<ReservePart> to;   ///< who gets how much; empty = equal parts
    std::optional<Method> method;  ///< nothing = cash first, then bank
    std::string reason;
};

/// Who gets a part of the late interest where the members decided nothing else: all shares but
/// those that left, in equal parts of whole đồng; the đồng that are left over go to the lowest
/// numbers, one each.
[[nodiscard]] std::vector<ShareNo> shares_of_interest(const Group& group);

/// Hands out all late interest that stands in the group's money from the day on, while the group
/// runs or at its end. Refuses, in this order: `group_dissolved`, `future_date`, `month_closed`,
/// `before_takeover`, `before_first_period`, `no_interest_held`, `unknown_share`, `share_repeated`,
/// `amount_not_positive`, `parts_not_whole` (the named parts are less or more than what is there),
/// `not_enough_money`.
[[nodiscard]] Result<InterestShared> decide_share_interest(const Group& group,
                                                           const History& history,
                                                           const ShareInterest& command, When when);

}  // namespace hui::savings
