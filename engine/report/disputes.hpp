#pragma once

#include "engine/savings/group.hpp"

#include <map>
#include <string>
#include <vector>

namespace hui::report {

/// A dispute that is not settled, with the name of who opened it.
struct DisputeLine {
    std::string group;
    std::string name;  ///< empty where the register no longer has it
    savings::OpenDispute dispute;
};
/// Those of a group, by entry; `names` by code.
[[nodiscard]] std::vector<DisputeLine> dispute_lines(
    const savings::Group& group, const std::map<std::string, std::string>& names);

}  // namespace hui::report
