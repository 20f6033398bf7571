#include "engine/exchange/bank_file.hpp"

#include "engine/base/text.hpp"
#include "engine/exchange/bank_cells.hpp"
#include "engine/exchange/bank_labels.hpp"
#include "engine/exchange/bank_records.hpp"
#include "engine/exchange/bank_sums.hpp"

#include <algorithm>
#include <span>
#include <utility>

namespace hui::exchange {

namespace {

/// Reads the records below the heading.
class LineReader {
public:
    LineReader(std::string path, const BankProfile& profile, const BankRecords& records)
        : path_(std::move(path)),
          profile_(profile),
          records_(records) {}

    Check read();
    [[nodiscard]] const BankLabels& labels() const { return labels_; }
    [[nodiscard]] const std::vector<BankLine>& lines() const { return lines_; }
    /// What the bank adds up must be the lines.
    [[nodiscard]] Check check_sums() const;

private:
    Check read_record(const BankRecord& record);
    Check read_line(const BankRecord& record, Date day);
    void read_sums(const BankRecord& record);
    [[nodiscard]] Refusal sums_differ(const SumsRow& row) const;
    [[nodiscard]] const std::string& cell(const BankRecord& record, BankColumn column) const;
    /// Whether one column has all amounts, with signs.
    [[nodiscard]] bool is_signed() const {
        return !records_.columns.place_of(BankColumn::debit) ||
               !records_.columns.place_of(BankColumn::credit);
    }
    /// 0 for an empty cell, and for a dash.
    [[nodiscard]] Result<Vnd> amount_in(const BankRecord& record, BankColumn column) const;
    [[nodiscard]] Result<Vnd> amount_of(const BankRecord& record) const;
    /// As the file calls it.
    [[nodiscard]] std::string heading_of(BankColumn column) const {
        return printable(on_one_line(cell(records_.all[records_.heading], column)));
    }
    /// Why, and where in the file.
    [[nodiscard]] Refusal at(const BankRecord& record, Refusal refusal) const {
        refusal.facts.push_back({"file", path_});
        refusal.facts.push_back({"line", record.line});
        return refusal;
    }

