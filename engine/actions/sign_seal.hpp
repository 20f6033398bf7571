#pragma once

#include "engine/actions/recorded.hpp"
#include "engine/closing/seal.hpp"

namespace hui::actions {

/// Signs the newest seal of a month with an officer's key, in an entry of the register; found again
/// where that was done. Refused with `month_not_sealed`.
[[nodiscard]] Result<Recorded> sign_seal(store::Ledger& ledger, Month month, const SigningKey& key,
                                         const Actor& actor);

}  // namespace hui::actions
