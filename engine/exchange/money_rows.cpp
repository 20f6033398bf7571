#include "engine/base/text.hpp"
#include "engine/base/vnd_text.hpp"
#include "engine/closing/payroll_entry.hpp"
#include "engine/exchange/read_rows.hpp"

#include <array>
#include <span>
#include <stdexcept>

namespace hui::exchange {

namespace {

enum Column : std::size_t { group, share, amount, date, ref, method, approved_by };
constexpr std::array<CsvColumn, 6> contribution_columns{
    {{"group"}, {"share"}, {"amount"}, {"date"}, {"ref"}, {"method"}}};
constexpr std::array<CsvColumn, 6> advance_columns{
    {{"group"}, {"share"}, {"amount"}, {"date"}, {"ref"}, {"method", optional}}};
constexpr std::array<CsvColumn, 7> payout_columns{{{"group"},
                                                   {"share"},
                                                   {"amount"},
                                                   {"date"},
                                                   {"ref"},
                                                   {"method", optional},
                                                   {"approved_by", optional}}};

MoneyKind money_kind(FileKind kind) {
    switch (kind) {
        case FileKind::advances:
            return MoneyKind::advance;
        case FileKind::payouts:
            return MoneyKind::payout;
        case FileKind::contributions:
            return MoneyKind::contribution;
        default:
            throw std::logic_error("a file of no group's money");
    }
}

std::span<const CsvColumn> columns_of(MoneyKind kind) {
    switch (kind) {
        case MoneyKind::advance:
            return advance_columns;
        case MoneyKind::payout:
            return payout_columns;
        case MoneyKind::contribution:
            break;
    }
    return contribution_columns;
}

MoneyRow read_money(Cells& cells, MoneyKind kind, ImportRows& rows) {
    MoneyRow row;
    row.kind = kind;
    const std::string code = cells.take(group, parse_code);
    row.share = cells.take(share, parse_share);
    row.amount = cells.take(amount, parse_vnd);
    row.date = cells.take(date, parse_date);
    row.method = cells.take_if(method, parse_method);
    const std::string reference = cells.take(ref, closing::parse_own_ref);
    const std::string approval =
        kind == MoneyKind::payout ? cells.take_if(approved_by, read_text).value_or("") : "";
    if (cells.wrong()) { return row; }
    row.group = rows.codes.index_of(code);
    row.ref = rows.texts.keep(reference);
    row.approved_by = rows.texts.keep(approval);
    return row;
}

}  // namespace

Result<FileState> read_money_file(std::uint32_t file, ImportRows& rows, Outcome& outcome) {
    const MoneyKind kind = money_kind(outcome.files()[file].kind);
    return read_rows(
        FileToRead{file, columns_of(kind), outcome}, rows.money,
        [&](Cells& cells) { return read_money(cells, kind, rows); },
        [](const CsvRecord& /*record*/) {});
}

}  // namespace hui::exchange
