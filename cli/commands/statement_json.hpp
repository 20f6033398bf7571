#pragma once

#include "cli/session.hpp"
#include "engine/report/statement.hpp"

namespace hui::cli {

/// A member's statement, for programs.
[[nodiscard]] Json statement_json(const report::Statement& statement);

}  // namespace hui::cli
