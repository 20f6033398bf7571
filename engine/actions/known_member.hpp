#pragma once

#include "engine/registry/events.hpp"
#include "engine/store/ledger.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace hui::actions {

/// The member with a code. Refused with `unknown_member`. For use inside a snapshot or a
/// transaction.
[[nodiscard]] Result<registry::Member> known_member(store::Ledger& ledger, std::string_view code);

/// The codes of all who are called so, in the order of the codes. Reads every member.
[[nodiscard]] std::vector<std::string> members_called(store::Ledger& ledger, std::string_view name);

}  // namespace hui::actions
