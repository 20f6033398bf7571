#include "engine/closing/statements_again.hpp"

#include <algorithm>
#include <optional>
#include <set>

namespace hui::closing {

namespace {

struct Kept {
    Seq seq;
    StatementReconciled event;
};

bool is_about(const Kept& kept, Date day) { return kept.event.from <= day && day <= kept.event.to; }

Vnd moved_by(const Entry& entry, Date through) {
    Vnd sum;
    if (entry.effective_on > through) { return sum; }
    for (const Posting& posting : entry.postings) {
        if (posting.account == account::bank()) { sum += posting.amount; }
    }
    return sum;
}

/// The entry since which the account has had neither what it had nor what the bank says.
std::optional<BrokenStatement> broken_balance(const Kept& kept, std::span<const Entry> entries) {
    const StatementReconciled& event = kept.event;
    Vnd is = event.book;
    std::optional<Seq> since;
    for (const Entry& entry : entries) {
        if (entry.seq <= kept.seq) { continue; }
        is += moved_by(entry, event.to);
        const bool holds = is == event.book || is == event.closing;
        if (holds) {
            since.reset();
        } else if (!since) {
            since = entry.seq;
        }
    }
    if (!since) { return std::nullopt; }
    return BrokenStatement{.statement = kept.seq,
                           .to = event.to,
                           .by = *since,
                           .how = BrokenStatement::Balance{.was = event.book, .is = is}};
}

/// The lines that hold: of each day those of the last statement.
class HeldLines {
public:
    explicit HeldLines(const std::vector<Kept>& statements) {
        for (auto kept = statements.begin(); kept != statements.end(); ++kept) {
            for (const ReconciledLine& line : kept->event.lines) {
                const bool is_held =
                    std::none_of(kept + 1, statements.end(),
                                 [&](const Kept& later) { return is_about(later, line.day); });
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
                              .to = held.kept->event.to,
                              .by = reversal.seq,
                              .how = BrokenStatement::Undone{.line = held.line->no, .entry = *at}});
        }
        return broken;
    }

private:
    struct Held {
        const Kept* kept;
        const ReconciledLine* line;
    };
    std::vector<Held> lines_;
    std::set<Seq> entries_;
};

}  // namespace

std::vector<BrokenStatement> broken_statements(std::span<const Entry> entries) {
    std::vector<Kept> statements;
    for (const Entry& entry : entries) {
        if (entry.kind != statement_reconciled_kind) { continue; }
        statements.push_back({.seq = entry.seq, .event = statement_reconciled_of(entry.body)});
    }
    std::vector<BrokenStatement> broken;
    for (auto kept = statements.begin(); kept != statements.end(); ++kept) {
        const bool is_replaced = std::any_of(kept + 1, statements.end(), [&](const Kept& later) {
            return is_about(later, kept->event.to);
        });
        if (is_replaced) { continue; }
        if (auto found = broken_balance(*kept, entries)) { broken.push_back(*found); }
    }
    const HeldLines lines{statements};
    for (const Entry& entry : entries) {
        const auto found = lines.undone_by(entry);
        broken.insert(broken.end(), found.begin(), found.end());
    }
    return broken;
}

}  // namespace hui::closing
