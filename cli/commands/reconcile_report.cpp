#include "cli/commands/reconcile_report.hpp"

#include "cli/counted.hpp"
#include "cli/messages.hpp"
#include "cli/table.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

#include <algorithm>

namespace hui::cli {

namespace {

/// More would hide what is said.
constexpr std::size_t most_late = 10;

Json json_of(const report::CountLine& line) {
    Json notes = Json::array();
    for (const auto& [note, count] : line.count.notes) {
        notes.push_back({{"note", note.count()}, {"count", count}});
    }
    return {{"seq", line.seq.count()},
            {"on", iso(line.on)},
            {"counted", line.count.counted.count()},
            {"book", line.count.book.count()},
            {"difference", (line.count.counted - line.count.book).count()},
            {"book_now", line.book_now.count()},
            {"notes", notes},
            {"by", line.count.by}};
}

Json json_of(const report::LateEntry& entry) {
    return {{"seq", entry.seq.count()},           {"share", share_text(entry.share)},
            {"amount", entry.amount.count()},     {"on", iso(entry.on)},
            {"recorded_on", iso(entry.recorded)}, {"days", (entry.recorded - entry.on).count()}};
}

/// How the lines of a statement were matched.
struct LineCounts {
    std::int64_t by_reference = 0;
    std::int64_t by_person = 0;
    std::int64_t unmatched = 0;
};
LineCounts counts_of(const closing::StatementReconciled& statement) {
    LineCounts counts;
    for (const closing::ReconciledLine& line : statement.lines) {
        if (!line.match) {
            ++counts.unmatched;
        } else {
            ++(line.match->by == closing::LineMatch::By::person ? counts.by_person
                                                                : counts.by_reference);
        }
    }
    return counts;
}

Json json_of(const closing::BrokenStatement& broken) {
    Json json{{"by", broken.by.count()}, {"on", iso(broken.to)}};
    if (const auto* balance = std::get_if<closing::BrokenStatement::Balance>(&broken.how)) {
        json.update({{"was", balance->was.count()}, {"is", balance->is.count()}});
    } else {
        const auto& undone = std::get<closing::BrokenStatement::Undone>(broken.how);
        json.update({{"line", undone.line}, {"entry", undone.entry.count()}});
    }
    return json;
}

Json json_of(const report::StatementRow& row) {
    const auto& [seq, on, statement] = row.kept;
    const LineCounts counts = counts_of(statement);
    Json broken = Json::array();
    for (const closing::BrokenStatement& one : row.broken) { broken.push_back(json_of(one)); }
    return {{"seq", seq.count()},
            {"on", iso(on)},
            {"profile", statement.profile},
            {"from", iso(statement.period.from)},
            {"to", iso(statement.period.to)},
            {"opening", statement.opening.count()},
            {"closing", statement.closing.count()},
            {"book", statement.book.count()},
            {"difference", (statement.closing - statement.book).count()},
            {"book_now", row.book_now.count()},
            {"lines", statement.lines.size()},
            {"by_reference", counts.by_reference},
            {"by_person", counts.by_person},
            {"unmatched", counts.unmatched},
            {"holds", row.broken.empty()},
            {"replaced", row.is_replaced},
            {"broken", broken},
            {"gap", gap_json(row.gap)}};
}

std::vector<NamedFact> facts_of(const closing::StatementGap& gap) {
    return {{"seq", gap.kept.count()},   {"until", gap.until},     {"from", gap.from},
            {"closing", gap.closing},    {"opening", gap.opening}, {"first", gap.until + Days{1}},
            {"last", gap.from - Days{1}}};
}

std::string days_without_statement(const closing::StatementGap& gap) {
    const bool is_one_day = gap.until + Days{2} == gap.from;
    if (gap.has_money()) {
        return fill(is_one_day
                        ? mark("No statement is kept of {first}, when the bank went from {closing} "
                               "đ to {opening} đ; get the one of that day too")
                        : mark("No statement is kept of {first} to {last}, in which the bank went "
                               "from {closing} đ to {opening} đ; get the one of those days too"),
                    facts_of(gap));
    }
    return fill(is_one_day
                    ? mark("No statement is kept of {first}: before and after it the bank had "
                           "{opening} đ; get the one of that day too")
                    : mark("No statement is kept of {first} to {last}: before and after it the "
                           "bank had {opening} đ; get the one of those days too"),
                facts_of(gap));
}

const char* holding_words(const report::StatementRow& row) {
    if (!row.broken.empty()) { return mark("holds no longer"); }
    return row.is_replaced ? mark("kept again") : mark("holds");
}

void print_late(const report::Reconciliation& report) {
    if (report.late.empty()) { return; }
    print_line(fill(mark("Contributions that were recorded more than {days} after their date: "
                         "{count}"),
                    {{"days", days_in_words(long_after.count())},
                     {"count", static_cast<std::int64_t>(report.late.size())}}));
    Table table{{{mark("Entry"), right},
                 {mark("Share")},
                 {mark("Date")},
                 {mark("Recorded")},
                 {mark("Days"), right},
                 {mark("Amount"), right}}};
    const std::size_t shown = std::min(report.late.size(), most_late);
    for (std::size_t i = 0; i < shown; ++i) {
        const report::LateEntry& late = report.late[i];
        table.add({fmt::format("{}", late.seq.count()), share_text(late.share), show(late.on),
                   show(late.recorded), fmt::format("{}", (late.recorded - late.on).count()),
                   show(late.amount)});
    }
    table.print();
}

}  // namespace

std::string broken_statement_text(const closing::BrokenStatement& broken) {
    const std::vector<NamedFact> facts{
        {"by", broken.by.count()}, {"seq", broken.statement.count()}, {"date", broken.to}};
    if (const auto* balance = std::get_if<closing::BrokenStatement::Balance>(&broken.how)) {
        auto all = facts;
        all.insert(all.end(), {{"was", balance->was}, {"is", balance->is}});
        return fill(
            mark("Since entry no. {by} the statement of entry no. {seq} holds no longer: on "
                 "{date} the book had {was} đ, and has {is} đ now; compare it again"),
            all);
    }
    const auto& undone = std::get<closing::BrokenStatement::Undone>(broken.how);
    auto all = facts;
    all.insert(all.end(), {{"line", undone.line}, {"entry", undone.entry.count()}});
    return fill(mark("Since entry no. {by} the statement of entry no. {seq} holds no longer: "
                     "it undoes entry no. {entry}, which is line {line}; compare it again"),
                all);
}

std::string gap_text(const closing::StatementGap& gap) {
    if (gap.has_days()) { return days_without_statement(gap); }
    return fill(gap.side == closing::StatementGap::Kept::before
                    ? mark("The statement from {from} begins with {opening} đ, the one before it "
                           "(entry no. {seq}) ended with {closing} đ: a line is missing or one was "
                           "changed; get both from the bank again")
                    : mark("This statement ends with {closing} đ, the one from {from} (entry no. "
                           "{seq}) begins with {opening} đ: a line is missing or one was changed; "
                           "get both from the bank again"),
                facts_of(gap));
}

Json gap_json(const std::optional<closing::StatementGap>& gap) {
    if (!gap) { return nullptr; }
    return {
        {gap->side == closing::StatementGap::Kept::before ? "before" : "after", gap->kept.count()},
        {"until", iso(gap->until)},
        {"closing", gap->closing.count()},
        {"from", iso(gap->from)},
        {"opening", gap->opening.count()}};
}

Json reconciliation_json(const report::Reconciliation& report) {
    Json counts = Json::array();
    for (const report::CountLine& line : report.counts) { counts.push_back(json_of(line)); }
    Json statements = Json::array();
    for (const report::StatementRow& row : report.statements) {
        statements.push_back(json_of(row));
    }
    Json held = Json::array();
    for (const auto& [since, amount] : report.held) {
        held.push_back({{"since", iso(since)},
                        {"amount", amount.count()},
                        {"days", (report.on - since).count()}});
    }
    Json late = Json::array();
    for (const report::LateEntry& entry : report.late) { late.push_back(json_of(entry)); }
    return {{"group", report.group},
            {"on", iso(report.on)},
            {"box", report.box.count()},
            {"open_difference", report.difference.count()},
            {"recorded_since", report.since ? Json(report.since->count()) : Json(nullptr)},
            {"posted_differences", report.posted.count()},
            {"bank_fees_and_interest", report.of_bank.count()},
            {"cash_difference", report.cash_difference().count()},
            {"counts", counts},
            {"statements", statements},
            {"held", held},
            {"recorded_late", late},
            {"witness", report.witness.text()}};
}

void print_counts(const report::Reconciliation& report) {
    if (report.counts.empty()) {
        return print_line(fill(mark("Nobody has counted the box of {group} by {date}."),
                               {{"group", report.group}, {"date", report.on}}));
    }
    print_line(fill(mark("Counts of the box of {group}, by {date}:"),
                    {{"group", report.group}, {"date", report.on}}));
    Table table{{{mark("Date")},
                 {mark("Entry"), right},
                 {mark("Counted"), right},
                 {mark("In the book then"), right},
                 {mark("Difference"), right},
                 {mark("Then, as known now"), right},
                 {mark("Counted by")}}};
    for (const report::CountLine& line : report.counts) {
        table.add({show(line.on), fmt::format("{}", line.seq.count()), show(line.count.counted),
                   show(line.count.book), show(line.count.counted - line.count.book),
                   show(line.book_now), fmt::format("{}", fmt::join(line.count.by, ", "))});
    }
    table.print();
}

void print_box(const report::Reconciliation& report) {
    if (report.held.empty()) {
        print_line(fill(mark("By the book the box is empty on {date}."), {{"date", report.on}}));
    } else {
        const report::HeldSince& oldest = report.held.front();
        print_line(
            fill(mark("By the book {box} đ are in the box on {date}; the oldest of it, {amount} đ, "
                      "since {since}: {days}"),
                 {{"box", report.box},
                  {"date", report.on},
                  {"amount", oldest.amount},
                  {"since", oldest.since},
                  {"days", days_in_words((report.on - oldest.since).count())}}));
    }
    print_late(report);
}

void print_statements(const report::Reconciliation& report) {
    if (report.statements.empty()) { return; }
    print_line(fill(mark("Bank statements of {group} that are kept and begin by {date}:"),
                    {{"group", report.group}, {"date", report.on}}));
    Table table{{{mark("From")},
                 {mark("Until")},
                 {mark("Entry"), right},
                 {mark("Columns of")},
                 {mark("At first"), right},
                 {mark("In the end"), right},
                 {mark("Difference"), right},
                 {mark("Matched"), right},
                 {mark("Not matched"), right},
                 {mark("State")}}};
    for (const report::StatementRow& row : report.statements) {
        const closing::StatementReconciled& statement = row.kept.event;
        const LineCounts counts = counts_of(statement);
        table.add({show(statement.period.from), show(statement.period.to),
                   fmt::format("{}", row.kept.seq.count()), statement.profile,
                   show(statement.opening), show(statement.closing),
                   show(statement.closing - statement.book),
                   fmt::format("{}", counts.by_reference + counts.by_person),
                   fmt::format("{}", counts.unmatched), tr(holding_words(row))});
    }
    table.print();
    for (const report::StatementRow& row : report.statements) {
        for (const closing::BrokenStatement& broken : row.broken) {
            print_line(broken_statement_text(broken));
        }
        if (row.gap) { print_line(gap_text(*row.gap)); }
    }
    if (report.bank_difference() != Vnd{}) {
        print_line(fill(mark("By the last statement bank and book still differ: {amount} đ. Look "
                             "for what was not recorded, then compare it again."),
                        {{"amount", report.bank_difference()}}));
    }
}

void print_open_difference(const report::Reconciliation& report) {
    if (report.difference == Vnd{}) { return; }
    if (report.since) {
        return print_line(
            fill(mark("Not posted: {amount} đ. Since that count entry no. {entry} of the same day "
                      "was recorded, and nothing says whether its money was counted; count again: "
                      "hui reconcile {group} --counted N"),
                 {{"amount", report.difference},
                  {"entry", report.since->count()},
                  {"group", report.group}}));
    }
    print_line(fill(mark("Not posted: {amount} đ. Look for what was not recorded, record it, and "
                         "count again; if nothing explains it: hui reconcile {group} "
                         "--post-difference --reason TEXT"),
                    {{"amount", report.difference}, {"group", report.group}}));
}

void print_cash_difference(const report::Reconciliation& report) {
    const Vnd difference = report.cash_difference();
    if (difference == Vnd{}) { return; }
    print_line(fill(difference < Vnd{}
                        ? mark("Nobody has borne {missing} đ yet (account cash-difference); once "
                               "they are put into the box: hui reconcile {group} --counted N, "
                               "then --post-difference --reason TEXT")
                        : mark("{over} đ are nobody's (account cash-difference)"),
                    {{"missing", -difference}, {"over", difference}, {"group", report.group}}));
    if (report.of_bank != Vnd{}) {
        print_line(fill(mark("  of them the bank's fees and interest: {amount} đ"),
                        {{"amount", report.of_bank}}));
    }
    if (report.posted != Vnd{}) {
        print_line(
            fill(mark("  of them what counts of the box found, as it was posted: {amount} đ"),
                 {{"amount", report.posted}}));
    }
}

}  // namespace hui::cli
