#pragma once

#include "cli/command.hpp"

#include <vector>

namespace hui::cli {

[[nodiscard]] std::vector<Command> ledger_commands();
[[nodiscard]] std::vector<Command> import_commands();
[[nodiscard]] std::vector<Command> registry_commands();
[[nodiscard]] std::vector<Command> group_commands();
[[nodiscard]] std::vector<Command> money_commands();
[[nodiscard]] std::vector<Command> closing_commands();
[[nodiscard]] std::vector<Command> question_commands();
[[nodiscard]] std::vector<Command> help_commands();

}  // namespace hui::cli
