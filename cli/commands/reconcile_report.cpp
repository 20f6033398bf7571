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

Json reconciliation_json(const report::Reconciliation& report) {
    Json counts = Json::array();
    for (const report::CountLine& line : report.counts) { counts.push_back(json_of(line)); }
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
            {"posted_differences", report.posted.count()},
            {"counts", counts},
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
                 {mark("In the book now"), right},
                 {mark("Counted by")}}};
    for (const report::CountLine& line : report.counts) {
        table.add({show(line.on), fmt::format("{}", line.seq.count()), show(line.count.counted),
                   show(line.count.book), show(line.count.counted - line.count.book),
                   show(line.book_now), fmt::format("{}", fmt::join(line.count.by, ", "))});
    }
    table.print();
    if (report.posted != Vnd{}) {
        print_line(fill(mark("Differences that were posted come to {amount} đ."),
                        {{"amount", report.posted}}));
    }
}

void print_box(const report::Reconciliation& report) {
    if (report.held.empty()) {
        print_line(fill(mark("By the book the box is empty on {date}."), {{"date", report.on}}));
    } else {
        const savings::CashLayer& oldest = report.held.front();
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

void print_open_difference(const report::Reconciliation& report) {
    if (report.difference == Vnd{}) { return; }
    print_line(fill(mark("Not posted: {amount} đ. Look for what was not recorded; if nothing "
                         "explains it: hui reconcile {group} --post-difference --reason TEXT"),
                    {{"amount", report.difference}, {"group", report.group}}));
}

}  // namespace hui::cli
