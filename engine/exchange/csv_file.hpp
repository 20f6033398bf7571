#pragma once

#include "engine/base/result.hpp"

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace hui::exchange {

/// What some programs put before the first character of a text in UTF-8; it is no part of it.
inline constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

/// A text as a cell of a CSV file, whatever it holds: in quotes where it needs them, or in any
/// case.
enum class CsvQuotes { needed, always };
[[nodiscard]] std::string csv_cell(std::string_view text, CsvQuotes quotes = CsvQuotes::needed);

/// A column that a kind of file has.
struct CsvColumn {
    std::string_view name;
    /// Whether a file without it is refused.
    enum class Need { required, optional };
    Need need = Need::required;
};
inline constexpr auto optional = CsvColumn::Need::optional;

/// A record's cells in the order of the columns that were asked for, empty where the file doesn't
/// have the column; valid during the call only.
struct CsvRecord {
    std::int64_t line = 0;  ///< the physical line on which it starts; the first is 1
    std::span<const std::string_view> cells;
};

/// Something in a file that is no record that could be read.
struct CsvFault {
    std::string column;  ///< empty = no one column
    Refusal reason;
};

/// Who takes what a file holds.
struct CsvTaker {
    std::function<void(const CsvRecord&)> record;
    /// A record that can't be read, with those of its cells that are whole; or, with no cells, a
    /// fault of the file itself.
    std::function<void(const CsvRecord&, CsvFault)> fault;
};

/// What became of a file.
struct CsvReading {
    /// What was read of an unusable file must not be used: it has a NUL, or its header is wrong.
    enum class State { usable, unusable };
    State state = State::usable;
    std::vector<std::string> unknown_columns;
};

/// Reads a CSV file: UTF-8 with or without a byte order mark, `,` or `;` as the header has it, the
/// columns by their names in any order. Faults, with the line where the record starts:
/// `missing_column`, `repeated_column`, `bad_text` (the header is no UTF-8), `has_nul`,
/// `field_too_long`, `broken_quotes`, `too_few_fields`, `too_many_fields`. Refused with
/// `file_unreadable`.
[[nodiscard]] Result<CsvReading> read_csv(const std::string& path,
                                          std::span<const CsvColumn> columns,
                                          const CsvTaker& taker);

}  // namespace hui::exchange
