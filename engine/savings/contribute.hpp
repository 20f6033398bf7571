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
/// advance goes to the organiser. `last_moved` is when the share last paid or was advanced; it
/// matters only for a share that needs the order of dates. Refuses, in this order: `unknown_share`,
/// `group_dissolved`, `future_date`, `month_closed`, `before_first_period`, `before_share_change`
/// (the share came in later), `nothing_due` (no amount was given), `amount_not_positive`,
/// `over_the_cycle`, `out_of_date_order`.
[[nodiscard]] Result<Contributed> decide_contribute(const Group& group, const Contribute& command,
                                                    When when, std::optional<Date> last_moved);

/// The shares that owe something by `on`: those that `--all` is about.
[[nodiscard]] std::vector<ShareNo> shares_owing(const Group& group, Date on);

}  // namespace hui::savings
