#pragma once

#include "engine/savings/advance.hpp"
#include "engine/savings/history.hpp"
#include "engine/savings/money_date.hpp"

#include <optional>
#include <string>
#include <vector>

namespace hui::savings {

/// The reserve fund pays in the place of a share.
struct CoverFromReserve {
    ShareNo share;
    std::optional<Vnd> amount;    ///< nothing = all that is due by the date and not covered
    std::vector<std::string> by;  ///< who decided it: two people
    PartOf part_of = PartOf::oldest;
};

/// Records that the fund pays for dues that nothing covers by the date; a part of them is chosen
/// as for an advance. The fund's claim is repaid after the organiser's: a share's
/// money first meets what nobody covers of a due, then what he advanced. Refuses, in this order:
/// `unknown_share`, `not_agreed_on` (the group's way is another), `no_reserve`, `future_date`,
/// `month_closed`, `before_first_period`, `before_share_change`, `same_person` (not two different
/// names), `nothing_to_advance`, `amount_not_positive`, `advance_over_due`, `out_of_date_order`,
/// `reserve_short` (also on a later day).
[[nodiscard]] Result<ReserveCovered> decide_cover(const Group& group, const History& history,
                                                  const CoverFromReserve& command, When when);

/// A share that has drawn is said to pay no more.
struct DeclareDefault {
    ShareNo share;
    std::string reason;
};

/// From then on each pot to come is smaller by what the share's due of its round lacks. What the
/// reserve fund has pays for a part of these dues, so that what lacks is the same in each, as far
/// as whole đồng go, and no due is paid twice. Refuses, in this order: `unknown_share`,
/// `not_agreed_on`, `not_drawn_yet` (it has drawn nothing: it can leave), `already_in_default`,
/// `future_date`, `month_closed`, `before_first_period`, `before_last_draw`,
/// `before_share_change`, `nothing_to_advance` (its dues are all covered), `out_of_date_order`.
[[nodiscard]] Result<ShareDefaulted> decide_default(const Group& group, const History& history,
                                                    const DeclareDefault& command, When when);

/// `fund` over dues so that what they lack then is the same in each, as far as it can be: a due
/// that lacks less is left as it is; the đồng that don't divide lack in the later ones.
[[nodiscard]] std::vector<AdvancedDue> spread_evenly(Vnd fund, const std::vector<Due>& dues);

}  // namespace hui::savings
