#include "engine/exchange/bank_records.hpp"

#include "engine/base/text.hpp"
#include "engine/exchange/csv_file.hpp"
#include "engine/exchange/csv_scanner.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <utility>

namespace hui::exchange {

namespace {

/// No bank's file of a year is larger.
constexpr std::size_t most_bytes_of_statement = 16UL * 1024 * 1024;

std::optional<std::string> bytes_of_statement(const std::string& path) {
    std::ifstream file{path, std::ios::binary};
    std::string bytes;
    std::string piece(longest_field, '\0');
    while (file && bytes.size() <= most_bytes_of_statement) {
        file.read(piece.data(), static_cast<std::streamsize>(piece.size()));
        bytes.append(piece, 0, static_cast<std::size_t>(file.gcount()));
    }
    const bool is_read = file.is_open() && !file.bad() && bytes.size() <= most_bytes_of_statement;
    return is_read ? std::optional{std::move(bytes)} : std::nullopt;
}

/// A cell as it is read: what banks write as a no-break space is a blank.
std::string cell_of(std::string_view raw) {
    std::string cell{raw};
    for (const std::string_view space : {"\u00A0", "\u202F"}) {
        for (auto at = cell.find(space); at != std::string::npos; at = cell.find(space, at)) {
            cell.replace(at, space.size(), 1, ' ');
        }
    }
    return cell;
}

/// Nothing where the file is no text.
std::optional<std::vector<BankRecord>> records_in(std::string_view bytes, char delimiter) {
    std::vector<BankRecord> records;
    CsvScanner scanner{delimiter, [&](const RawRecord& raw) {
                           const bool is_blank =
                               !raw.trouble &&
                               std::all_of(raw.cells.begin(), raw.cells.end(),
                                           [](std::string_view cell) { return cell.empty(); });
                           if (is_blank) { return; }
                           BankRecord record{.line = raw.line, .cells = {}, .trouble = raw.trouble};
                           std::transform(raw.cells.begin(), raw.cells.end(),
                                          std::back_inserter(record.cells), cell_of);
                           records.push_back(std::move(record));
                       }};
    if (!scanner.feed(bytes)) { return std::nullopt; }
    scanner.finish();
    return records;
}

/// Its heading may be there, in letters that can't be read.
Refusal not_utf8(const std::string& path) {
    return refuse(Code::not_a_statement, {{"file", path}, {"wanted", std::string{"UTF-8"}}});
}

}  // namespace

Result<BankRecords> read_bank_records(const std::string& path, const BankProfile& profile) {
    const auto bytes = bytes_of_statement(path);
    if (!bytes) { return refuse(Code::file_unreadable, {{"file", path}}); }
    std::string_view text = *bytes;
    if (text.starts_with(byte_order_mark)) { text.remove_prefix(byte_order_mark.size()); }
    BankHeading nearest{profile, {}};
    for (const char delimiter : {',', ';', '\t'}) {
        auto records = records_in(text, delimiter);
        if (!records) {
            return is_utf8(text) ? refuse(Code::has_nul, {{"file", path}}) : not_utf8(path);
        }
        for (std::size_t i = 0; i < records->size(); ++i) {
            const BankHeading heading{profile, (*records)[i].cells};
            if (heading.lacks().empty()) {
                return BankRecords{.hash = Sha256{}.of(*bytes),
                                   .all = *std::move(records),
                                   .heading = i,
                                   .columns = heading};
            }
            if (heading.found() > nearest.found()) { nearest = heading; }
        }
    }
    if (!is_utf8(text)) { return not_utf8(path); }
    return refuse(Code::not_a_statement,
                  {{"file", path}, {"column", std::string{nearest.lacks()}}});
}

}  // namespace hui::exchange
