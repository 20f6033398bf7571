#pragma once

#include "engine/actions/recorded.hpp"
#include "engine/journal/correction.hpp"
#include "engine/savings/payout.hpp"

namespace hui::actions {

/// A payout as somebody reports it.
struct PayoutRequest {
    savings::Payout command;
    Date on;
    std::string ref;  ///< empty = one is made
    TrueDate true_date = {};
};

/// Records in an open book that the pot was handed over.
[[nodiscard]] Result<Recorded> payout(store::Ledger& ledger, store::Book& book,
                                      const PayoutRequest& request, const Actor& actor);

}  // namespace hui::actions
