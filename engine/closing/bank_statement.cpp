#include "engine/closing/bank_statement.hpp"

#include "engine/base/text.hpp"
#include "engine/savings/movement.hpp"
#include "engine/savings/round_dates.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace hui::closing {

namespace {

/// The entries that were undone on their own day, and what undid them.
std::set<Seq> without_trace(std::span<const Entry> entries) {
    std::map<Seq, Date> days;
    std::set<Seq> gone;
    for (const Entry& entry : entries) {
        days[entry.seq] = entry.effective_on;
        if (!entry.reverses) { continue; }
        const auto original = days.find(*entry.reverses);
        if (original == days.end() || original->second != entry.effective_on) { continue; }
        gone.insert({entry.seq, original->first});
    }
    return gone;
}

ShareNo share_of(const Entry& entry) {
    const auto movement = savings::movement_of(entry);
    return movement ? movement->share : ShareNo{};
}

/// The lines of statements that were kept, of each day those of the last one.
class KeptLines {
public:
    void add(const StatementReconciled& event) {
        std::erase_if(lines_, [&](const auto& line) { return event.period.has(line.first); });
        for (const ReconciledLine& line : event.lines) {
            if (line.match) { lines_.emplace(line.day, line.match->entries); }
        }
    }
    [[nodiscard]] std::set<Seq> entries_outside(StatementDays period) const {
        std::set<Seq> taken;
        for (const auto& [day, entries] : lines_) {
            if (!period.has(day)) { taken.insert(entries.begin(), entries.end()); }
        }
        return taken;
    }

private:
    std::multimap<Date, std::vector<Seq>> lines_;
};

/// `14`, or `14+15`: entries that stand for a line together.
Fact named(const std::vector<Seq>& entries) {
    if (entries.size() == 1) { return entries.front().count(); }
    std::string text;
    for (const Seq seq : entries) {
        text += fmt::format("{}{}", text.empty() ? "" : "+", seq.count());
    }
    return text;
}

/// The entries of a line are there, free, and moved what the line says. `used` are those of the
/// lines before.
Check check_match(const BankBook& book, const ReconciledLine& line, std::set<Seq>& used) {
    Vnd booked;
    bool moves_bank = true;  // each of them
    for (const Seq seq : line.match->entries) {
        if (seq < Seq{1} || seq > book.head) {
            return refuse(Code::unknown_entry, {{"book", book.group}, {"seq", seq.count()}});
        }
        if (book.taken.contains(seq) || !used.insert(seq).second) {
            return refuse(Code::entry_matched, {{"seq", seq.count()}, {"group", book.group}});
        }
        const BankEntry* entry = book.find(seq);
        moves_bank = moves_bank && entry != nullptr;
        if (entry != nullptr) { booked += entry->amount; }
    }
    if (moves_bank && !line.match->entries.empty() && booked == line.amount) { return {}; }
    return refuse(Code::match_differs, {{"no", line.no},
                                        {"amount", line.amount},
                                        {"seq", named(line.match->entries)},
                                        {"booked", booked}});
}

}  // namespace

Check check_whole(const BankStatement& statement) {
    Vnd credits;
    Vnd debits;
    bool in_period = statement.period.from <= statement.period.to;
    for (const StatementLine& line : statement.lines) {
        (line.amount < Vnd{} ? debits : credits) += line.amount;
        in_period = in_period && statement.period.has(line.day);
    }
    const bool is_whole = statement.opening + credits + debits == statement.closing;
    if (is_whole && in_period) { return {}; }
    return refuse(Code::statement_not_whole, {{"opening", statement.opening},
                                              {"credits", credits},
                                              {"debits", -debits},
                                              {"closing", statement.closing}});
}

const BankEntry* BankBook::find(Seq seq) const {
    const auto at = std::lower_bound(entries.begin(), entries.end(), seq,
                                     [](const BankEntry& entry, Seq no) { return entry.seq < no; });
    return at == entries.end() || at->seq != seq ? nullptr : &*at;
}

Vnd BankBook::balance_on(Date day) const {
    Vnd sum;
    for (const BankEntry& entry : entries) {
        if (entry.on <= day) { sum += entry.amount; }
    }
    return sum;
}

BankBook bank_book_of(std::string group, std::span<const Entry> entries, StatementDays period) {
    BankBook book{.group = std::move(group), .head = {}, .entries = {}, .taken = {}};
    const std::set<Seq> gone = without_trace(entries);
    KeptLines kept;
    for (const Entry& entry : entries) {
        book.head = entry.seq;
        book.first = std::min(book.first.value_or(entry.effective_on), entry.effective_on);
        if (entry.kind == statement_reconciled_kind) {
            kept.add(book.kept
                         .emplace_back(KeptStatement{.seq = entry.seq,
                                                     .on = entry.effective_on,
                                                     .event = statement_reconciled_of(entry.body)})
                         .event);
        }
        const Vnd amount = moved_in_bank(entry);
        if (amount == Vnd{} || gone.contains(entry.seq)) { continue; }
        book.entries.push_back({.seq = entry.seq,
                                .on = entry.effective_on,
                                .amount = amount,
                                .share = share_of(entry),
                                .name = {},
                                .ref = entry.ref,
                                .kind = entry.kind});
    }
    book.taken = kept.entries_outside(period);
    return book;
}

Check check_in_books(const savings::Group& group, const BankBook& book, Date last) {
    Date first = savings::first_day_told(group);
    if (!group.taken_over_on) { first = std::min(first, book.first.value_or(first)); }
    if (last >= first) { return {}; }
    return refuse(Code::before_books, {{"book", book.group}, {"date", last}, {"first", first}});
}

Result<StatementReconciled> decide_reconcile(const savings::Group& group, const BankBook& book,
                                             const BankStatement& statement,
                                             const std::vector<std::optional<LineMatch>>& matches,
                                             savings::When when) {
    if (statement.period.to > when.on) {
        return refuse(Code::future_date, {{"date", statement.period.to}, {"today", when.on}});
    }
    if (auto refusal = savings::check_open_day(group, when)) { return *refusal; }
    if (auto refusal = check_whole(statement)) { return *refusal; }
    if (!statement.profile.empty()) {
        if (auto refusal = check_text(statement.profile)) { return *refusal; }
    }
    StatementReconciled event{.file = statement.file,
                              .profile = statement.profile,
                              .period = statement.period,
                              .opening = statement.opening,
                              .closing = statement.closing,
                              .book = book.balance_on(statement.period.to),
                              .lines = {}};
    std::set<Seq> used;
    for (std::size_t i = 0; i < statement.lines.size(); ++i) {
        const StatementLine& line = statement.lines[i];
        event.lines.push_back({.no = static_cast<std::int64_t>(i + 1),
                               .day = line.day,
                               .amount = line.amount,
                               .reference = line.reference,
                               .match = i < matches.size() ? matches[i] : std::nullopt});
        if (!line.reference.empty()) {
            if (auto refusal = check_text(line.reference)) { return *refusal; }
        }
        if (!event.lines.back().match) { continue; }
        if (auto refusal = check_match(book, event.lines.back(), used)) { return *refusal; }
    }
    return event;
}

}  // namespace hui::closing
