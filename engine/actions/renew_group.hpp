#pragma once

#include "engine/actions/open_group.hpp"
#include "engine/savings/renew.hpp"

namespace hui::actions {

/// The next cycle of a group as somebody wants to open it.
struct RenewGroupRequest {
    std::string group;  ///< the code of the cycle that is over
    savings::RenewGroup command;
    std::string ref;
};

/// Opens the next cycle of a group: a book of its own, as `open_group` makes it, whose opening
/// names the cycle before it. The same again is found. Refused with `unknown_group`, as
/// `next_cycle` does, with `renewed_already`, or as `open_group` and `decide_renew` do.
[[nodiscard]] Result<Recorded> renew_group(store::Ledger& ledger, store::Book& registry_book,
                                           const RenewGroupRequest& request, const Actor& actor);
/// The same in a transaction of its own.
[[nodiscard]] Result<OpenedGroup> renew_group(store::Ledger& ledger,
                                              const RenewGroupRequest& request, const Actor& actor);

}  // namespace hui::actions
