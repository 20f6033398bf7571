#pragma once

#include "engine/report/flags.hpp"

#include <vector>

namespace hui::cli {

/// Flags for people, one a line, with the entries behind each.
void print_flags(const std::vector<report::Flag>& flags);
/// How many there are.
void print_count_of(const std::vector<report::Flag>& flags);

}  // namespace hui::cli
