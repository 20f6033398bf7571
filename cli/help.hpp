#pragma once

#include "cli/command.hpp"

#include <string>

namespace hui::cli {

/// All commands, a line each.
[[nodiscard]] std::string overview();
/// One command: what it takes, its options and an example.
[[nodiscard]] std::string help_on(const Command& command);
/// A topic of `hui help TOPIC`: a command's words, the first of them, or a subject such as `csv`.
/// Throws `Failed` with `unknown_topic`.
[[nodiscard]] std::string help_on(const std::string& topic);
/// The script that completes command lines in bash.
[[nodiscard]] std::string completion_script();

}  // namespace hui::cli
