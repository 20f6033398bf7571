#pragma once

#include "engine/registry/policy.hpp"
#include "engine/savings/approval.hpp"
#include "engine/savings/history.hpp"
#include "engine/savings/money_date.hpp"

#include <string>
#include <vector>

namespace hui::savings {

/// A share's holder gives it up, and nobody takes it (rút khỏi hụi, Decree 19/2019 art. 10).
struct LeaveShare {
    ShareNo share;
    std::string reason;
    Refund refund = Refund::in_turn;
    std::vector<Consent> consents;  ///< where some were asked
    Approved approved = {};         ///< two people, where the fund refunds
};

/// Decides what becomes of a share that is given up, also by a member who vanished. Before its draw
/// each round that was drawn must be paid, by it or in its place; later pots are smaller, and it
/// gets its money back in its own turn from the shares that drew while it paid, or at once from the
/// organiser or, as two people agree, out of the reserve fund. What these had paid in its place is
/// theirs in that turn (Decree 19/2019 art. 10, 18). What it paid ahead, and what others paid ahead
/// for a round that they don't owe any more, never went into a pot: it comes back at once. What
/// leaves the group's money leaves the box first. After its draw all its dues fall due on the day.
/// Refuses, in this order: `unknown_share`, `share_left`, `all_drawn`, `group_dissolved`,
/// `future_date`, `month_closed`, `before_takeover`, `before_first_period`, `before_share_change`
/// (something that it goes by, its own money and interest too, is dated later); after the draw
/// `already_drawn` (nothing is refunded then), `out_of_date_order`; and before the draw
/// `turn_open`, `not_square`, `too_few_left`; of a refund out of the reserve fund `no_reserve`,
/// `approval_missing`, `same_person`, `reserve_short`; `not_enough_money` (to give back what was
/// paid ahead), `reserve_too_large` (a later pot would not be more than what stays in the reserve
/// fund), `paid_beyond` (somebody paid in another share's place what that one would not owe),
/// `out_of_date_order`.
[[nodiscard]] Result<ShareLeft> decide_leave(const Group& group, const History& history,
                                             const LeaveShare& command, When when);

/// What the share has beyond its dues, or others paid for it in rounds of which it owes nothing, or
/// has paid itself by then.
[[nodiscard]] Vnd beyond_dues(const Group& group, const Share& share);

/// A share goes to another member, who must be known (chuyển nhượng, thừa kế).
struct HandOver {
    HandedBy by = HandedBy::transfer;
    ShareNo share;
    std::string member;
    std::optional<Vnd> price;  ///< of a transfer; nothing = what was paid less what was received
    std::string reason;        ///< of an inheritance
    std::vector<Consent> consents;
};

/// Decides that another member holds a share, with all that it paid and owes. A transfer takes the
/// seller's consent; once it has drawn by that day also the organiser's and those of all shares
/// that have not drawn, because they wait for what the buyer will pay; not of one that left and has
/// its money back. A buyer's turns keep the distance that the rules in force ask. Heirs need
/// nobody's consent (Decree 19/2019 art. 10; for consents this project's reading), and may come to
/// turns that are too near: an inheritance isn't chosen. Refuses, in this order: `unknown_share`,
/// `nothing_to_change` (the member holds it), of a transfer what `check_goes_on` refuses, of an
/// inheritance what `check_successor` does, `before_share_change` (it came in, or changed hands,
/// later), `turns_too_near` (of a transfer), `unknown_share` (of a consent), `consent_missing`,
/// `organiser_consent_missing`, `price_over_paid` (nobody earns by it).
[[nodiscard]] Result<HolderChanged> decide_hand_over(const Group& group, const History& history,
                                                     const HandOver& command, When when);

/// A new share comes in mid-cycle (Decree 19/2019 art. 9).
struct JoinShare {
    std::string member;
    std::vector<Consent> consents;
};

/// Decides that a share comes in with the next number, whose turn is a round more at the end of the
/// cycle. It pays a contribution for each round that was drawn, which goes to the share that drew
/// it. Refuses, in this order: `all_drawn`, `shares_out_of_range`, `lot_pending`, `turn_open`,
/// `lunar_out_of_range` (the day of its round isn't computed), `group_dissolved`, `future_date`,
/// `month_closed`, `before_takeover`, `before_first_period`, `before_share_change` (a draw or a
/// change of shares is dated later), `contribution_outside_policy`, `unknown_share` (of a consent),
/// `consent_missing` (of every share but those that left before they drew),
/// `organiser_consent_missing`, and what `check_turn_rules` refuses.
[[nodiscard]] Result<ShareJoined> decide_join(const Group& group, const History& history,
                                              const registry::Policy& policy,
                                              const JoinShare& command, When when);

}  // namespace hui::savings
