#pragma once

#include "engine/actions/recorded.hpp"
#include "engine/journal/correction.hpp"
#include "engine/savings/reserve.hpp"

namespace hui::actions {

/// Money of the reserve fund that was spent, as somebody reports it.
struct SpendReserveRequest {
    savings::SpendReserve command;
    Date on;
    std::string ref;  ///< empty = one is made
    TrueDate true_date = {};
};

/// Records in an open book that money of the reserve fund was spent. Refused as
/// `savings::decide_spend_reserve` says, then as `savings::decide_correction`.
[[nodiscard]] Result<Recorded> spend_reserve(store::Ledger& ledger, store::Book& book,
                                             const SpendReserveRequest& request,
                                             const Actor& actor);

/// The reserve fund is given back.
struct ReturnReserveRequest {
    Date on;
    std::string ref;  ///< empty = one is made
};

/// Records in an open book that what was left of the reserve fund was given back to the shares.
/// Refused as `savings::decide_return_reserve` says.
[[nodiscard]] Result<Recorded> return_reserve(store::Ledger& ledger, store::Book& book,
                                              const ReturnReserveRequest& request,
                                              const Actor& actor);

}  // namespace hui::actions
