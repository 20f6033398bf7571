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

/// Decides the reversal of `original`: of what moved money (a contribution, an advance, a payout or
/// a part of one, settled or shared interest, the reserve fund spent or given back, a claim paid, a
/// difference of the box that was posted), of turns that were changed, of a share that came in,
/// left or changed hands, or of the place of the organiser that did. An opening, rules for turns, a
/// commitment, a dissolution and a closing stand. Refuses, in this order: `kind_not_reversible`,
/// `lot_stands` (turns that a lot gave), `group_dissolved` (of a dissolved group only a claim paid
/// can be undone), `future_date`, `month_closed`, `before_takeover`, `before_first_period`,
/// `before_original`, `reverse_later_first` (what was recorded for a later day rests on it: a draw
/// or hand-over, a change of turns, shares or holders, money in the order of dates, interest that
/// was computed from it, or whatever is about a share that came in), `reversal_breaks_rules` (the
/// turns of before break rules that are in force now); for a share that came in
/// `before_share_change` (what was about it was undone later) and `paid_beyond` (somebody has paid
/// for its round); `reverse_payout_first` (a pot was paid with this money), `money_already_used`
/// (the box, the bank account or the reserve fund would fall short). That an entry is reversed once
/// only is the journal's own rule.
[[nodiscard]] Result<Draft> decide_reverse(const Group& group, const History& history,
                                           const Entry& original, const Reverse& command,
                                           Date today);

}  // namespace hui::savings
