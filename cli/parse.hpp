#pragma once

#include "cli/command.hpp"

#include <string>
#include <vector>

namespace hui::cli {

/// A command line, understood.
struct Parsed {
    const Command* command = nullptr;  ///< null = `hui` alone
    Arguments arguments;               ///< with the options that every command takes
    /// Help that is asked for in the place of what the command does: a topic, or everything.
    std::optional<std::string> help;
};

/// Finds the command that the words name and reads its arguments. Throws `Failed` with
/// `unknown_command`, `incomplete_command`, `unknown_option`, `too_many_arguments`,
/// `missing_argument`, `missing_value`, `given_twice` or `bad_command_line`; the first and the
/// third say what was probably meant. Whatever was read of the options that every command takes is
/// put into `globals` even then, so that the error can be answered as asked.
[[nodiscard]] Parsed parse(const std::vector<std::string>& words, Arguments& globals);

/// The candidate that is nearest to `given` in spelling; nothing when none is near.
[[nodiscard]] std::optional<std::string> nearest(const std::string& given,
                                                 const std::vector<std::string>& candidates);

}  // namespace hui::cli
