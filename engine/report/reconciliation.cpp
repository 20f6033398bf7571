#include "engine/report/reconciliation.hpp"

#include "engine/actions/recorded.hpp"
#include "engine/journal/correction.hpp"
#include "engine/report/group_at.hpp"

#include <algorithm>

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
    const auto after = recorded_after(entry);
    if (!after || *after <= long_after) { return; }
    const auto event = savings::event_of(entry.kind, entry.body);
    const auto& contributed = std::get<savings::Contributed>(*event);
    report.late.push_back({.seq = entry.seq,
                           .share = contributed.share,
                           .amount = contributed.amount,
                           .on = entry.effective_on,
                           .recorded = entry.effective_on + *after});
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
                              .late = {},
                              .witness = witness};
        store::each_entry(ledger, *row, [&, &history = history](const Entry& entry) {
            add_count(report, history, entry);
            add_late(report, entry);
        });
        std::stable_sort(report.counts.begin(), report.counts.end(),
                         [](const CountLine& a, const CountLine& b) { return a.on < b.on; });
        if (!report.counts.empty()) {
            const CountLine& last = report.counts.back();
            report.difference = savings::open_difference(
                {.seq = last.seq, .on = last.on, .counted = last.count.counted}, history, on);
        }
        return report;
    });
}

}  // namespace hui::report
