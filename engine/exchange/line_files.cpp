#include "engine/exchange/line_files.hpp"

#include "engine/base/text.hpp"
#include "engine/base/vnd_text.hpp"
#include "engine/exchange/cells.hpp"

#include <array>
#include <fstream>

namespace hui::exchange {

namespace {

constexpr auto optional = CsvColumn::Need::optional;
constexpr std::int64_t largest_turn = 999;
constexpr std::size_t date_length = 10;

enum Column : std::size_t { share, paid, received, turn, advanced };
constexpr std::array<CsvColumn, 5> columns{
    {{"share"}, {"paid"}, {"received"}, {"turn"}, {"advanced", optional}}};

Refusal at_line(Refusal refusal, std::int64_t line) {
    refusal.facts.push_back({"line", line});
    return refusal;
}

Result<Round> parse_turn(std::string_view text) {
    const auto number = parse_whole(text, largest_turn);
    if (!number) { return refuse(Code::bad_number, {{"given", std::string{text}}}); }
    return Round{*number};
}

OpeningRow read_row(Cells& cells) {
    OpeningRow row;
    row.standing.share = cells.take(share, parse_share);
    row.standing.paid = cells.take(paid, parse_vnd);
    row.standing.received = cells.take(received, parse_vnd);
    row.turn = cells.take_if(turn, parse_turn).value_or(Round{});
    row.standing.advanced = cells.take_if(advanced, parse_vnd).value_or(Vnd{});
    return row;
}

/// `2026-09-02 Quốc khánh`
Result<actions::Holiday> read_holiday(std::string_view line) {
    const auto day = parse_date(line.substr(0, date_length));
    if (!day) { return day.refusal(); }
    const std::string_view rest = line.substr(std::min(line.size(), date_length));
    if (rest.find_first_not_of(" \t") == std::string_view::npos) {
        return actions::Holiday{.day = *day, .name = std::string{registry::holiday_key}};
    }
    if (rest.front() != ' ' && rest.front() != '\t') {
        return refuse(Code::bad_date, {{"given", std::string{line}}});
    }
    const auto name = parse_text(rest);
    if (!name) { return name.refusal(); }
    return actions::Holiday{.day = *day, .name = *name};
}

}  // namespace

Result<std::vector<OpeningRow>> read_opening(const std::string& path) {
    std::vector<OpeningRow> rows;
    Check first;
    const auto fail = [&](const CsvRecord& record, const CsvFault& fault) {
        if (!first) { first = at_line(fault.reason, record.line); }
    };
    const auto take = [&](const CsvRecord& record) {
        Cells cells{record, columns};
        rows.push_back(read_row(cells));
        if (cells.wrong()) { fail(record, *cells.wrong()); }
    };
    const auto reading = read_csv(path, columns, {.record = take, .fault = fail});
    if (!reading) { return reading.refusal(); }
    if (first) { return *first; }
    return rows;
}

Result<std::vector<actions::Holiday>> read_holidays(const std::string& path) {
    std::ifstream file{path};
    if (!file) { return refuse(Code::file_unreadable, {{"file", path}}); }
    std::vector<actions::Holiday> holidays;
    std::string line;
    for (std::int64_t number = 1; std::getline(file, line); ++number) {
        if (!line.empty() && line.back() == '\r') { line.pop_back(); }
        if (line.empty()) { continue; }
        auto holiday = read_holiday(line);
        if (!holiday) { return at_line(holiday.refusal(), number); }
        holidays.push_back(*std::move(holiday));
    }
    if (file.bad()) { return refuse(Code::file_unreadable, {{"file", path}}); }
    return holidays;
}

}  // namespace hui::exchange