    std::string path_;
    const BankProfile& profile_;
    const BankRecords& records_;
    BankLabels labels_;
    std::vector<BankLine> lines_;
    std::vector<SumsRow> sums_;
};

/// No amount stands in a cell: blanks, or a dash.
bool is_nothing(const std::string& cell) {
    return cell.find_first_not_of(" -\t\r\n") == std::string::npos;
}

const std::string& LineReader::cell(const BankRecord& record, BankColumn column) const {
    static const std::string nothing;
    const auto place = records_.columns.place_of(column);
    return place && *place < record.cells.size() ? record.cells[*place] : nothing;
}

Result<Vnd> LineReader::amount_in(const BankRecord& record, BankColumn column) const {
    const std::string& text = cell(record, column);
    return is_nothing(text) ? Result{Vnd{}} : parse_bank_amount(text);
}

/// Into the account less out of it. Some banks write what goes out with a sign.
Result<Vnd> LineReader::amount_of(const BankRecord& record) const {
    if (is_signed()) { return amount_in(record, BankColumn::amount); }
    auto debit = amount_in(record, BankColumn::debit);
    if (!debit) { return debit; }
    auto credit = amount_in(record, BankColumn::credit);
    if (!credit) { return credit; }
    if (*debit != Vnd{} && *credit != Vnd{}) {
        return refuse(Code::bad_amount, {{"debit", *debit}, {"credit", *credit}});
    }
    return *credit - (*debit < Vnd{} ? -*debit : *debit);
}

Check LineReader::read() {
    for (std::size_t i = 0; i < records_.all.size(); ++i) {
        const BankRecord& record = records_.all[i];
        if (i < records_.heading) {
            read_days(labels_, record.cells);
            read_balances(labels_, record.cells, "");
        } else if (i > records_.heading) {
            if (auto refusal = read_record(record)) { return at(record, *std::move(refusal)); }
        }
    }
    return {};
}

Check LineReader::read_record(const BankRecord& record) {
    if (record.trouble) { return record.trouble; }
    if (const auto day = parse_bank_date(cell(record, BankColumn::day))) {
        return read_line(record, *day);
    }
    if (read_balances(labels_, record.cells, cell(record, BankColumn::balance))) { return {}; }
    const bool is_empty = is_nothing(cell(record, BankColumn::debit)) &&
                          is_nothing(cell(record, BankColumn::credit)) &&
                          is_nothing(cell(record, BankColumn::amount));
    const bool is_heading = BankHeading{profile_, record.cells}.lacks().empty();
    if (is_empty || is_heading) { return {}; }
    if (is_total_of_lines(record.cells)) { read_sums(record); }
    if (is_total(record.cells)) { return {}; }
    return refuse(Code::bad_date, {{"given", printable(cell(record, BankColumn::day))}});
}

Check LineReader::read_line(const BankRecord& record, Date day) {
    const auto amount = amount_of(record);
    if (!amount) { return amount.refusal(); }
    BankLine line{.at = record.line,
                  .line = {.day = day,
                           .amount = *amount,
                           .reference = {},
                           .description = on_one_line(cell(record, BankColumn::description))},
                  .balance = {}};
    const std::string reference = on_one_line(cell(record, BankColumn::reference));
    if (reference.find_first_not_of(' ') != std::string::npos) {
        const auto text = parse_text(reference);
        if (!text) { return text.refusal(); }
        line.line.reference = *text;
    }
    if (!cell(record, BankColumn::balance).empty()) {
        const auto balance = parse_bank_amount(cell(record, BankColumn::balance));
        if (!balance) { return balance.refusal(); }
        line.balance = *balance;
    }
    lines_.push_back(std::move(line));
    return {};
}

void LineReader::read_sums(const BankRecord& record) {
    // Other cells of the row are words, or count lines.
    const auto sum_in = [&](BankColumn column) -> std::optional<Vnd> {
        const auto sum = parse_bank_amount(cell(record, column));
        if (!sum || is_signed() != (column == BankColumn::amount)) { return std::nullopt; }
        return *sum < Vnd{} ? -*sum : *sum;
    };
    sums_.push_back({.at = record.line,
                     .behind = lines_.size(),
                     .debits = sum_in(BankColumn::debit),
                     .credits = sum_in(BankColumn::credit),
                     .of_both = sum_in(BankColumn::amount)});
}

Check LineReader::check_sums() const {
    const SumsRow* wrong = first_wrong(sums_, lines_);
    if (wrong == nullptr) { return {}; }
    return sums_differ(*wrong);
}

Refusal LineReader::sums_differ(const SumsRow& row) const {
    const std::size_t through = row.behind > 0 ? row.behind : lines_.size();
    const auto [credits, debits] = turnover_of(std::span{lines_}.first(through));
    if (row.of_both) {
        return refuse(Code::statement_not_whole, {{"column", heading_of(BankColumn::amount)},
                                                  {"said", *row.of_both},
                                                  {"sum", credits - debits},
                                                  {"file", path_},
                                                  {"line", row.at}});
    }
    const bool is_debit = row.debits.value_or(debits) != debits;
    return refuse(Code::statement_not_whole,
                  {{"column", heading_of(is_debit ? BankColumn::debit : BankColumn::credit)},
                   {"said", is_debit ? *row.debits : row.credits.value_or(credits)},
                   {"sum", is_debit ? debits : credits},
                   {"file", path_},
                   {"line", row.at}});
}

/// What was on the account before the lines, as the file has it.
std::optional<Vnd> opening_of(const std::vector<BankLine>& lines, const BankLabels& labels) {
    if (labels.opening) { return labels.opening; }
    if (lines.empty() || !lines.front().balance) { return std::nullopt; }
    return *lines.front().balance - lines.front().line.amount;
}

/// The first place where a line doesn't lead to its balance, or, behind them, the lines to the
/// closing balance.
std::optional<std::size_t> first_break(const std::vector<BankLine>& lines, Vnd running,
                                       const BankLabels& labels) {
    for (std::size_t i = 0; i < lines.size(); ++i) {
        running += lines[i].line.amount;
        if (lines[i].balance && *lines[i].balance != running) { return i; }
    }
    if (labels.closing && *labels.closing != running) { return lines.size(); }
    return std::nullopt;
}

Refusal not_whole(const std::string& path, const std::vector<BankLine>& lines,
                  const BankLabels& labels, std::size_t at) {
    const std::size_t through = std::min(at + 1, lines.size());
    const auto [credits, debits] = turnover_of(std::span{lines}.first(through));
    const bool is_behind = at >= lines.size();
    Refusal refusal = refuse(Code::statement_not_whole,
                             {{"opening", *opening_of(lines, labels)},
                              {"credits", credits},
                              {"debits", debits},
                              {"closing", is_behind ? *labels.closing : *lines[at].balance},
                              {"file", path}});
    if (!lines.empty()) { refusal.facts.push_back({"line", lines[through - 1].at}); }
    return refusal;
}

/// Puts the lines in the order of time, in which each leads to its balance. Amounts that come and
/// go may lead there both ways: then the days decide.
Check put_in_order(const std::string& path, std::vector<BankLine>& lines,
                   const BankLabels& labels) {
    if (!lines.empty() && lines.front().line.day > lines.back().line.day) {
        std::reverse(lines.begin(), lines.end());
    }
    const auto opening = opening_of(lines, labels);
    const auto broken = opening ? first_break(lines, *opening, labels) : std::nullopt;
    if (opening && !broken) { return {}; }
    std::vector<BankLine> turned{lines.rbegin(), lines.rend()};
    const auto turned_opening = opening_of(turned, labels);
    if (turned_opening && !first_break(turned, *turned_opening, labels)) {
        lines = std::move(turned);
        return {};
    }
    if (!opening) {
        return refuse(Code::not_a_statement, {{"file", path}, {"column", std::string{"Số dư"}}});
    }
    return not_whole(path, lines, labels, *broken);
}

/// The days that the file says it is about; where it doesn't say, those of its lines.
closing::StatementDays period_of(const std::vector<BankLine>& lines, const BankLabels& labels) {
    closing::StatementDays period{.from = labels.from.value_or(Date::max()),
                                  .to = labels.to.value_or(Date::min())};
    for (const BankLine& line : lines) {
        if (!labels.from) { period.from = std::min(period.from, line.line.day); }
        if (!labels.to) { period.to = std::max(period.to, line.line.day); }
    }
    return period;
}

Check check_in_period(const std::string& path, const std::vector<BankLine>& lines,
                      closing::StatementDays period) {
    for (const BankLine& line : lines) {
        // A balance may be that of the day before.
        if (line.line.amount == Vnd{} || period.has(line.line.day)) { continue; }
        return refuse(Code::statement_not_whole, {{"date", line.line.day},
                                                  {"from", period.from},
                                                  {"to", period.to},
                                                  {"file", path},
                                                  {"line", line.at}});
    }
    return {};
}

Result<closing::BankStatement> statement_of(const std::string& path, const Hash& hash,
                                            std::vector<BankLine> lines, const BankLabels& labels) {
    const bool has_days = labels.from && labels.to;
    if (lines.empty() && !(has_days && labels.opening)) {
        return refuse(Code::not_a_statement, {{"file", path}, {"lines", std::int64_t{0}}});
    }
    if (auto refusal = put_in_order(path, lines, labels)) { return *std::move(refusal); }
    const closing::StatementDays period = period_of(lines, labels);
    if (auto refusal = check_in_period(path, lines, period)) { return *std::move(refusal); }
    closing::BankStatement statement{.file = hash,
                                     .period = period,
                                     .opening = *opening_of(lines, labels),
                                     .closing = {},
                                     .lines = {}};
    statement.closing = statement.opening;
    for (BankLine& line : lines) {
        statement.closing += line.line.amount;
        // The bank's own row of a balance moves nothing.
        if (line.line.amount != Vnd{}) { statement.lines.push_back(std::move(line.line)); }
    }
    return statement;
}

}  // namespace

Result<closing::BankStatement> read_bank_statement(const std::string& path,
                                                   std::string_view profile) {
    const auto known = find_bank_profile(profile);
    if (!known) { return known.refusal(); }
    try {
        const auto records = read_bank_records(path, **known);
        if (!records) {
            Refusal refusal = records.refusal();
            if (!profile.empty()) {
                refusal.facts.push_back({"profile", std::string{(*known)->name}});
            }
            return refusal;
        }
        LineReader reader{path, **known, *records};
        if (auto refusal = reader.read()) { return *std::move(refusal); }
        const BankLabels labels = reader.labels();
        auto statement = statement_of(path, records->hash, reader.lines(), labels);
        if (!statement) { return statement; }
        if (auto refusal = reader.check_sums()) { return *std::move(refusal); }
        statement->profile = (*known)->name;
        return statement;
    } catch (const Overflow&) { return refuse(Code::overflow); }
}

}  // namespace hui::exchange
