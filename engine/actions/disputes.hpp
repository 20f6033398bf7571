#pragma once

#include "engine/actions/recorded.hpp"
#include "engine/savings/dispute.hpp"

namespace hui::actions {

/// A dispute is opened or settled. `command.member` is a code, or the name of somebody who has, or
/// had, a part in the group.
struct DisputeRequest {
    savings::DisputeChanged command;
    Date on;
    std::string ref;  ///< empty = one is made
};

/// Records it in an open book. Refused with `name_not_unique` where the name is that of several
/// people of the group, and as `savings::decide_dispute` says.
[[nodiscard]] Result<Recorded> change_dispute(store::Ledger& ledger, store::Book& book,
                                              const DisputeRequest& request, const Actor& actor);

}  // namespace hui::actions
