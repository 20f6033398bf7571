#pragma once

#include "engine/registry/events.hpp"
#include "engine/store/ledger.hpp"

#include <string_view>

namespace hui::actions {

/// The member with a code. Refused with `unknown_member`, whose fact `codes` names those who are
/// called so where a name was written in the place of a code. For use inside a snapshot or a
/// transaction.
[[nodiscard]] Result<registry::Member> known_member(store::Ledger& ledger, std::string_view code);

}  // namespace hui::actions
