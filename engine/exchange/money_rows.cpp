#include "engine/base/text.hpp"
#include "engine/base/vnd_text.hpp"
#include "engine/exchange/read_rows.hpp"

#include <array>

namespace hui::exchange {

namespace {

constexpr auto optional = CsvColumn::Need::optional;

enum Column : std::size_t { group, share, amount, date, ref, method };
constexpr std::array<CsvColumn, 6> contribution_columns{
    {{"group"}, {"share"}, {"amount"}, {"date"}, {"ref"}, {"method"}}};
/// Of advances and payouts.
constexpr std::array<CsvColumn, 6> other_columns{
    {{"group"}, {"share"}, {"amount"}, {"date"}, {"ref"}, {"method", optional}}};

MoneyKind money_kind(FileKind kind) {
    switch (kind) {
        case FileKind::advances:
            return MoneyKind::advance;
        case FileKind::payouts:
            return MoneyKind::payout;
        default:
            return MoneyKind::contribution;
    }
}

MoneyRow read_money(Cells& cells, MoneyKind kind, ImportRows& rows) {
    MoneyRow row;
    row.kind = kind;
    const std::string code = cells.take(group, parse_code);
    row.share = cells.take(share, parse_share);
    row.amount = cells.take(amount, parse_vnd);
    row.date = cells.take(date, parse_date);
    row.method = cells.take_if(method, savings::parse_method);
    const std::string reference = cells.take(ref, read_text);
    if (cells.wrong()) { return row; }
    row.group = rows.codes.index_of(code);
    row.ref = rows.texts.keep(reference);
    return row;
}

}  // namespace

Result<FileState> read_money_file(std::uint32_t file, ImportRows& rows, Outcome& outcome) {
    const FileKind kind = outcome.files()[file].kind;
    const auto& columns = kind == FileKind::contributions ? contribution_columns : other_columns;
    return read_rows(
        FileToRead{file, columns, outcome}, rows.money,
        [&](Cells& cells) { return read_money(cells, money_kind(kind), rows); },
        [](const CsvRecord& /*record*/) {});
}

}  // namespace hui::exchange
