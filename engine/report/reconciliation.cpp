#include "engine/report/reconciliation.hpp"

#include "engine/actions/recorded.hpp"
#include "engine/report/group_at.hpp"

#include <algorithm>
#include <tuple>

namespace hui::report {

namespace {

void add_count(Reconciliation& report, const savings::History& history, const Entry& entry) {
    if (entry.kind != savings::cash_counted_kind || entry.effective_on > report.on) { return; }
    report.counts.push_back({.seq = entry.seq,
                             .on = entry.effective_on,
                             .count = savings::cash_counted_of(entry.body),
                             .book_now = savings::cash_at(history, savings::count_of(entry))});
}

void add_late(Reconciliation& report, const Entry& entry) {
    if (entry.kind != savings::contributed_kind || entry.effective_on > report.on) { return; }
    const Date recorded = day_in_vietnam(entry.recorded_at);
    const auto event = savings::event_of(entry.kind, entry.body);
    const auto& contributed = std::get<savings::Contributed>(*event);
    const bool is_typed = contributed.source == Source::typed;
    if (!is_typed || recorded - entry.effective_on <= long_after) { return; }
    report.late.push_back({.seq = entry.seq,
                           .share = contributed.share,
                           .amount = contributed.amount,
                           .on = entry.effective_on,
                           .recorded = recorded});
}

/// What the last count by the day found and nobody posted by then.
Vnd open_difference(const Reconciliation& report, const savings::History& history) {
    if (report.counts.empty()) { return {}; }
    const CountLine& last = report.counts.back();
    Vnd difference = last.count.counted - last.book_now;
    for (const savings::Movement& movement : history.movements()) {
        const bool is_later = std::tie(movement.on, movement.seq) > std::tie(last.on, last.seq);
        if (is_later && movement.on <= report.on) { difference -= movement.difference; }
    }
    return difference;
}

}  // namespace

Result<Reconciliation> reconciliation(store::Ledger& ledger, std::string_view code, Date on) {
    return store::attempt([&]() -> Result<Reconciliation> {
        const store::Snapshot snapshot{ledger};
        const auto row = actions::group_book(ledger, code);
        if (!row) { return row.refusal(); }
        const auto [group, history, witness] = group_at(ledger, *row, on);
        Reconciliation report{.group = row->code,
                              .on = on,
                              .box = history.cash_on(on),
                              .difference = {},
                              .posted = group.cash_difference,
                              .counts = {},
                              .held = savings::cash_held(history, on),
                              .late = {}};
        store::each_entry(ledger, *row, [&, &history = history](const Entry& entry) {
            add_count(report, history, entry);
            add_late(report, entry);
        });
        std::stable_sort(report.counts.begin(), report.counts.end(),
                         [](const CountLine& a, const CountLine& b) { return a.on < b.on; });
        report.difference = open_difference(report, history);
        return report;
    });
}

}  // namespace hui::report
