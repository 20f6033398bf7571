#include "engine/closing/statements_again.hpp"

#include "engine/closing/match_lines.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

namespace hui::closing {

namespace {

/// What moves the account, by day.
using Changes = std::map<Date, Vnd>;

/// A day of a kept statement that no later one is about.
struct HeldDay {
    Date on;
    Vnd had;      ///< at its end by the book, when the statement was kept
    Vnd lacking;  ///< of lines through the day that stood for no entry then
    Vnd has;      ///< by the book, with what was recorded since
};

/// Whether the book has on a day what it had, or that with what was lacking: an entry may be dated
/// as many days before its line as in matching. No other figure may take their place.
bool holds(const std::vector<HeldDay>& days, const HeldDay& day) {
    const Vnd came = day.has - day.had;
    const Date until = day.on + Matching{}.within;
    return came == Vnd{} || std::any_of(days.begin(), days.end(), [&](const HeldDay& other) {
               return other.on >= day.on && other.on <= until && other.lacking == came;
           });
}

std::vector<HeldDay> days_held(const KeptStatement& kept, std::span<const KeptStatement> later) {
    std::vector<HeldDay> days;
    const StatementDays period = kept.event.period;
    for (Date day = period.from; day <= period.to; day += Days{1}) {
        const bool is_replaced =
            std::any_of(later.begin(), later.end(),
                        [&](const KeptStatement& one) { return one.event.period.has(day); });
        if (!is_replaced) { days.push_back({.on = day, .had = {}, .lacking = {}, .has = {}}); }
    }
    return days;
}

/// Adds to a figure of each day what changed by its end.
void add_running(std::vector<HeldDay>& days, const Changes& changes, Vnd HeldDay::*figure) {
    Vnd sum;
    auto next = changes.begin();
    for (HeldDay& day : days) {
        for (; next != changes.end() && next->first <= day.on; ++next) { sum += next->second; }
        day.*figure += sum;
    }
}

/// The days as they were when the statement was kept.
std::vector<HeldDay> days_when_kept(const KeptStatement& kept, std::span<const KeptStatement> later,
                                    std::span<const Entry> entries) {
    std::vector<HeldDay> days = days_held(kept, later);
    if (days.empty()) { return days; }
    Changes booked;
    for (const Entry& entry : entries) {
        if (entry.seq <= kept.seq) { booked[entry.effective_on] += moved_in_bank(entry); }
    }
    add_running(days, booked, &HeldDay::had);
    add_running(days, booked, &HeldDay::has);
    Changes lines;
    for (const ReconciledLine& line : kept.event.lines) {
        if (!line.match) { lines[line.day] += line.amount; }
    }
    add_running(days, lines, &HeldDay::lacking);
    return days;
}

/// The last day, if it doesn't hold; else the first that doesn't, if any.
std::optional<HeldDay> broken_day(const std::vector<HeldDay>& days) {
    if (!days.empty() && !holds(days, days.back())) { return days.back(); }
    const auto at = std::find_if(days.begin(), days.end(),
                                 [&](const HeldDay& day) { return !holds(days, day); });
    return at == days.end() ? std::nullopt : std::optional{*at};
}

/// The entry since which the account has not had on every day what it had, nor, where book and bank
/// differed, what the bank says.
std::optional<BrokenStatement> broken_balance(const KeptStatement& kept,
                                              std::span<const KeptStatement> later,
                                              std::span<const Entry> entries) {
    std::vector<HeldDay> days = days_when_kept(kept, later, entries);
    if (days.empty()) { return std::nullopt; }
    std::optional<Seq> since;
    std::optional<HeldDay> broken;
    for (const Entry& entry : entries) {
        if (entry.seq <= kept.seq || entry.effective_on > days.back().on) { continue; }
        const Vnd moved = moved_in_bank(entry);
        if (moved == Vnd{}) { continue; }
        add_running(days, {{entry.effective_on, moved}}, &HeldDay::has);
        broken = broken_day(days);
        if (!broken) {
            since.reset();
        } else if (!since) {
            since = entry.seq;
        }
    }
    if (!since) { return std::nullopt; }
    return BrokenStatement{.statement = kept.seq,
                           .to = broken->on,
                           .by = *since,
                           .how = BrokenStatement::Balance{.was = broken->had, .is = broken->has}};
}

/// The lines that hold: of each day those of the last statement.
class HeldLines {
public:
    explicit HeldLines(const std::vector<KeptStatement>& statements) {
        for (auto kept = statements.begin(); kept != statements.end(); ++kept) {
            for (const ReconciledLine& line : kept->event.lines) {
                const bool is_held = std::none_of(
                    kept + 1, statements.end(),
                    [&](const KeptStatement& later) { return later.event.period.has(line.day); });
                if (!line.match || !is_held) { continue; }
                lines_.push_back({.kept = &*kept, .line = &line});
                entries_.insert(line.match->entries.begin(), line.match->entries.end());
            }
        }
    }

