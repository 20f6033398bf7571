#pragma once

#include "cli/session.hpp"
#include "engine/report/disputes.hpp"

#include <vector>

namespace hui::cli {

/// Open disputes, for programs and for people; nothing is printed where there are none.
[[nodiscard]] Json disputes_json(const std::vector<report::DisputeLine>& disputes);
void print_disputes(const std::vector<report::DisputeLine>& disputes);

}  // namespace hui::cli
