#pragma once

#include "engine/report/flags.hpp"

#include <string>
#include <vector>

namespace hui::tests {

/// `no_contribution G012 1,4` of each flag.
[[nodiscard]] inline std::vector<std::string> flag_lines(const std::vector<report::Flag>& flags) {
    std::vector<std::string> lines;
    lines.reserve(flags.size());
    for (const report::Flag& flag : flags) {
        std::string line = std::string{name_of(flag.code)} + " " + flag.book + " ";
        for (const auto& place : flag.entries) {
            line += (line.back() == ' ' ? "" : ",") +
                    (place.book == flag.book ? "" : place.book + ":") +
                    std::to_string(place.seq.count());
        }
        lines.push_back(line);
    }
    return lines;
}

}  // namespace hui::tests
