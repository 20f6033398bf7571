#pragma once

#include "engine/savings/history.hpp"
#include "engine/savings/money_date.hpp"

#include <optional>
#include <string>

namespace hui::savings {

/// An entry is undone by a new one that is linked to it (bút toán đảo); nothing is deleted.
struct Reverse {
    std::string reason;
    std::optional<Date> on;  ///< nothing = the original's date, or today if that month is closed
};

/// Decides the reversal of `original`: a contribution, an advance, a payout or a part of one,
/// settled or shared interest, or turns that were changed. Refuses, in this order:
/// `kind_not_reversible`, `future_date`, `month_closed`, `before_first_period`, `before_original`,
/// `reverse_later_first` (a later draw, later money of a share with advances, or interest that was
/// computed from it), `reverse_payout_first` (a pot was paid with this money),
/// `money_already_used`. That an entry is reversed once only is the journal's own rule.
[[nodiscard]] Result<Draft> decide_reverse(const Group& group, const History& history,
                                           const Entry& original, const Reverse& command,
                                           Date today);

}  // namespace hui::savings
