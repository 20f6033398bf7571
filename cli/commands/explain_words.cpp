#include "cli/commands/explain_words.hpp"

#include "cli/account_names.hpp"
#include "cli/commands/explain_figures.hpp"
#include "cli/kinds.hpp"
#include "cli/messages.hpp"
#include "cli/session.hpp"
#include "cli/table.hpp"
#include "engine/base/calendar.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <utility>

namespace hui::cli {

namespace {

using report::ExplainedLine;
using report::Explanation;
using Rule = Explanation::Rule;
using What = ExplainedLine::What;

/// What a figure is called, and how it comes about.
struct RuleWords {
    Rule rule;
    const char* title;
    const char* how;
};
constexpr auto rule_words = std::to_array<RuleWords>({
    {Rule::balance, mark("{account} of {book}, on {date}"),
     mark("Rule: what the last closing stated, and each posting to the account after it; debits "
          "add, credits take off.")},
    {Rule::cash, mark("Money of {book}, in the box and the bank account, on {date}"),
     mark("Rule: what the last closing stated, and each posting to box or bank account after it.")},
    {Rule::reserve, mark("Reserve fund of {book}, on {date}"),
     mark("Rule: what the last closing stated; what draws leave in the fund and what comes back to "
          "it adds, what it pays takes off.")},
    {Rule::due, mark("What share {share} of {book} owes by {date}"),
     mark("Rule: the share's own money meets its oldest due first. What others paid in its place "
          "doesn't lessen what it owes: it owes that to them.")},
    {Rule::late_interest,
     mark("Late interest that share {share} of {book} owes, less what it is owed, not settled on "
          "{date}"),
     mark(
         "Rule: simple interest on what was late, for the days that it was, by a year of 365 days, "
         "at the agreed rate, else the legal one, never above the cap; rounded half up once for "
         "each due. A line is what it adds to that sum.")},
    {Rule::outstanding, mark("Outstanding principal of loan {loan}, on {date}"),
     mark("Rule: what was paid out or taken over, less the principal in each repayment and what "
          "was written off.")},
    {Rule::overdue, mark("What is due and not paid of loan {loan}, on {date}"),
     mark("Rule: of each instalment that fell due and isn't paid in full its principal and its "
          "interest, and what has grown on both since, less what was paid or waived of it. Each "
          "interest is rounded half up once; a line is what it adds to that sum.")},
    {Rule::late_loan, mark("What is late of loan {loan}, on {date}"),
     mark("Rule: of each instalment that fell due before the day and isn't paid in full its "
          "principal and its interest, and what has grown on both since, less what was paid or "
          "waived of it. Each interest is rounded half up once; a line is what it adds to that "
          "sum.")},
    {Rule::loan_interest, mark("Interest of loan {loan} that isn't paid, on {date}"),
     mark("Rule: the contract's interest of each instalment and what has grown "
          "on what was late, less what was paid or waived of it. Each interest is rounded half up "
          "once; a line is what it adds to that sum.")},
    {Rule::payoff, mark("What pays loan {loan} off on {date}"),
     mark("Rule: the outstanding principal, and the interest of each instalment that isn't paid.")},
    {Rule::sheet_account, mark("{account} on the closing sheet of {book}, {month}"),
     mark("Rule: what the closing before stated, and each posting of the month to the account.")},
    {Rule::sheet_kind, mark("{kind} on the closing sheet of {book}, {month}"),
     mark("Rule: what each entry of the kind that is dated in the month moved; guarantees are no "
          "money.")},
    {Rule::sheet_loan, mark("Loan {loan} on the closing sheet of {book}, {month}: {column}"),
     mark("Rule: as the month's closing stated it of the loan, of its last day; by the entries and "
          "days that make it.")},
    {Rule::half_year_groups, mark("Half-year {period}: {figure}"),
     mark("Rule: what each group adds that was active on any day of the half-year; of a unit, its "
          "groups and those of the units below it.")},
    {Rule::half_year_loans, mark("Half-year {period}: {figure}"),
     mark("Rule: what each loan adds that the union vouches for or lends; a loan belongs to the "
          "unit of its portfolio.")},
});

/// In the order of the notes.
constexpr auto note_words = std::to_array<const char*>({
    mark("Days are counted actual/365: the contract's interest is by real days of a year of 365, "
         "as interest for being late is."),
    mark("Days are counted 30/360: the contract's interest is by equal periods, a month a twelfth "
         "of the year, a week a fifty-second; some of a period's days have their part of it. "
         "Interest for being late is by real days of a year of 365."),
    mark("Interest is flat, agreed with the schedule: for each period on the whole loan, a month a "
         "twelfth of the year, a week a fifty-second, and what rounding leaves in one of them; "
         "some of a period's days have their part of what was agreed for it. Interest for being "
         "late is by real days of a year of 365."),
    mark("Each interest is a multiple of 100 đ."),
    mark("Each interest is a multiple of 1,000 đ."),
    mark("Members are counted once, with the first group that has them."),
    mark("In a net group a share has no due in its own round."),
    mark("The share left the group: after its draw it owes at once all that it had still to pay, "
         "before it nothing more."),
    mark("The group is dissolved: nothing falls due any more; who owes whom is in its claims (hui "
         "group show)."),
    mark(
        "What was paid or waived takes off, and what the organiser owes the share for a pot that "
        "came late; of that pot counts what was to be handed over (where pots are drawn in part, "
        "what "
        "was there of it), without what stays in the reserve fund and what the share itself lacked "
        "of its dues."),
    mark("The group agreed on no late interest."),
});

const RuleWords& words_of(Rule rule) { return rule_words.at(static_cast<std::size_t>(rule)); }

std::string title_of(const Explanation& explanation) {
    const auto& figure = explanation.figure;
    if (figure.front() == report::figure_name::report) {
        return fill(
            words_of(explanation.rule).title,
            {{"period", figure.at(2)}, {"figure", half_year_figure_in_words(figure.at(3))}});
    }
    if (explanation.rule == Rule::sheet_loan) {
        const std::string& line = figure.back();
        return fill(words_of(explanation.rule).title,
                    {{"loan", line.substr(0, line.find(' '))},
                     {"book", explanation.book},
                     {"month", month_of(explanation.on)},
                     {"column", loan_column_in_words(line.substr(line.find(' ') + 1))}});
    }
    return fill(words_of(explanation.rule).title,
                {{"account", account_in_words(Account{figure.back()})},
                 {"book", explanation.book},
                 {"date", explanation.on},
                 {"month", month_of(explanation.on)},
                 {"share", figure.back()},
                 {"loan", figure.at(1)},
                 {"kind", kind_in_words(figure.back())}});
}

/// A factor: `/ 12`, `× 10/31`, or nothing where it is 1.
std::string times(const lending::YearPart& part) {
    if (part.numerator == part.denominator) { return {}; }
    if (part.numerator == 1) { return fmt::format(" / {}", part.denominator); }
    if (part.denominator == 1) { return fmt::format(" × {}", part.numerator); }
    return fmt::format(" × {}/{}", part.numerator, part.denominator);
}

/// From what interest grew: `300,000 đ × 12 days × 10 % / 365`, or `300,000 đ × 8 % / 12 × 10/31`
/// in equal periods; nothing where it didn't grow.
std::string reckoning_of(const ExplainedLine& line) {
    if (!line.of_year && !line.of_period) { return {}; }
    if (!line.of_period) {
        return fill(
            mark_counted("{base} đ × {count} day × {rate} % / {year}",
                         "{base} đ × {count} days × {rate} % / {year}"),
            line.days.count(),
            {{"base", line.base}, {"rate", show(line.rate)}, {"year", line.of_year->denominator}});
    }
    std::string text = fmt::format("{} đ", show(line.base));
    if (line.of_year) { text += fmt::format(" × {} %{}", show(line.rate), times(*line.of_year)); }
    return text + times(*line.of_period);
}

std::string entry_in_words(const Explanation& explanation, const ExplainedLine& line) {
    std::string kind = kind_in_words(line.kind);
    if (line.reverses) {
        kind = fill(mark("{kind} of entry no. {seq}"),
                    {{"kind", kind}, {"seq", line.reverses->count()}});
    }
    if (line.n == 0) { return kind; }
    const bool is_loan = explanation.figure.front() == report::figure_name::loan ||
                         explanation.rule == Rule::sheet_loan;
    return fill(is_loan ? mark("{kind}, of instalment {n}") : mark("{kind}, of round {n}"),
                {{"kind", kind}, {"n", line.n}});
}

std::string part_in_words(const Explanation& explanation, const ExplainedLine& line) {
    const std::vector<NamedFact> facts{{"n", line.n}};
    switch (line.what) {
        case What::stated:
            return fill(mark("stated by the closing of {month}"), {{"month", month_of(line.on)}});
        case What::entry:
            return entry_in_words(explanation, line);
        case What::due:
            return fill(mark("due of round {n}"), facts);
        case What::in_its_place:
            return fill(mark("{kind} in its place, of round {n}"),
                        {{"kind", kind_in_words(line.kind)}, {"n", line.n}});
        case What::late_due:
            return fill(mark("on what was late of round {n}"), facts);
        case What::late_hand_over:
            return fill(mark("on the late pot of round {n}"), facts);
        case What::as_settled:
            return fill(mark("round {n}: as it was settled"), facts);
        case What::principal:
            return fill(mark("instalment {n}: principal"), facts);
        case What::in_term:
            return fill(mark("instalment {n}: interest"), facts);
        case What::agreed:
            return fill(mark("instalment {n}: interest as agreed"), facts);
        case What::on_late_principal:
            return fill(mark("instalment {n}: on late principal"), facts);
        case What::on_late_interest:
            return fill(mark("instalment {n}: on late interest"), facts);
        case What::of_book:
            return line.book;
        case What::of_share:
            return fill(mark("share {share}"), {{"share", share_text(ShareNo{line.n})}});
        case What::of_loan:
            return fill(mark("loan {loan}, {book}"), {{"loan", line.loan}, {"book", line.book}});
    }
    return {};
}

/// With what ended the days.
std::string line_in_words(const Explanation& explanation, const ExplainedLine& line) {
    std::string part = part_in_words(explanation, line);
    switch (report::until_of(explanation, line)) {
        case report::Until::no_days:
            return part;
        case report::Until::entry:
            return fill(mark("{what}, until {kind}"),
                        {{"what", part}, {"kind", kind_in_words(line.kind)}});
        case report::Until::fell_due:
            return fill(mark("{what}, until it fell due"), {{"what", part}});
        case report::Until::asked:
            return fill(mark("{what}, so far"), {{"what", part}});
    }
    return part;
}

/// The entry's number, with its book where that is another one.
std::string number_of(const Explanation& explanation, const ExplainedLine& line) {
    if (!line.seq) { return {}; }
    const bool is_of_other = !line.book.empty() && line.book != explanation.book;
    return is_of_other ? fmt::format("{} {}", line.book, line.seq->count())
                       : fmt::format("{}", line.seq->count());
}

/// What a table of lines has to show besides what each has.
struct Besides {
    bool reckoning;
    bool in_its_place;
    bool next;
};
Besides besides_of(const std::vector<ExplainedLine>& lines) {
    const auto any = [&](auto has) { return std::any_of(lines.begin(), lines.end(), has); };
    return {
        .reckoning = any([](const ExplainedLine& line) { return line.of_year || line.of_period; }),
        .in_its_place = any([](const ExplainedLine& line) { return line.beside != Vnd{}; }),
        .next = any([](const ExplainedLine& line) { return !line.next.empty(); })};
}

/// The lines with their running sum.
void print_explained(const Explanation& explanation, const std::vector<ExplainedLine>& lines) {
    const Besides besides = besides_of(lines);
    std::vector<Table::Column> columns{
        {mark("Date")}, {mark("Entry"), right}, {mark("What"), wrapped}};
    if (besides.reckoning) { columns.push_back({mark("Reckoned"), right}); }
    if (besides.in_its_place) { columns.push_back({mark("In its place"), right}); }
    columns.push_back({mark("Amount"), right});
    columns.push_back({mark("Sum"), right});
    if (besides.next) { columns.push_back({mark("hui explain"), wrapped}); }
    Table table{std::move(columns)};
    Vnd sum;
    for (const ExplainedLine& line : lines) {
        sum += line.amount;
        std::vector<std::string> row{show(line.on), number_of(explanation, line),
                                     line_in_words(explanation, line)};
        if (besides.reckoning) { row.push_back(reckoning_of(line)); }
        if (besides.in_its_place) { row.push_back(line.beside == Vnd{} ? "" : show(line.beside)); }
        row.push_back(line.what == What::in_its_place ? "" : show(line.amount));
        row.push_back(show(sum));
        if (besides.next) { row.push_back(fmt::format("{}", fmt::join(line.next, " "))); }
        table.add(std::move(row));
    }
    table.print();
}

void print_start(const Explanation& explanation) {
    if (const auto& closing = explanation.starts_from) {
        print_line(fill(mark("It starts from the closing of {month}: entry no. {seq}, witness code "
                             "{code}"),
                        {{"month", closing->month},
                         {"seq", closing->seq.count()},
                         {"code", closing->witness.text()}}));
        return;
    }
    // The entries of a kind in a month start from nothing, and a report from many books.
    if (explanation.rule >= Rule::sheet_kind) { return; }
    print_line(
        fill(mark("It starts from the first entry of {book}."), {{"book", explanation.book}}));
}

void print_grounds(const Explanation& explanation) {
    for (const report::Ground& ground : explanation.grounds) {
        print_line(fill(mark("It goes by: {kind}, {book} no. {seq} of {date}"),
                        {{"kind", kind_in_words(ground.kind)},
                         {"book", ground.book},
                         {"seq", ground.seq.count()},
                         {"date", ground.on}}));
    }
}

}  // namespace

void print_explanation(const Explanation& explanation) {
    print_line(bold(title_of(explanation)));
    if (explanation.lines.empty()) {
        print_line(tr("There is nothing that it is made of."));
    } else {
        print_explained(explanation, explanation.lines);
    }
    print_line(tr(words_of(explanation.rule).how));
    for (const Explanation::Note note : explanation.notes) {
        print_line(tr(note_words.at(static_cast<std::size_t>(note))));
    }
    const bool is_count = explanation.measure == report::Measure::count;
    print_line(bold(fill(is_count ? mark("Together: {amount}") : mark("Together: {amount} đ"),
                         {{"amount", explanation.total}})));
    if (!explanation.interest_lines.empty()) {
        print_line("");
        print_line(tr("What that has cost so far for being late, not yet posted:"));
        print_explained(explanation, explanation.interest_lines);
        print_line(tr(words_of(Rule::late_interest).how));
        print_line(bold(fill(mark("Interest: {amount} đ"), {{"amount", explanation.interest}})));
    }
    print_grounds(explanation);
    print_start(explanation);
    print_witness(explanation.witness);
}

}  // namespace hui::cli
