#pragma once

#include "engine/report/turn_grounds.hpp"

namespace hui::cli {

/// How the turns came about, a line; and a line for each swap and ceding since.
void print_origin(const report::TurnGrounds& grounds);

}  // namespace hui::cli
