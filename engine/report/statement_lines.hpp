#pragma once

#include "engine/report/statement.hpp"
#include "engine/savings/history.hpp"

#include <optional>
#include <string>
#include <vector>

namespace hui::report {

/// An entry's lines (of every share where a group was taken over), and what the organiser laid out
/// or got back by it.
struct EntryLines {
    Date on;
    Seq seq;
    std::vector<StatementLine> lines;
    std::vector<Claim> claims;
    std::optional<savings::HolderChange> holder = {};
    std::optional<std::string> newcomer = {};  ///< the member whose share came in, or went again
};

/// What an entry says of the shares, and to the organiser.
[[nodiscard]] EntryLines lines_of(const std::string& group, const Entry& entry,
                                  const savings::Movement& movement);

}  // namespace hui::report
