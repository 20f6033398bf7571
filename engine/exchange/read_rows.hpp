#pragma once

#include "engine/exchange/cells.hpp"
#include "engine/exchange/rows.hpp"

#include <span>
#include <utility>

namespace hui::exchange {

/// A file that shall be read, and where its rejections go.
struct FileToRead {
    std::uint32_t file = 0;  ///< its place among the files of `outcome`
    std::span<const CsvColumn> columns;
    Outcome& outcome;
};

/// Reads a file into `rows` by `read`, which makes a row of a record's cells. `on_unread` is told
/// of each record that gives no row, with the cells that are whole.
template <class Row, class Read, class OnUnread>
Result<FileState> read_rows(const FileToRead& wanted, std::vector<Row>& rows, Read read,
                            OnUnread on_unread) {
    Outcome& outcome = wanted.outcome;
    const std::size_t before = rows.size();
    const auto place_of = [&](const CsvRecord& record) {
        return Place{.file = wanted.file, .line = static_cast<std::uint32_t>(record.line)};
    };
    const auto reject = [&](const CsvRecord& record, const CsvFault& fault) {
        outcome.reject(place_of(record), fault.column, fault.reason);
        on_unread(record);
    };
    const auto take = [&](const CsvRecord& record) {
        Cells cells{record, wanted.columns};
        Row row = read(cells);
        if (cells.wrong()) { return reject(record, *cells.wrong()); }
        row.place = place_of(record);
        rows.push_back(std::move(row));
    };
    auto reading = read_csv(outcome.files()[wanted.file].path, wanted.columns,
                            {.record = take, .fault = reject});
    if (!reading) { return reading.refusal(); }
    for (std::string& column : reading->unknown_columns) {
        outcome.warn(WarningCode::unknown_column, {.file = wanted.file, .line = 1},
                     {{"column", std::move(column)}});
    }
    if (reading->state == CsvReading::State::usable) { return FileState::usable; }
    rows.resize(before);
    return FileState::unusable;
}

}  // namespace hui::exchange
