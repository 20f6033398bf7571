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
/// settled interest, turns that were changed, the reserve fund's money, a share that left, changed
/// hands or came in, another organiser, or a claim that was paid. Refuses, in this order:
/// `kind_not_reversible`, `lot_stands`, `group_dissolved`, `future_date`, `month_closed`,
/// `before_takeover`, `before_first_period`, `before_original`, `reverse_later_first` (a later
/// draw, later money of a share with advances, interest that was computed from it, or whatever is
/// about a share that came in), for such a share `before_share_change` (what was about it was
/// undone later) and `paid_beyond` (somebody has paid for its round), `reverse_payout_first` (a pot
/// was paid with this money), `money_already_used`. That an entry is reversed once only is the
/// journal's own rule.
[[nodiscard]] Result<Draft> decide_reverse(const Group& group, const History& history,
                                           const Entry& original, const Reverse& command,
                                           Date today);

}  // namespace hui::savings
