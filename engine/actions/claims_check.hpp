#pragma once

#include "engine/actions/chain_check.hpp"

namespace hui::actions {

/// What the entries of all books say together: every group that the register names has its book
/// and every group's book is registered, the seals hold and what was signed is what they are, the
/// personal values are those recorded. Where a key is given, each seal must be signed with it.
void check_claims(store::Ledger& ledger, const std::vector<store::BookRow>& books,
                  const ChainCheck& checked, const std::optional<PublicKey>& signed_with,
                  Verification& result);

/// The tables of registered groups, seals and closings against what the entries say.
void check_claim_tables(store::Ledger& ledger, const std::vector<store::BookRow>& books,
                        const JournalClaims& claims, Verification& result);

}  // namespace hui::actions
