#pragma once

#include "cli/command.hpp"

#include <string>

namespace hui::cli {

/// All commands, a line each.
void print_overview();
/// One command: what it takes, its options and an example.
void print_help(const Command& command);
/// The topic of `hui help TOPIC`: a command's words or a subject such as `csv`. Throws `Failed`
/// with `unknown_topic`.
void print_topic(const std::string& topic);
/// The script that completes command lines in bash.
void print_completion();

}  // namespace hui::cli
