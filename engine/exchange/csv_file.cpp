#include "engine/exchange/csv_file.hpp"

#include "engine/base/text.hpp"
#include "engine/exchange/csv_scanner.hpp"

#include <algorithm>
#include <cstdio>
#include <memory>
#include <optional>
#include <utility>

namespace hui::exchange {

namespace {

constexpr std::size_t chunk_size = 64UL * 1024;
constexpr std::string_view blanks = " \t";

std::int64_t count_of(std::size_t size) { return static_cast<std::int64_t>(size); }

/// A column's name as it is compared: without blanks around it, in lower case.
std::string column_key(std::string_view name) {
    const auto first = name.find_first_not_of(blanks);
    if (first == std::string_view::npos) { return ""; }
    return lower_case(name.substr(first, name.find_last_not_of(blanks) - first + 1));
}

/// The character between the fields of the header line, outside quotes.
char delimiter_of(std::string_view start) {
    std::int64_t more_semicolons = 0;
    bool quoted = false;
    for (const char c : start) {
        if (c == '"') { quoted = !quoted; }
        if (quoted) { continue; }
        if (c == ';') { ++more_semicolons; }
        if (c == ',') { --more_semicolons; }
        if (c == '\n' || c == '\r') { break; }
    }
    return more_semicolons > 0 ? ';' : ',';
}

/// Finds the columns in the header and gives each record's cells in their order.
class Table {
public:
    Table(std::span<const CsvColumn> columns, const CsvTaker& taker)
        : columns_(columns),
          taker_(taker) {
        cells_.resize(columns.size());
    }

    void take(const RawRecord& raw) {
        if (reading_.state == CsvReading::State::unusable) { return; }
        if (width_ == 0) { return read_header(raw); }
        read_record(raw);
    }
    /// The file as a whole can't be used.
    void fail(std::int64_t line, std::string column, Refusal reason) {
        reading_.state = CsvReading::State::unusable;
        taker_.fault({.line = line, .cells = {}},
                     {.column = std::move(column), .reason = std::move(reason)});
    }
    void end() {
        if (width_ == 0) { read_header({.line = 1}); }
    }

    /// How many fields the header has; 0 = not read yet.
    [[nodiscard]] std::size_t width() const { return width_; }
    [[nodiscard]] CsvReading reading() && { return std::move(reading_); }

private:
    void read_header(const RawRecord& raw);
    void read_record(const RawRecord& raw);
    void name_field(std::int64_t line, std::string_view name);
    void fault(const RawRecord& raw, std::size_t whole, std::size_t field, Refusal reason);

