#pragma once

#include "engine/savings/history.hpp"
#include "engine/savings/money_date.hpp"

#include <optional>
#include <vector>

namespace hui::savings {

/// A share pays in (góp, đóng hụi).
struct Contribute {
    ShareNo share;
    std::optional<Vnd> amount;  ///< nothing = all that is due by the date
    Method method = Method::cash;
    Source source = Source::typed;
};

/// Records a contribution, whole, in part, late, or ahead for later rounds. What repays an earlier
/// advance goes to the organiser. `history` may be null where `goes_by_history` says no. Refuses,
/// in this order: `unknown_share`, `group_dissolved`, `future_date`, `month_closed`,
/// `before_takeover`, `before_first_period`, `before_share_change` (the share came in later),
/// `nothing_due` (no amount was given), `amount_not_positive`, `over_the_cycle` (of the cycle as it
/// is now, or as it was before a later change of shares), `out_of_date_order`.
[[nodiscard]] Result<Contributed> decide_contribute(const Group& group, const Contribute& command,
                                                    When when, const History* history);

/// Whether a contribution of the share on the day goes by what was recorded before: the share needs
/// the order of dates, or a share came in or left after the day.
[[nodiscard]] bool goes_by_history(const Group& group, ShareNo share, Date on);

/// The shares that owe something by `on`: those that `--all` is about.
[[nodiscard]] std::vector<ShareNo> shares_owing(const Group& group, Date on);

}  // namespace hui::savings
