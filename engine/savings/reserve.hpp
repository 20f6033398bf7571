#pragma once

#include "engine/savings/history.hpp"
#include "engine/savings/money_date.hpp"

#include <string>
#include <vector>

namespace hui::savings {

/// Money is taken out of the reserve fund for a purpose (chi quỹ dự phòng).
struct SpendReserve {
    Vnd amount;
    std::string reason;
    std::vector<std::string> by;  ///< who decided it: two people
    Method method = Method::cash;
};

/// `no_reserve`, if the group has no fund.
[[nodiscard]] Check check_has_fund(const Group& group);
/// What was asked of the reserve fund from a day on, and what can be spent of it.
struct ReserveAsked {
    Vnd amount;
    Vnd there;
    Date on;
};
/// The refusal `reserve_short`: less than what was asked is there.
[[nodiscard]] Refusal reserve_short(const Group& group, const ReserveAsked& asked);

/// Refuses, in this order: `no_reserve` (the group has no fund), `future_date`, `month_closed`,
/// `before_first_period`, `same_person` (not two different names), `amount_not_positive`,
/// `reserve_short` (also on a later day), `not_enough_money`.
[[nodiscard]] Result<ReserveSpent> decide_spend_reserve(const Group& group, const History& history,
                                                        const SpendReserve& command, When when);

/// `amount` in whole đồng over `shares`, in equal parts; the đồng that are left over go to the
/// first ones, one each.
[[nodiscard]] std::vector<ReservePart> equal_parts(Vnd amount, const std::vector<ShareNo>& shares);
/// The shares whose draws left something in the reserve fund: not those that left before they drew.
[[nodiscard]] std::vector<ShareNo> shares_of_reserve(const Group& group);

/// Gives what is left of the reserve fund back at the end of the cycle, in equal parts to the
/// shares that left something there. Cash first, then bank. Refuses, in this order: `no_reserve`,
/// `future_date`, `month_closed`, `before_first_period`, `cycle_not_over` (a round is still to be
/// drawn or handed over on the day), `reserve_short` (nothing is left), `not_enough_money`.
[[nodiscard]] Result<ReserveReturned> decide_return_reserve(const Group& group,
                                                            const History& history, When when);

}  // namespace hui::savings
