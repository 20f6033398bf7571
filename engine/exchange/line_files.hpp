#pragma once

#include "engine/actions/registry.hpp"
#include "engine/savings/takeover.hpp"

#include <string>
#include <vector>

namespace hui::exchange {

/// What an opening file says of one share.
struct OpeningRow {
    savings::Standing standing;
    Round turn;  ///< 0 = not decided yet
};
/// Reads the papers of a group that is taken over: CSV with the columns share, paid, received, turn
/// (may be empty) and, optional, advanced. Refused as `read_csv` is or as the first bad cell's
/// parser is, with the fact `line`.
[[nodiscard]] Result<std::vector<OpeningRow>> read_opening(const std::string& path);

/// Reads a list of holidays: a date on each line, and after a space what the day is called, or
/// nothing. Empty lines are skipped. Refused with `file_unreadable`, or as the parser of a date or
/// a text is, with the fact `line`.
[[nodiscard]] Result<std::vector<actions::Holiday>> read_holidays(const std::string& path);

}  // namespace hui::exchange
