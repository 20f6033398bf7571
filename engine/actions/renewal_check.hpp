#pragma once

#include "engine/actions/verify.hpp"

#include <vector>

namespace hui::actions {

/// Looks, for each of the books that says that it is the next cycle of another, whether that one
/// could be renewed as it stood then: its entries up to the one that is named, which must have been
/// its last on that day, and no other book before this one renews it.
void check_renewals(store::Ledger& ledger, const std::vector<store::BookRow>& books,
                    Verification& result);

}  // namespace hui::actions
