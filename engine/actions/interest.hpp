#pragma once

#include "engine/actions/recorded.hpp"
#include "engine/journal/correction.hpp"
#include "engine/savings/interest.hpp"
#include "engine/savings/share_interest.hpp"

namespace hui::actions {

/// Late interest that was paid or waived, as somebody reports it.
struct InterestRequest {
    savings::SettleInterest command;
    Date on;
    std::string ref;  ///< empty = one is made
    TrueDate true_date = {};
};

/// Records in an open book that the interest on a late due or a late hand-over was paid or waived,
/// at the rates of the register's policy. Refused as `savings::decide_settle_interest` says, then
/// as `savings::decide_correction`.
[[nodiscard]] Result<Recorded> settle_interest(store::Ledger& ledger, store::Book& book,
                                               const InterestRequest& request, const Actor& actor);

/// The late interest in the group's money is handed out, as somebody reports it.
struct ShareInterestRequest {
    savings::ShareInterest command;
    Date on;
    std::string ref;  ///< empty = one is made
};

/// Records in an open book that it was handed out. Refused as `savings::decide_share_interest`
/// says.
[[nodiscard]] Result<Recorded> share_interest(store::Ledger& ledger, store::Book& book,
                                              const ShareInterestRequest& request,
                                              const Actor& actor);

}  // namespace hui::actions
