#pragma once

#include "cli/command.hpp"
#include "cli/session.hpp"
#include "engine/report/group_report.hpp"

#include <vector>

namespace hui::cli {

/// `turn show`: who draws when.
[[nodiscard]] Command turn_show_command();

/// An array with an object for each round.
[[nodiscard]] Json turns_as_json(const std::vector<report::TurnLine>& lines);
/// The same as a table; a planned turn is due from its draw date on.
void print_turns(const std::vector<report::TurnLine>& lines, Date on);

}  // namespace hui::cli
