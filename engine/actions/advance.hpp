#pragma once

#include "engine/actions/recorded.hpp"
#include "engine/journal/correction.hpp"
#include "engine/savings/advance.hpp"

namespace hui::actions {

/// An advance as somebody reports it.
struct AdvanceRequest {
    savings::Advance command;
    Date on;
    std::string ref;  ///< empty = one is made
    TrueDate true_date = {};
};

/// Records in an open book that the organiser paid in the place of a share.
[[nodiscard]] Result<Recorded> advance(store::Ledger& ledger, store::Book& book,
                                       const AdvanceRequest& request, const Actor& actor);

}  // namespace hui::actions
