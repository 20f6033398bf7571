#pragma once

#include "engine/actions/recorded.hpp"

#include <string>
#include <string_view>

namespace hui::actions {

/// The id of a ledger of that name, or, where it has none, of that random text in its place.
[[nodiscard]] std::string id_of(std::string_view name, Instant opened);

/// Makes a new ledger with the register's first entry in it. Its id follows from the name and the
/// time, or is random where no name is given.
[[nodiscard]] Result<store::Ledger> init(const std::string& path, const std::string& name,
                                         const Actor& actor);

}  // namespace hui::actions
