#pragma once

#include "engine/actions/verify.hpp"

namespace hui::cli {

/// Verifies, and shows on a terminal how far it is.
[[nodiscard]] actions::Verification verify_with_progress(store::Ledger& ledger,
                                                         const actions::VerifyRequest& request);

/// What was found, for people.
void print_verification(const actions::Verification& found);

}  // namespace hui::cli
