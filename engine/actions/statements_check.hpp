#pragma once

#include "engine/actions/chain_check.hpp"

namespace hui::actions {

/// The bank statements that groups' books keep, tested again: what was recorded since may have
/// broken one, honestly or not.
void check_statements(store::Ledger& ledger, const std::vector<store::BookRow>& books,
                      const JournalClaims& claims, Verification& result);

}  // namespace hui::actions
