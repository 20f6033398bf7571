#pragma once

#include "engine/lending/loan_events.hpp"
#include "engine/registry/policy.hpp"
#include "engine/store/ledger.hpp"

#include <vector>

namespace hui::actions {

/// The limits that the policy sets on the day for a loan's guarantors, its borrower and its lender,
/// by key, without what stands against them: `before` is zero.
[[nodiscard]] std::vector<lending::LimitHeld> limits_set(const registry::Policy& policy,
                                                         const lending::Agreement& agreement,
                                                         Date on);

/// The same with what stands against each: what the unit vouches for, what the borrower or the
/// lender has open, with all that is recorded.
[[nodiscard]] std::vector<lending::LimitHeld> limits_held(store::Ledger& ledger,
                                                          const lending::Agreement& agreement,
                                                          Date on);

}  // namespace hui::actions
