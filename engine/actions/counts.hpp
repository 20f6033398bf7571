#pragma once

#include "engine/actions/recorded.hpp"
#include "engine/savings/count.hpp"

namespace hui::actions {

/// A count of the box, as somebody reports it.
struct CountRequest {
    savings::CountCash command;
    Date on;
    std::string ref;  ///< empty = one is made
};

/// Keeps a count of the box in an open book, whether it matches or not. Refused as
/// `savings::decide_count` says.
[[nodiscard]] Result<Recorded> count_cash(store::Ledger& ledger, store::Book& book,
                                          const CountRequest& request, const Actor& actor);

/// What the last count found is posted.
struct DifferenceRequest {
    savings::PostDifference command;
    std::string ref;  ///< empty = one is made
};

/// Posts in an open book what the last count found. Refused as `savings::decide_post_difference`,
/// then as `savings::check_counted_last` says.
[[nodiscard]] Result<Recorded> post_difference(store::Ledger& ledger, store::Book& book,
                                               const DifferenceRequest& request,
                                               const Actor& actor);

}  // namespace hui::actions
