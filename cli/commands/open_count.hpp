#pragma once

#include "cli/session.hpp"
#include "engine/savings/count.hpp"

#include <string>

namespace hui::cli {

/// The last count of a group's box that found what nobody posted, for programs and for people.
[[nodiscard]] Json open_count_json(const std::string& group, const savings::OpenCount& open);
void print_open_count(const std::string& group, const savings::OpenCount& open);

}  // namespace hui::cli
