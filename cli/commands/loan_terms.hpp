#pragma once

#include "cli/command.hpp"
#include "engine/lending/terms.hpp"

#include <cstdint>
#include <vector>

namespace hui::cli {

/// The options that say how a loan is repaid, for every command that takes them: `disbursed` is
/// that of the day the money is paid out.
[[nodiscard]] std::vector<OptionSpec> loan_terms_options(const OptionSpec& disbursed);

/// What those options say to `command`, of money that is paid out on the day `disbursed`.
[[nodiscard]] lending::Terms loan_terms(const Arguments& arguments, const char* command,
                                        Date disbursed);

/// How many, of an option that may be left out; whether a loan can have so many is the plan's to
/// say.
[[nodiscard]] std::int64_t whole_number(const Arguments& arguments, const char* option,
                                        const char* otherwise = "");

}  // namespace hui::cli
