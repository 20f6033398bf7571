#pragma once

#include "engine/actions/verify.hpp"

#include <optional>
#include <string>
#include <vector>

namespace hui::actions {

/// Replays the journal into an empty ledger, deciding each entry of the books again by the rules,
/// and compares the schema and every row of the projections. `id` is the ledger's, as the hashes
/// bind it; the rules go by the register, but not from its entry `changed` on.
void check_projections(store::Ledger& ledger, const std::vector<store::BookRow>& books,
                       const std::string& id, std::optional<Seq> changed, Verification& result);

}  // namespace hui::actions
