#pragma once

#include "cli/command.hpp"
#include "engine/savings/lot_draw.hpp"

namespace hui::cli {

/// `turn commit`: commits to a secret.
[[nodiscard]] Command turn_commit_command();

/// All that another program needs to draw the event's lot again.
void print_minute(const savings::TurnsChanged& event, const savings::LotPlace& place);

}  // namespace hui::cli
