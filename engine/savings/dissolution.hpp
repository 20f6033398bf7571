#pragma once

#include "engine/savings/approval.hpp"
#include "engine/savings/history.hpp"
#include "engine/savings/money_date.hpp"

#include <string>
#include <vector>

namespace hui::savings {

/// The members give the group up before its time (giải thể).
struct DissolveGroup {
    std::string reason;
    std::vector<Consent> consents;  ///< of every party and the organiser; none where nothing moved
    Approved approved = {};         ///< of what is handed out
    AdvanceClaims advance_claims = AdvanceClaims::on_who_was_advanced_for;
};

/// Decides who gets what. A share that left and has its money back is no party, and isn't asked.
/// What is left of the reserve fund goes in equal parts to the shares that left it there, the late
/// interest in the group's money as `shares_of_interest` says; late interest that was not paid by
/// then isn't asked for any more. Of the rest in hand: the shares that have paid more than they
/// received share it in proportion, in whole đồng, what doesn't divide going to them one đồng each
/// by number; what they don't need goes to the organiser, who advanced or refunded it. What is left
/// is claims: a share that owes and was advanced for owes that to the organiser first; then the
/// shares that received more than they paid, by number, owe those that are short, by number, the
/// organiser last. Refuses, in this order: `group_dissolved`, `all_drawn` (everybody is
/// square), `rest_first` (a drawn pot is not handed over in full), `future_date`, `month_closed`,
/// `before_takeover`, `before_first_period`, `difference_stands` (of the box: nobody bears it),
/// `before_share_change` (something is dated later),
/// `unknown_share` (of a consent), `consent_missing`, `organiser_consent_missing`, and where
/// something is in hand to be shared out `approval_missing`, `same_person`, as a payout.
[[nodiscard]] Result<GroupDissolved> decide_dissolve(const Group& group, const History& history,
                                                     const DissolveGroup& command, When when);

/// Something was paid on a claim of a dissolved group.
struct SettleClaim {
    Claim claim;             ///< with the amount that was paid
    Approved approved = {};  ///< of writing off what was owed
};

/// Decides that a claim of a dissolved group, or a part of it, was paid. Refuses, in this order:
/// `not_dissolved`, `amount_not_positive`, `unknown_share`, `no_such_claim` (or less is owed),
/// `future_date`, `month_closed`, `before_share_change` (the group was not dissolved yet),
/// `approval_missing`, `same_person`.
[[nodiscard]] Result<ClaimSettled> decide_settle(const Group& group, const History& history,
                                                 const SettleClaim& command, When when);

}  // namespace hui::savings
