#pragma once

#include "engine/actions/registry.hpp"
#include "engine/lending/loan_events.hpp"
#include "engine/savings/takeover.hpp"

#include <optional>
#include <string>
#include <vector>

namespace hui::exchange {

/// What an opening file says of one share.
struct OpeningRow {
    savings::PaperLine paper;
    std::optional<Round> turn;  ///< nothing = what the group's order makes of it
};
/// Reads the papers of a group that is taken over: CSV with the columns share, paid, received, turn
/// (may be empty) and, optional, advanced. Refused, with the fact `line`, with `missing_column` or
/// `unknown_column` (all that are), as `read_csv` is, or as the first bad cell's parser is.
[[nodiscard]] Result<std::vector<OpeningRow>> read_opening(const std::string& path);

/// Reads when how much of a loan falls due: CSV with the columns due, principal and, optional,
/// interest (agreed beforehand). The rows keep their order. Refused as `read_opening` is.
[[nodiscard]] Result<lending::Schedule> read_schedule(const std::string& path);

/// Reads a list of holidays: a date on each line, and after a space what the day is called, or
/// nothing. A byte order mark, empty lines and blanks round a line are skipped. Refused with
/// `file_unreadable`, or as the parser of a date or a text is, with the fact `line`.
[[nodiscard]] Result<std::vector<actions::Holiday>> read_holidays(const std::string& path);

}  // namespace hui::exchange
