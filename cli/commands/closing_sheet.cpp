#include "cli/commands/closing_sheet.hpp"

#include "cli/account_names.hpp"
#include "cli/commands/commands.hpp"
#include "cli/kinds.hpp"
#include "cli/loan_words.hpp"
#include "cli/messages.hpp"
#include "cli/session.hpp"
#include "cli/table.hpp"

#include <nlohmann/json.hpp>

namespace hui::cli {

namespace {

using report::ClosingSheet;

Json sheet_json(const ClosingSheet& sheet) {
    Json accounts = Json::array();
    for (const ClosingSheet::Line& line : sheet.lines) {
        accounts.push_back({{"account", line.account.name()},
                            {"before", line.before.count()},
                            {"debits", line.debits.count()},
                            {"credits", line.credits.count()},
                            {"after", line.after.count()}});
    }
    Json kinds = Json::array();
    for (const ClosingSheet::Moved& moved : sheet.moved) {
        kinds.push_back(
            {{"kind", moved.kind}, {"entries", moved.entries}, {"amount", moved.amount.count()}});
    }
    Json adjustments = Json::array();
    for (const ClosingSheet::Adjustment& item : sheet.adjustments) {
        adjustments.push_back({{"seq", item.seq.count()},
                               {"kind", item.kind},
                               {"on", iso(item.on)},
                               {"of_date", iso(item.of_date)},
                               {"of", item.of ? Json(item.of->count()) : Json(nullptr)},
                               {"amount", item.amount.count()}});
    }
    Json loans = Json::array();
    for (const closing::LoanClosed& loan : sheet.loans) {
        loans.push_back({{"loan", loan.loan},
                         {"outstanding", loan.outstanding.count()},
                         {"overdue", loan.overdue.count()},
                         {"overdue_interest", loan.overdue_interest.count()},
                         {"accrued", loan.accrued.count()},
                         {"debt_group", loan.debt_group}});
    }
    const auto& counted = sheet.said.counted;
    return {{"book", sheet.book},
            {"month", iso(sheet.said.month)},
            {"accounts", accounts},
            {"kinds", kinds},
            {"adjustments", adjustments},
            {"loans", loans},
            {"counted", counted ? Json(counted->count()) : Json(nullptr)},
            {"closed_by", sheet.closing.actor},
            {"closed_at", iso(sheet.closing.recorded_at)},
            {"seq", sheet.closing.seq.count()},
            {"witness", sheet.witness().text()}};
}

void print_accounts(const ClosingSheet& sheet) {
    Table table{{{mark("Account")},
                 {mark("Before"), right},
                 {mark("Debit"), right},
                 {mark("Credit"), right},
                 {mark("At the end"), right}}};
    for (const ClosingSheet::Line& line : sheet.lines) {
        table.add({account_in_words(line.account), show(line.before), show(line.debits),
                   show(line.credits), show(line.after)});
    }
    table.print();
}

void print_moved(const ClosingSheet& sheet) {
    if (sheet.moved.empty()) {
        print_line(tr("Nothing happened in the month."));
        return;
    }
    Table table{{{mark("What happened")}, {mark("Entries"), right}, {mark("Amount"), right}}};
    for (const ClosingSheet::Moved& moved : sheet.moved) {
        table.add({kind_in_words(moved.kind), std::to_string(moved.entries), show(moved.amount)});
    }
    table.print();
}

void print_adjustments(const ClosingSheet& sheet) {
    if (sheet.adjustments.empty()) { return; }
    print_line("");
    print_line(tr("Adjustments of earlier months, which stay as they were closed:"));
    Table table{{{mark("Entry"), right},
                 {mark("Date")},
                 {mark("What happened")},
                 {mark("True date")},
                 {mark("Of no."), right},
                 {mark("Amount"), right}}};
    for (const ClosingSheet::Adjustment& item : sheet.adjustments) {
        table.add({std::to_string(item.seq.count()), show(item.on), kind_in_words(item.kind),
                   show(item.of_date), item.of ? std::to_string(item.of->count()) : "-",
                   show(item.amount)});
    }
    table.print();
}

void print_loans(const ClosingSheet& sheet) {
    if (sheet.loans.empty()) { return; }
    print_line("");
    Table table{{{mark("Loan")},
                 {mark("Outstanding"), right},
                 {mark("Past due"), right},
                 {mark("Of it interest"), right},
                 {mark("Interest not due yet"), right},
                 {mark("Debt group"), right}}};
    for (const closing::LoanClosed& loan : sheet.loans) {
        table.add({loan.loan, show(loan.outstanding), show(loan.overdue),
                   show(loan.overdue_interest), show(loan.accrued),
                   std::to_string(loan.debt_group)});
    }
    table.print();
    if (const auto together = loan_entry_in_words(sheet.closing)) { print_line(*together); }
}

}  // namespace

void print_sheet(const ClosingSheet& sheet) {
    print_line(bold(fill(mark("Closing sheet of {book}, {month}"),
                         {{"book", sheet.book}, {"month", sheet.said.month}})));
    print_accounts(sheet);
    print_line("");
    print_moved(sheet);
    print_adjustments(sheet);
    print_loans(sheet);
    print_line("");
    if (sheet.said.counted) {
        print_line(fill(mark("Counted in the box: {amount} đ"), {{"amount", *sheet.said.counted}}));
    }
    print_line(fill(mark("Closed by {actor} on {date}, entry no. {seq}"),
                    {{"actor", sheet.closing.actor},
                     {"date", day_in_vietnam(sheet.closing.recorded_at)},
                     {"seq", sheet.closing.seq.count()}}));
    print_witness(sheet.witness());
}

namespace {

int run_closing_sheet(const Arguments& arguments, Session& session) {
    const Month month = need(parse_month(arguments.at("MONTH")));
    auto ledger = session.open();
    const auto sheet = need(report::closing_sheet(ledger, arguments.at("BOOK"), month));
    if (session.wants_json()) {
        print(sheet_json(sheet));
    } else {
        print_sheet(sheet);
    }
    return 0;
}

}  // namespace

std::vector<Command> closing_sheet_commands() {
    return {
        {"report closing-sheet",
         mark("what was closed with a month, which never changes"),
         {{"MONTH"}, {"BOOK"}},
         {},
         "hui report closing-sheet 2024-03 G001",
         run_closing_sheet},
    };
}

}  // namespace hui::cli
