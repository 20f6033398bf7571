#include "engine/exchange/payroll_file.hpp"

#include "engine/base/text.hpp"
#include "engine/base/vnd_text.hpp"
#include "engine/exchange/cells.hpp"

#include <fmt/format.h>

#include <array>
#include <cstddef>

namespace hui::exchange {

namespace {

enum PayrollColumn : std::size_t { payroll_member, payroll_deducted, payroll_item, payroll_amount };
/// The last ones are those of the list, which say nothing new.
constexpr std::array<CsvColumn, 8> payroll_columns{{{"member"},
                                                    {"deducted"},
                                                    {"item", optional},
                                                    {"amount", optional},
                                                    {"unit", optional},
                                                    {"name", optional},
                                                    {"due", optional},
                                                    {"overdue", optional}}};

}  // namespace

std::string payroll_csv(const std::vector<actions::AskedOfMember>& asked, Month month) {
    std::string text{byte_order_mark};
    text += "unit,member,name,item,due,amount,overdue\n";
    for (const actions::AskedOfMember& member : asked) {
        for (const closing::PayrollItem& item : member.items) {
            text += fmt::format("{},{},{},{},{},{},{}\n", member.unit, member.member,
                                csv_cell(member.name, CsvQuotes::always), closing::item_text(item),
                                iso(item.due), item.amount.count(),
                                item.due < first_day(month) ? "yes" : "");
        }
    }
    return text;
}

Result<PayrollFile> read_payroll(const std::string& path) {
    PayrollFile file;
    const auto reject = [&](const CsvRecord& record, const CsvFault& fault) {
        file.unread.push_back(
            {.line = record.line, .column = fault.column, .reason = fault.reason});
    };
    const auto take = [&](const CsvRecord& record) {
        Cells cells{record, payroll_columns};
        actions::PayrollRow row{
            .line = record.line, .member = cells.take(payroll_member, parse_code), .deduction = {}};
        row.deduction.amount = cells.take(payroll_deducted, parse_vnd);
        row.deduction.item = cells.take_if(payroll_item, read_text).value_or("");
        if (cells.wrong()) { return reject(record, *cells.wrong()); }
        // It says what list it is of; what can't be read there says nothing.
        const auto amount = parse_vnd(record.cells[payroll_amount]);
        if (amount) { row.listed = *amount; }
        file.rows.push_back(std::move(row));
    };
    auto reading = read_csv(path, payroll_columns, {.record = take, .fault = reject});
    if (!reading) { return reading.refusal(); }
    if (file.rows.empty() && file.unread.empty()) {
        file.unread.push_back({.line = 0,
                               .reason = refuse(Code::missing_value, {{"column", "deducted"},
                                                                      {"rows", std::int64_t{0}}})});
    }
    file.unknown_columns = std::move(reading->unknown_columns);
    return file;
}

}  // namespace hui::exchange
