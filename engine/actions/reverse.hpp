#pragma once

#include "engine/actions/recorded.hpp"
#include "engine/savings/reverse.hpp"

namespace hui::actions {

/// An entry that shall be undone.
struct ReverseRequest {
    Seq seq;
    savings::Reverse command;
    std::string ref;  ///< empty = one is made
};

/// Records in an open book, of a group or a portfolio, the reversal of an entry. Refused with
/// `unknown_entry`, `already_reversed`, `kind_not_reversible` (always, in the register) or as the
/// rules say.
[[nodiscard]] Result<Recorded> reverse(store::Ledger& ledger, store::Book& book,
                                       const ReverseRequest& request, const Actor& actor);

}  // namespace hui::actions