    std::span<const CsvColumn> columns_;
    const CsvTaker& taker_;
    CsvReading reading_;
    std::size_t width_ = 0;
    /// For each field the column that it is; nothing = unknown.
    std::vector<std::optional<std::size_t>> column_of_field_;
    std::vector<std::string_view> cells_;
};

void Table::name_field(std::int64_t line, std::string_view name) {
    const std::string key = column_key(name);
    const auto column = std::find_if(columns_.begin(), columns_.end(),
                                     [&](const CsvColumn& known) { return known.name == key; });
    if (column == columns_.end()) {
        column_of_field_.emplace_back();
        const auto shown = key.empty() ? Result<std::string>{key} : parse_text(name);
        if (!shown) { return fail(line, "", shown.refusal()); }
        reading_.unknown_columns.push_back(*shown);
        return;
    }
    const auto index = static_cast<std::size_t>(column - columns_.begin());
    const auto same = std::find(column_of_field_.begin(), column_of_field_.end(), index);
    if (same != column_of_field_.end()) {
        fail(line, key, refuse(Code::repeated_column, {{"column", key}}));
    }
    column_of_field_.emplace_back(index);
}

void Table::read_header(const RawRecord& raw) {
    width_ = std::max<std::size_t>(raw.fields, 1);
    if (raw.trouble) { return fail(raw.line, "", *raw.trouble); }
    if (raw.fields > most_columns) {
        return fail(raw.line, "",
                    refuse(Code::too_many_fields, {{"fields", count_of(raw.fields)},
                                                   {"expected", count_of(most_columns)}}));
    }
    for (const std::string_view name : raw.cells) { name_field(raw.line, name); }
    for (std::size_t i = 0; i < columns_.size(); ++i) {
        const bool there = std::find(column_of_field_.begin(), column_of_field_.end(), i) !=
                           column_of_field_.end();
        if (there || columns_[i].need == CsvColumn::Need::optional) { continue; }
        const std::string column{columns_[i].name};
        fail(raw.line, column, refuse(Code::missing_column, {{"column", column}}));
    }
}

void Table::read_record(const RawRecord& raw) {
    if (raw.trouble) { return fault(raw, raw.cells.size(), raw.trouble_at, *raw.trouble); }
    // A row of empty cells, as spreadsheets leave them below a table, is a blank line.
    const bool blank =
        raw.fields == width_ && std::all_of(raw.cells.begin(), raw.cells.end(),
                                            [](std::string_view cell) { return cell.empty(); });
    if (blank) { return; }
    if (raw.fields != width_) {
        const Code code = raw.fields < width_ ? Code::too_few_fields : Code::too_many_fields;
        // The last field of a row that ends too early may itself be cut off.
        const std::size_t whole = raw.fields < width_ ? raw.fields - 1 : width_;
        return fault(
            raw, whole, raw.fields,
            refuse(code, {{"fields", count_of(raw.fields)}, {"expected", count_of(width_)}}));
    }
    for (std::size_t i = 0; i < width_; ++i) {
        if (const auto column = column_of_field_[i]) { cells_[*column] = raw.cells[i]; }
    }
    taker_.record({.line = raw.line, .cells = cells_});
}

void Table::fault(const RawRecord& raw, std::size_t whole, std::size_t field, Refusal reason) {
    std::fill(cells_.begin(), cells_.end(), std::string_view{});
    for (std::size_t i = 0; i < whole && i < width_; ++i) {
        if (const auto column = column_of_field_[i]) { cells_[*column] = raw.cells[i]; }
    }
    const bool known = field < width_ && column_of_field_[field];
    taker_.fault({.line = raw.line, .cells = cells_},
                 {.column = known ? std::string{columns_[*column_of_field_[field]].name} : "",
                  .reason = std::move(reason)});
    std::fill(cells_.begin(), cells_.end(), std::string_view{});
}

struct CloseFile {
    void operator()(std::FILE* file) const { (void)std::fclose(file); }
};

}  // namespace

std::string csv_cell(std::string_view text, CsvQuotes quotes) {
    const bool needs_quotes = text.find_first_of(",;\"\r\n") != std::string_view::npos ||
                              text.starts_with(' ') || text.ends_with(' ');
    if (quotes == CsvQuotes::needed && !needs_quotes) { return std::string{text}; }
    std::string cell{'"'};
    for (const char c : text) { cell.append(c == '"' ? 2 : 1, c); }
    return cell + '"';
}

Result<CsvReading> read_csv(const std::string& path, std::span<const CsvColumn> columns,
                            const CsvTaker& taker) {
    const auto unreadable = [&] { return refuse(Code::file_unreadable, {{"file", path}}); };
    const std::unique_ptr<std::FILE, CloseFile> file{std::fopen(path.c_str(), "rbe")};
    if (!file) { return unreadable(); }
    std::vector<char> buffer(chunk_size);
    const auto next_chunk = [&] {
        return std::string_view{buffer.data(),
                                std::fread(buffer.data(), 1, buffer.size(), file.get())};
    };
    std::string_view chunk = next_chunk();
    if (chunk.starts_with(byte_order_mark)) { chunk.remove_prefix(byte_order_mark.size()); }

    Table table{columns, taker};
    CsvScanner scanner{delimiter_of(chunk), [&](const RawRecord& raw) { table.take(raw); }};
    while (!chunk.empty()) {
        if (!scanner.feed(chunk)) {
            table.fail(scanner.line(), "", refuse(Code::has_nul));
            return std::move(table).reading();
        }
        if (table.width() != 0) { scanner.set_width(table.width()); }
        chunk = next_chunk();
    }
    if (std::ferror(file.get()) != 0) { return unreadable(); }
    scanner.finish();
    table.end();
    return std::move(table).reading();
}

}  // namespace hui::exchange