    /// The lines of entries that were reversed since. What the bank itself gave back stands on a
    /// line too, and breaks nothing.
    [[nodiscard]] std::vector<BrokenStatement> undone_by(const Entry& reversal) const {
        std::vector<BrokenStatement> broken;
        if (!reversal.reverses || entries_.contains(reversal.seq)) { return broken; }
        for (const Held& held : lines_) {
            const auto& matched = held.line->match->entries;
            const auto at = std::find(matched.begin(), matched.end(), *reversal.reverses);
            if (at == matched.end() || reversal.seq <= held.kept->seq) { continue; }
            broken.push_back({.statement = held.kept->seq,
                              .to = held.kept->event.period.to,
                              .by = reversal.seq,
                              .how = BrokenStatement::Undone{.line = held.line->no, .entry = *at}});
        }
        return broken;
    }

private:
    struct Held {
        const KeptStatement* kept;
        const ReconciledLine* line;
    };
    std::vector<Held> lines_;
    std::set<Seq> entries_;
};

std::optional<StatementGap> if_any(const StatementGap& gap) {
    return gap.has_days() || gap.has_money() ? std::optional{gap} : std::nullopt;
}

}  // namespace

std::vector<KeptStatement> kept_statements(std::span<const Entry> entries) {
    std::vector<KeptStatement> statements;
    for (const Entry& entry : entries) {
        if (entry.kind != statement_reconciled_kind) { continue; }
        statements.push_back({.seq = entry.seq,
                              .on = entry.effective_on,
                              .event = statement_reconciled_of(entry.body)});
    }
    return statements;
}

bool is_replaced(const KeptStatement& kept, std::span<const KeptStatement> later) {
    return days_held(kept, later).empty();
}

std::optional<StatementGap> gap_before(std::span<const KeptStatement> kept, StatementDays period,
                                       Vnd opening) {
    const KeptStatement* last = nullptr;  // of two that end on a day, the later kept
    for (const KeptStatement& one : kept) {
        if (one.event.period.from >= period.from) { continue; }
        if (last == nullptr || one.event.period.to >= last->event.period.to) { last = &one; }
    }
    if (last == nullptr || last->event.period.to >= period.from) { return std::nullopt; }
    return if_any({.kept = last->seq,
                   .side = StatementGap::Kept::before,
                   .until = last->event.period.to,
                   .closing = last->event.closing,
                   .from = period.from,
                   .opening = opening});
}

std::optional<StatementGap> gap_after(std::span<const KeptStatement> kept, StatementDays period,
                                      Vnd closing) {
    const KeptStatement* next = nullptr;  // of two that begin on a day, the later kept
    for (const KeptStatement& one : kept) {
        if (one.event.period.to <= period.to) { continue; }
        if (next == nullptr || one.event.period.from <= next->event.period.from) { next = &one; }
    }
    if (next == nullptr || next->event.period.from <= period.to) { return std::nullopt; }
    return if_any({.kept = next->seq,
                   .side = StatementGap::Kept::after,
                   .until = period.to,
                   .closing = closing,
                   .from = next->event.period.from,
                   .opening = next->event.opening});
}

std::vector<BrokenStatement> broken_statements(std::span<const Entry> entries) {
    const std::vector<KeptStatement> statements = kept_statements(entries);
    std::vector<BrokenStatement> broken;
    for (auto kept = statements.begin(); kept != statements.end(); ++kept) {
        const std::span<const KeptStatement> later{kept + 1, statements.end()};
        if (auto found = broken_balance(*kept, later, entries)) { broken.push_back(*found); }
    }
    const HeldLines lines{statements};
    for (const Entry& entry : entries) {
        const auto found = lines.undone_by(entry);
        broken.insert(broken.end(), found.begin(), found.end());
    }
    return broken;
}

}  // namespace hui::closing
