#pragma once

#include "engine/savings/history.hpp"
#include "engine/savings/money_date.hpp"

#include <optional>
#include <vector>

namespace hui::savings {

/// Which dues a part of what lacks is paid for, where what is handed over of each pot goes by its
/// own dues.
enum class PartOf {
    oldest,  ///< whose drawer has waited longest
    newest,  ///< as entries of the first versions took it
};

/// The organiser pays in the place of a share (choàng).
struct Advance {
    ShareNo share;
    std::optional<Vnd> amount;  ///< nothing = all that is due by the date and not covered
    Method method = Method::cash;
    Source source = Source::typed;
    PartOf part_of = PartOf::oldest;
};

/// Records an advance for dues that neither the share nor an earlier advance covers by the date;
/// a part of them is taken from the newest due, the one about to be drawn, or, where pots are
/// handed over as far as they are there, from the oldest, whose drawer waits. The claim is the
/// organiser's (Decree 19/2019 art. 18, 23). `last_moved` is when the share last paid or was
/// advanced: money of a share with advances is recorded in the order of dates. Refuses, in this
/// order: `unknown_share`, `future_date`, `month_closed`, `before_first_period`,
/// `nothing_to_advance`, `amount_not_positive`, `advance_over_due`, `out_of_date_order`.
[[nodiscard]] Result<Advanced> decide_advance(const Group& group, const Advance& command, When when,
                                              std::optional<Date> last_moved);

/// The dues by `on` that nothing covers, newest first.
[[nodiscard]] std::vector<Due> uncovered_dues(const Group& group, const Share& share, Date on);
/// The same in the order in which a part of what they lack is paid in the share's place.
[[nodiscard]] std::vector<Due> dues_to_cover(const Group& group, const Share& share, Date on,
                                             PartOf part_of);
/// `amount` over dues in their order; given back in the order of rounds.
[[nodiscard]] std::vector<AdvancedDue> spread(Vnd amount, const std::vector<Due>& dues);

}  // namespace hui::savings
