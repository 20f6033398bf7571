#include "engine/report/explain.hpp"
#include "engine/report/loans_at.hpp"
#include "engine/store/fault.hpp"

namespace hui::report {

namespace {

using lending::FigurePart;

Explanation::Rule rule_of(lending::Figure figure) {
    switch (figure) {
        case lending::Figure::outstanding:
            return Explanation::Rule::outstanding;
        case lending::Figure::overdue:
            return Explanation::Rule::overdue;
        case lending::Figure::late:
            return Explanation::Rule::late_loan;
        case lending::Figure::interest:
            return Explanation::Rule::loan_interest;
        case lending::Figure::payoff:
            return Explanation::Rule::payoff;
    }
    return Explanation::Rule::payoff;
}

ExplainedLine::What what_of(FigurePart::What what) {
    switch (what) {
        case FigurePart::What::entry:
            return ExplainedLine::What::entry;
        case FigurePart::What::principal:
            return ExplainedLine::What::principal;
        case FigurePart::What::in_term:
            return ExplainedLine::What::in_term;
        case FigurePart::What::agreed:
            return ExplainedLine::What::agreed;
        case FigurePart::What::on_late_principal:
            return ExplainedLine::What::on_late_principal;
        case FigurePart::What::on_late_interest:
            return ExplainedLine::What::on_late_interest;
    }
    return ExplainedLine::What::entry;
}

std::string kind_of_entry(const lending::LoanHistory& history, Seq seq) {
    for (const lending::Happening& happening : history.happenings()) {
        if (happening.seq == seq) { return std::string{lending::kind_of(happening.event)}; }
    }
    return {};
}

ExplainedLine line_of_part(const lending::LoanHistory& history, const FigurePart& part) {
    return {.what = what_of(part.what),
            .on = part.on,
            .seq = part.seq,
            .kind = part.seq ? kind_of_entry(history, *part.seq) : "",
            .n = part.n,
            .base = part.base,
            .days = part.days,
            .rate = part.rate,
            .of_year = part.of_year,
            .of_period = part.of_period,
            .amount = part.amount};
}

/// What year is meant, and what is rounded to.
std::vector<Explanation::Note> notes_of(const lending::Terms& terms, lending::Figure figure) {
    using Note = Explanation::Note;
    if (figure == lending::Figure::outstanding) { return {}; }
    std::vector<Note> notes;
    if (terms.method == lending::Method::flat) {
        notes.push_back(Note::flat);
    } else {
        notes.push_back(lending::counts_real_days(terms) ? Note::real_days : Note::equal_periods);
    }
    if (terms.round_to == Vnd{100}) { notes.push_back(Note::to_hundreds); }
    if (terms.round_to == Vnd{1000}) { notes.push_back(Note::to_thousands); }
    return notes;
}

/// What was agreed, and what made the schedule that holds on the day.
std::vector<Ground> grounds_of_loan(const LoanAt& loan) {
    std::vector<Ground> grounds;
    const auto add = [&](const lending::Happening& happening) {
        grounds.push_back({.book = loan.book.code,
                           .seq = happening.seq,
                           .kind = std::string{lending::kind_of(happening.event)},
                           .on = happening.on});
    };
    const lending::Happening* schedule = nullptr;
    for (const lending::Happening& happening : loan.history.happenings()) {
        if (!happening.stands_on(loan.standing.on)) { continue; }
        if (std::holds_alternative<lending::Applied>(happening.event)) { add(happening); }
        if (lending::schedule_in(happening.event) != nullptr) { schedule = &happening; }
    }
    if (schedule != nullptr) { add(*schedule); }
    return grounds;
}

/// A figure of a loan on a closing sheet.
struct LoanColumn {
    std::string name;
    Vnd stated;
    lending::Figure figure;
    enum class Of { all, fallen_due, running } of = Of::all;  ///< the instalments
};

std::vector<LoanColumn> columns_of(const closing::LoanClosed& loan) {
    using Of = LoanColumn::Of;
    using lending::Figure;
    return {{std::string{loan_columns[0]}, loan.outstanding, Figure::outstanding},
            {std::string{loan_columns[1]}, loan.overdue, Figure::overdue},
            {std::string{loan_columns[2]}, loan.overdue_interest, Figure::interest, Of::fallen_due},
            {std::string{loan_columns[3]}, loan.accrued, Figure::interest, Of::running}};
}

bool is_of(const LoanColumn& column, const LoanAt& loan, const FigurePart& part) {
    if (column.of == LoanColumn::Of::all) { return true; }
    const auto& items = loan.standing.instalments;
    const bool has_fallen_due =
        items.at(static_cast<std::size_t>(part.n - 1)).due <= loan.standing.on;
    return has_fallen_due == (column.of == LoanColumn::Of::fallen_due);
}

/// By what makes it; what the closing states stands where the entries come to something else, as
/// with the first closings, which left interest untold.
Result<std::vector<ExplainedLine>> lines_of_column(const LoanAt& loan, const LoanColumn& column,
                                                   const ExplainedLine& stated) {
    const auto parts = lending::parts_of(loan.history, column.figure, loan.standing.on);
    if (!parts) { return parts.refusal(); }
    std::vector<ExplainedLine> lines;
    Vnd sum;
    for (const FigurePart& part : *parts) {
        if (!is_of(column, loan, part)) { continue; }
        lines.push_back(line_of_part(loan.history, part));
        sum += part.amount;
    }
    if (sum != column.stated) { lines = {stated}; }
    return lines;
}

}  // namespace

std::optional<Result<Explanation>> explain_sheet_loan(store::Ledger& ledger,
                                                      const ClosingSheet& sheet,
                                                      const std::string& line) {
    const Date on = last_day(sheet.said.month);
    for (const closing::LoanClosed& closed : sheet.loans) {
        for (const LoanColumn& column : columns_of(closed)) {
            if (line != closed.loan + " " + column.name) { continue; }
            const auto loan = find_loan_at(ledger, closed.loan, on);
            if (!loan) { return loan.refusal(); }
            const ExplainedLine stated{.what = ExplainedLine::What::stated,
                                       .on = on,
                                       .seq = sheet.closing.seq,
                                       .amount = column.stated};
            auto lines = lines_of_column(*loan, column, stated);
            if (!lines) { return lines.refusal(); }
            Explanation told{
                .rule = Explanation::Rule::sheet_loan,
                .notes = notes_of(loan->agreement().terms, column.figure),
                .figure = {figure_name::sheet, sheet.book, iso(sheet.said.month), line},
                .book = sheet.book,
                .on = on,
                .lines = *std::move(lines),
                .grounds = grounds_of_loan(*loan),
                .witness = sheet.witness()};
            told.grounds.push_back({.book = sheet.book,
                                    .seq = sheet.closing.seq,
                                    .kind = sheet.closing.kind,
                                    .on = sheet.closing.effective_on});
            return summed(std::move(told), column.stated);
        }
    }
    return std::nullopt;
}

Result<Explanation> explain_loan(store::Ledger& ledger, std::string_view code,
                                 lending::Figure figure, Date on) {
    return store::attempt([&]() -> Result<Explanation> {
        const store::Snapshot snapshot{ledger};
        const auto loan = find_loan_at(ledger, code, on);
        if (!loan) { return loan.refusal(); }
        const auto parts = lending::parts_of(loan->history, figure, on);
        if (!parts) { return parts.refusal(); }
        Explanation told{.rule = rule_of(figure),
                         .notes = notes_of(loan->agreement().terms, figure),
                         .figure = {figure_name::loan, loan->agreement().loan,
                                    std::string{lending::figure_text(figure)}},
                         .book = loan->book.code,
                         .on = on,
                         .grounds = grounds_of_loan(*loan),
                         .witness = witness_at(ledger, loan->book)};
        for (const FigurePart& part : *parts) {
            told.lines.push_back(line_of_part(loan->history, part));
        }
        return summed(std::move(told), lending::figure_of(loan->standing, figure));
    });
}

}  // namespace hui::report
