#pragma once

#include "cli/command.hpp"

namespace hui::cli {

/// `turn rules`: on what every decision on turns must keep to.
[[nodiscard]] Command turn_rules_command();

}  // namespace hui::cli
