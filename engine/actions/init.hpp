#pragma once

#include "engine/actions/recorded.hpp"

#include <string>

namespace hui::actions {

/// Makes a new ledger with the register's first entry in it. Its id follows from the name and the
/// time, or is random where no name is given.
[[nodiscard]] Result<store::Ledger> init(const std::string& path, const std::string& name,
                                         const Actor& actor);

}  // namespace hui::actions
