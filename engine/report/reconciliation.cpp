#include "engine/report/reconciliation.hpp"

#include "engine/actions/recorded.hpp"
#include "engine/journal/correction.hpp"
#include "engine/report/group_at.hpp"

#include <algorithm>
#include <iterator>
#include <span>

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
                           .on = happened_on(entry),
                           .recorded = day_in_vietnam(entry.recorded_at)});
}

std::vector<HeldSince> held_by_day(const savings::History& history, Date on) {
    std::vector<HeldSince> held;
    for (const CashLayer& layer : savings::cash_held(history, on)) {
        if (held.empty() || held.back().since != layer.since) {
            held.push_back({.since = layer.since, .amount = {}});
        }
        held.back().amount += layer.amount;
    }
    return held;
}

/// What stands in `cash-difference` at the end of the day: what was in the box, or never was.
void add_differences(Reconciliation& report, const savings::History& history) {
    for (const savings::Movement& movement : history.movements()) {
        if (movement.on > report.on) { break; }
        (movement.cash != Vnd{} ? report.posted : report.of_bank) += movement.difference;
    }
}

/// The last of the counts that are listed.
void add_last_count(Reconciliation& report, const savings::History& history) {
    if (report.counts.empty()) { return; }
    const CountLine& last = report.counts.back();
    const savings::LastCount count{.seq = last.seq, .on = last.on, .counted = last.count.counted};
    report.difference = savings::open_difference(count, history, report.on);
    report.since = savings::recorded_since(count, history);
}

Vnd bank_on(const savings::History& history, Date on) {
    Vnd sum;
    for (const savings::Movement& movement : history.movements()) {
        if (movement.on <= on) { sum += movement.bank; }
    }
    return sum;
}

/// Those that begin by the day of the answer, by all that is recorded.
void add_statements(Reconciliation& report, const savings::History& history,
                    const std::vector<Entry>& entries) {
    const auto kept = closing::kept_statements(entries);
    const auto broken = closing::broken_statements(entries);
    for (std::size_t i = 0; i < kept.size(); ++i) {
        if (kept[i].event.period.from > report.on) { continue; }
        StatementRow row{
            .kept = kept[i],
            .book_now = bank_on(history, kept[i].event.period.to),
            .is_replaced = closing::is_replaced(kept[i], std::span{kept}.subspan(i + 1)),
            .broken = {},
            .gap = {}};
        if (!row.is_replaced) {
            const closing::StatementReconciled& event = kept[i].event;
            row.gap = closing::gap_before(kept, event.period, event.opening);
        }
        std::copy_if(broken.begin(), broken.end(), std::back_inserter(row.broken),
                     [&](const auto& one) { return one.statement == kept[i].seq; });
        report.statements.push_back(std::move(row));
    }
    std::stable_sort(report.statements.begin(), report.statements.end(),
                     [](const StatementRow& a, const StatementRow& b) {
                         return a.kept.event.period.to < b.kept.event.period.to;
                     });
}

}  // namespace

Vnd Reconciliation::bank_difference() const {
    const auto last = std::find_if(statements.rbegin(), statements.rend(),
                                   [](const StatementRow& row) { return !row.is_replaced; });
    return last == statements.rend() ? Vnd{} : last->kept.event.closing - last->book_now;
}

bool Reconciliation::agrees() const {
    return difference == Vnd{} && bank_difference() == Vnd{} &&
           std::all_of(statements.begin(), statements.end(), [](const StatementRow& row) {
               return row.broken.empty() && !(row.gap && row.gap->has_money());
           });
}

Result<Reconciliation> reconciliation(store::Ledger& ledger, std::string_view code, Date on) {
    return store::attempt([&]() -> Result<Reconciliation> {
        const store::Snapshot snapshot{ledger};
        const auto row = actions::group_book(ledger, code);
        if (!row) { return row.refusal(); }
        if (auto refusal = check_told(ledger, *row, {.on = on})) { return *std::move(refusal); }
        const auto [group, history, witness] = group_at(ledger, *row, on);
        Reconciliation report{.group = row->code,
                              .on = on,
                              .box = history.cash_on(on),
                              .difference = {},
                              .since = {},
                              .posted = {},
                              .of_bank = {},
                              .counts = {},
                              .statements = {},
                              .held = held_by_day(history, on),
                              .late = {},
                              .witness = witness};
        std::vector<Entry> entries;
        store::each_entry(ledger, *row, [&, &history = history](const Entry& entry) {
            add_count(report, history, entry);
            add_late(report, entry);
            entries.push_back(entry);
        });
        add_statements(report, history, entries);
        std::stable_sort(report.counts.begin(), report.counts.end(),
                         [](const CountLine& a, const CountLine& b) { return a.on < b.on; });
        add_last_count(report, history);
        add_differences(report, history);
        return report;
    });
}

}  // namespace hui::report
