#pragma once

#include "engine/registry/events.hpp"

#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace hui::registry {

/// The keys of the codes of a unit and of all below it.
[[nodiscard]] std::set<std::string> with_those_below(const std::vector<Unit>& units,
                                                     std::string_view unit);

}  // namespace hui::registry
