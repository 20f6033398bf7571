#include "engine/exchange/line_files.hpp"

#include "engine/base/text.hpp"
#include "engine/base/vnd_text.hpp"
#include "engine/exchange/cells.hpp"

#include <array>
#include <fstream>
#include <span>

namespace hui::exchange {

namespace {

constexpr std::string_view blanks = " \t\r";

using Columns = std::span<const CsvColumn>;

namespace opening {
enum Column : std::size_t { share, paid, received, turn, advanced };
constexpr std::array<CsvColumn, 5> columns{
    {{"share"}, {"paid"}, {"received"}, {"turn"}, {"advanced", optional}}};
}  // namespace opening

namespace schedule {
enum Column : std::size_t { due, principal, interest };
constexpr std::array<CsvColumn, 3> columns{{{"due"}, {"principal"}, {"interest", optional}}};
}  // namespace schedule

Refusal at_line(Refusal refusal, std::int64_t line) {
    refusal.facts.push_back({"line", line});
    return refusal;
}

Refusal in_file(Refusal refusal, const std::string& path) {
    refusal.facts.push_back({"file", path});
    return refusal;
}

/// `paid, received`
void add_name(std::string& names, std::string_view name) {
    names += (names.empty() ? "" : ", ") + std::string{name};
}

/// What is wrong with the header: all columns that are missing, or those that nobody knows, for a
/// misspelt column that may be left out would be as good as empty.
Check check_header(Columns columns, const std::string& missing,
                   const std::vector<std::string>& unknown) {
    constexpr std::int64_t header = 1;
    if (!missing.empty()) {
        return at_line(refuse(Code::missing_column, {{"column", missing}}), header);
    }
    std::string strange;
    // A column without a name is what a spreadsheet leaves beside a table.
    for (const std::string& name : unknown) {
        if (!name.empty()) { add_name(strange, name); }
    }
    if (strange.empty()) { return {}; }
    std::string known;
    for (const CsvColumn& column : columns) { add_name(known, column.name); }
    return at_line(refuse(Code::unknown_column, {{"column", strange}, {"known", known}}), header);
}

/// Reads a file row by row by `read`; the first thing that is wrong refuses it.
template <class Row>
Result<std::vector<Row>> read_rows(const std::string& path, Columns columns, Row (*read)(Cells&)) {
    std::vector<Row> rows;
    Check first;
    std::string missing;
    const auto fail = [&](const CsvRecord& record, const CsvFault& fault) {
        if (fault.reason.code == Code::missing_column) { add_name(missing, fault.column); }
        if (!first) { first = at_line(fault.reason, record.line); }
    };
    const auto take = [&](const CsvRecord& record) {
        Cells cells{record, columns};
        rows.push_back(read(cells));
        if (cells.wrong()) { fail(record, *cells.wrong()); }
    };
    const auto reading = read_csv(path, columns, {.record = take, .fault = fail});
    if (!reading) { return reading.refusal(); }
    if (auto refusal = check_header(columns, missing, reading->unknown_columns)) {
        return in_file(*refusal, path);
    }
    if (first) { return in_file(*first, path); }
    return rows;
}

OpeningRow read_paper(Cells& cells) {
    using namespace opening;
    OpeningRow row;
    row.paper.share = cells.take(share, parse_share);
    row.paper.paid = cells.take(paid, parse_vnd);
    row.paper.received = cells.take(received, parse_vnd);
    row.turn = cells.take_if(turn, parse_turn);
    row.paper.advanced = cells.take_if(advanced, parse_vnd).value_or(Vnd{});
    return row;
}

lending::Due read_due(Cells& cells) {
    using namespace schedule;
    lending::Due row;
    row.on = cells.take(due, parse_date);
    row.principal = cells.take(principal, parse_vnd);
    row.interest = cells.take_if(interest, parse_vnd);
    return row;
}

/// Without blanks at its ends.
std::string_view trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(blanks);
    if (first == std::string_view::npos) { return {}; }
    return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

/// `2026-09-02 Quốc khánh`
Result<actions::Holiday> read_holiday(std::string_view line) {
    const std::size_t end = std::min(line.find_first_of(blanks), line.size());
    const auto day = parse_date(line.substr(0, end));
    if (!day) { return day.refusal(); }
    const std::string_view rest = line.substr(end);
    if (rest.empty()) { return actions::Holiday{.day = *day, .name = {}}; }
    const auto name = parse_text(rest);
    if (!name) { return name.refusal(); }
    return actions::Holiday{.day = *day, .name = *name};
}

}  // namespace

Result<std::vector<OpeningRow>> read_opening(const std::string& path) {
    return read_rows<OpeningRow>(path, opening::columns, read_paper);
}

Result<lending::Schedule> read_schedule(const std::string& path) {
    return read_rows<lending::Due>(path, schedule::columns, read_due);
}

Result<std::vector<actions::Holiday>> read_holidays(const std::string& path) {
    std::ifstream file{path};
    if (!file) { return refuse(Code::file_unreadable, {{"file", path}}); }
    std::vector<actions::Holiday> holidays;
    std::string line;
    for (std::int64_t number = 1; std::getline(file, line); ++number) {
        std::string_view text = line;
        if (number == 1 && text.starts_with(byte_order_mark)) {
            text.remove_prefix(byte_order_mark.size());
        }
        text = trimmed(text);
        if (text.empty()) { continue; }
        auto holiday = read_holiday(text);
        if (!holiday) { return in_file(at_line(holiday.refusal(), number), path); }
        holidays.push_back(*std::move(holiday));
    }
    if (file.bad()) { return refuse(Code::file_unreadable, {{"file", path}}); }
    return holidays;
}

}  // namespace hui::exchange
