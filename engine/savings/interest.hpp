#pragma once

#include "engine/savings/late_interest.hpp"
#include "engine/savings/money_date.hpp"

#include <optional>
#include <string>
#include <vector>

namespace hui::savings {

/// How far the interest on a late due or a late hand-over is.
enum class LateState {
    incomplete,  ///< something is still unpaid: it grows
    open,        ///< all was paid, the interest wasn't
    paid,
    waived,
};

/// A due that was paid late, or a pot that was handed over late, and what that costs.
struct LateItem {
    ShareNo share;
    InterestOn what = InterestOn::contribution;
    Round round;
    Date due;
    Vnd lacking;  ///< still unpaid, or still to be handed over
    Days days{0};
    Vnd interest = {};
    InterestTo to = {};   ///< the parts of it that others get than the group
    ShareNo drawer = {};  ///< the share that gets `to.drawer`; 0 = none
    LateState state = LateState::incomplete;
};

/// Everything of a share that was late by the end of the day `on` and costs something: its dues in
/// the order of rounds, then the hand-over of its pot. `then` is the group as of that day;
/// once it is dissolved there is nothing more.
[[nodiscard]] std::vector<LateItem> late_items_of(const Group& then, const History& history,
                                                  const Share& share, Date on,
                                                  const registry::Policy& policy);

/// The interest on one late due or hand-over is paid or waived.
struct SettleInterest {
    ShareNo share;
    InterestOn what = InterestOn::contribution;
    std::optional<Round> round;  ///< nothing = the oldest that can be settled
    Settling how = Settling::paid;
    Method method = Method::cash;  ///< of what goes into the group's money
    std::string reason;            ///< why it is waived
};

/// Records the whole interest on a late due or hand-over, once and only after all of that was paid.
/// A hand-over's is paid by the organiser to the drawer. Refuses, in this order: `unknown_share`,
/// `no_interest_agreed`, `future_date`, `month_closed`, `before_first_period`,
/// `interest_on_hand_over` (only that on the pot's hand-over is open, and it wasn't asked for),
/// `before_share_change` (the share came in later), `no_late_interest` (nothing was late, or it
/// costs nothing), `interest_settled`, `late_due_incomplete`, `hand_over_incomplete`,
/// `before_last_draw` (a hand-over was changed on a later day), `out_of_date_order` (on a later day
/// the interest was settled and that undone, or the share's money was advanced or undone).
[[nodiscard]] Result<InterestSettled> decide_settle_interest(const Group& group,
                                                             const History& history,
                                                             const registry::Policy& policy,
                                                             const SettleInterest& command,
                                                             When when);

}  // namespace hui::savings
