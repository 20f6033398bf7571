#include "engine/base/choice.hpp"
#include "engine/base/text.hpp"
#include "engine/base/vnd_text.hpp"
#include "engine/closing/payroll_entry.hpp"
#include "engine/exchange/read_rows.hpp"

#include <array>

namespace hui::exchange {

namespace {

namespace loan {
enum Column : std::size_t {
    code,
    member,
    lender,
    guarantor,
    principal,
    rate,
    periods,
    every,
    method,
    disbursed,
    first_due,
    purpose,
    day_count,
    round,
    residue,
    grace,
    principal_every,
    surplus,
    allocation,
    paid_from,
    outstanding,
    taken_over,
    interest_from,
    restructured,
    saving,
    overdue_rate,
    unpaid_interest_rate,
    roll,
};
constexpr std::array<CsvColumn, 28> columns{{{"code"},
                                             {"member"},
                                             {"lender"},
                                             {"guarantor"},
                                             {"principal"},
                                             {"rate"},
                                             {"periods"},
                                             {"every"},
                                             {"method"},
                                             {"disbursed"},
                                             {"first_due"},
                                             {"purpose"},
                                             {"day_count", optional},
                                             {"round", optional},
                                             {"residue", optional},
                                             {"grace", optional},
                                             {"principal_every", optional},
                                             {"surplus", optional},
                                             {"allocation", optional},
                                             {"paid_from", optional},
                                             {"outstanding", optional},
                                             {"taken_over", optional},
                                             {"interest_from", optional},
                                             {"restructured", optional},
                                             {"saving", optional},
                                             {"overdue_rate", optional},
                                             {"unpaid_interest_rate", optional},
                                             {"roll", optional}}};
}  // namespace loan

namespace repayment {
enum Column : std::size_t { loan, amount, date, ref, method };
constexpr std::array<CsvColumn, 5> columns{
    {{"loan"}, {"amount"}, {"date"}, {"ref"}, {"method", optional}}};
}  // namespace repayment

namespace unit_money {
enum Column : std::size_t { unit, lender, amount, date, ref, method, member };
constexpr std::array<CsvColumn, 7> columns{{{"unit"},
                                            {"lender"},
                                            {"amount"},
                                            {"date"},
                                            {"ref"},
                                            {"method", optional},
                                            {"member", optional}}};
/// Nobody pays what is passed on to a lender but the union.
constexpr std::span<const CsvColumn> remittance_columns{columns.data(), columns.size() - 1};
}  // namespace unit_money

/// A number of periods of a loan.
Result<std::int64_t> parse_periods(std::string_view text) {
    const auto number = parse_whole(text, lending::most_periods);
    if (!number) { return refuse(Code::bad_number, {{"given", std::string{text}}}); }
    return *number;
}

lending::Terms read_terms(Cells& cells) {
    using lending::DayCount;
    using lending::Residue;
    lending::Terms terms;
    terms.principal = cells.take(loan::principal, parse_vnd);
    terms.rate = cells.take(loan::rate, parse_percent);
    terms.periods = cells.take(loan::periods, parse_periods);
    terms.every = cells.take(loan::every, parse_interval);
    terms.method = cells.take(loan::method, lending::parse_method);
    terms.disbursed = cells.take(loan::disbursed, parse_date);
    terms.first_due = cells.take_if(loan::first_due, parse_date);
    terms.day_count =
        cells.take_if(loan::day_count, lending::parse_day_count).value_or(DayCount::actual_365);
    terms.round_to = cells.take_if(loan::round, lending::parse_round).value_or(Vnd{1});
    terms.residue = cells.take_if(loan::residue, lending::parse_residue).value_or(Residue::last);
    terms.grace = cells.take_if(loan::grace, parse_periods).value_or(0);
    terms.principal_every = cells.take_if(loan::principal_every, parse_periods).value_or(1);
    if (cells.take_if(loan::roll, parse_roll).value_or(Roll::none) == Roll::next) {
        terms.rest_days.emplace();
    }
    return terms;
}

/// A loan that ran already says what is still owed of it, and since when it is in these books.
std::optional<lending::RanAlready> read_ran(Cells& cells) {
    const bool ran = !cells.is_empty(loan::outstanding) || !cells.is_empty(loan::taken_over) ||
                     !cells.is_empty(loan::interest_from) || !cells.is_empty(loan::restructured);
    if (!ran) { return std::nullopt; }
    return lending::RanAlready{
        .on = cells.take(loan::taken_over, parse_date),
        .outstanding = cells.take(loan::outstanding, parse_vnd),
        .interest_from = cells.take_if(loan::interest_from, parse_date),
        .restructured = cells.take_if(loan::restructured, parse_periods).value_or(0)};
}

LoanRow read_loan(Cells& cells, Codes& codes) {
    using lending::Allocation;
    using lending::Surplus;
    LoanRow row;
    lending::Agreement& agreement = row.whole.agreement;
    agreement.loan = cells.take(loan::code, parse_code);
    agreement.borrower = cells.take(loan::member, parse_code);
    agreement.lender = cells.take(loan::lender, parse_code);
    agreement.guarantors = cells.take(loan::guarantor, lending::parse_guarantors);
    agreement.terms = read_terms(cells);
    agreement.purpose = cells.take_if(loan::purpose, read_text).value_or("");
    agreement.surplus =
        cells.take_if(loan::surplus, lending::parse_surplus).value_or(Surplus::next);
    agreement.allocation = cells.take_if(loan::allocation, lending::parse_allocation)
                               .value_or(Allocation::principal_first);
    agreement.saving = cells.take_if(loan::saving, parse_vnd).value_or(Vnd{});
    row.whole.overdue_rate = cells.take_if(loan::overdue_rate, parse_percent);
    row.whole.unpaid_interest_rate = cells.take_if(loan::unpaid_interest_rate, parse_percent);
    row.whole.condition = "loans.csv";
    row.whole.money = cells.take_if(loan::paid_from, parse_method).value_or(Method::cash);
    if (const auto ran = read_ran(cells)) { row.whole.money = *ran; }
    if (!cells.wrong()) { row.loan = codes.index_of(agreement.loan); }
    return row;
}

RepaymentRow read_repayment(Cells& cells, ImportRows& rows) {
    RepaymentRow row;
    const std::string code = cells.take(repayment::loan, parse_code);
    row.amount = cells.take(repayment::amount, parse_vnd);
    row.date = cells.take(repayment::date, parse_date);
    const std::string ref = cells.take(repayment::ref, closing::parse_own_ref);
    row.method = cells.take_if(repayment::method, parse_method).value_or(Method::cash);
    if (cells.wrong()) { return row; }
    row.loan = rows.loan_codes.index_of(code);
    row.ref = rows.texts.keep(ref);
    return row;
}

UnitMoneyRow read_unit_money(Cells& cells, FileKind kind, Texts& texts) {
    UnitMoneyRow row;
    row.kind = kind;
    row.unit = texts.keep(cells.take(unit_money::unit, parse_code));
    row.lender = texts.keep(cells.take(unit_money::lender, parse_code));
    row.amount = cells.take(unit_money::amount, parse_vnd);
    row.date = cells.take(unit_money::date, parse_date);
    row.ref = texts.keep(cells.take(unit_money::ref, closing::parse_own_ref));
    row.method = cells.take_if(unit_money::method, parse_method).value_or(Method::cash);
    if (kind == FileKind::fund_payments) {
        row.member = texts.keep(cells.take_if(unit_money::member, parse_code).value_or(""));
    }
    return row;
}

void ignore(const CsvRecord& /*record*/) {}

}  // namespace

Result<FileState> read_loan_file(std::uint32_t file, ImportRows& rows, Outcome& outcome) {
    const FileKind kind = outcome.files()[file].kind;
    switch (kind) {
        case FileKind::loans:
            return read_rows(
                FileToRead{file, loan::columns, outcome}, rows.loans,
                [&](Cells& cells) { return read_loan(cells, rows.loan_codes); },
                [&](const CsvRecord& record) {
                    if (record.cells.empty()) { return; }
                    const auto code = parse_code(record.cells[loan::code]);
                    if (code) { rows.unread_loans.insert(rows.loan_codes.index_of(*code)); }
                });
        case FileKind::repayments:
            return read_rows(
                FileToRead{file, repayment::columns, outcome}, rows.repayments,
                [&](Cells& cells) { return read_repayment(cells, rows); }, ignore);
        default:
            return read_rows(
                FileToRead{file,
                           kind == FileKind::remittances ? unit_money::remittance_columns
                                                         : std::span{unit_money::columns},
                           outcome},
                rows.unit_money,
                [&](Cells& cells) { return read_unit_money(cells, kind, rows.texts); }, ignore);
    }
}

}  // namespace hui::exchange
