#pragma once

#include "engine/actions/chain_check.hpp"

namespace hui::actions {

/// What the entries of all books say together: every group that the register names has its book
/// and every group's book is registered, the seals hold, the personal values are those recorded.
void check_claims(store::Ledger& ledger, const std::vector<store::BookRow>& books,
                  const ChainCheck& checked, Verification& result);

/// The tables of registered groups, seals and closings against what the entries say.
void check_claim_tables(store::Ledger& ledger, const std::vector<store::BookRow>& books,
                        const JournalClaims& claims, Verification& result);

}  // namespace hui::actions
