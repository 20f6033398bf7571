#pragma once

#include "cli/session.hpp"
#include "engine/report/explain.hpp"

namespace hui::cli {

/// What hui explain --json answers.
[[nodiscard]] Json explanation_json(const report::Explanation& explanation);

}  // namespace hui::cli
