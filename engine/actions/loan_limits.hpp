#pragma once

#include "engine/lending/loan_events.hpp"
#include "engine/registry/policy.hpp"
#include "engine/store/ledger.hpp"

#include <vector>

namespace hui::actions {

/// What is approved of a loan: all of its principal, or of one that ran already what is still owed.
struct ToApprove {
    const lending::Agreement& agreement;
    Vnd amount;
    Date on;
};

/// What an approval of the loan is for.
[[nodiscard]] ToApprove to_approve(const lending::Agreement& agreement,
                                   const lending::Approved& event, Date on);

/// The limits that the policy sets on the day for the loan's guarantors, its borrower and its
/// lender, by key, without what stands against them: `before` is zero.
[[nodiscard]] std::vector<lending::LimitHeld> limits_set(const registry::Policy& policy,
                                                         const ToApprove& loan);

/// The same with what stands against each: what the unit vouches for, what the borrower or the
/// lender has open, at most, at the end of that day or of any later one, with all that is recorded.
[[nodiscard]] std::vector<lending::LimitHeld> limits_held(store::Ledger& ledger,
                                                          const ToApprove& loan);

}  // namespace hui::actions
