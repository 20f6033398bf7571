#include "engine/actions/statements.hpp"

#include "engine/store/group_table.hpp"
#include "engine/store/register_table.hpp"

#include <algorithm>

namespace hui::actions {

namespace {

using closing::BankBook;
using closing::LineMatch;
using closing::StatementReconciled;

/// The group's bank account, with the names of those who held the shares then.
BankBook named_bank_book(store::Ledger& ledger, const store::BookRow& row,
                         const savings::Group& group, const savings::History& history,
                         closing::StatementDays period) {
    std::vector<Entry> entries;
    store::each_entry(ledger, row, [&](const Entry& entry) { entries.push_back(entry); });
    BankBook book = closing::bank_book_of(row.code, entries, period);
    const auto names = store::member_names(ledger);
    for (closing::BankEntry& entry : book.entries) {
        const savings::Share* share = group.find(entry.share);
        if (share == nullptr) { continue; }
        const std::string member =
            history.holder_at(entry.share, share->member, entry.on, entry.seq);
        const auto name = names.find(member);
        if (name != names.end()) { entry.name = name->second; }
    }
    return book;
}

Result<ComparedStatement> compared_with(BankBook book, const StatementRequest& request) {
    auto states = closing::match_lines(book, request.statement, request.matching);
    if (!states) { return states.refusal(); }
    auto rest = closing::not_on_statement(book, request.statement, *states);
    const Vnd balance = book.balance_on(request.statement.period.to);
    const closing::BankStatement& statement = request.statement;
    const auto before = closing::gap_before(book.kept, statement.period, statement.opening);
    const auto after = closing::gap_after(book.kept, statement.period, statement.closing);
    std::string group = book.group;
    return ComparedStatement{.group = std::move(group),
                             .book = std::move(book),
                             .states = *std::move(states),
                             .not_on_statement = std::move(rest),
                             .balance = balance,
                             .gap_before = before,
                             .gap_after = after};
}

Result<StatementReconciled> decided(const savings::Group& group, const ComparedStatement& compared,
                                    const StatementRequest& request, Date today) {
    const Date last = request.statement.period.to;
    if (auto refusal = closing::check_in_books(group, compared.book, last)) { return *refusal; }
    return closing::decide_reconcile(group, compared.book, request.statement,
                                     closing::settled(compared.states),
                                     {.on = today, .today = today});
}

bool same_statement(const Entry& entry, const StatementRequest& request) {
    if (entry.kind != closing::statement_reconciled_kind) { return false; }
    const StatementReconciled event = closing::statement_reconciled_of(entry.body);
    std::size_t by_person = 0;
    for (const closing::ReconciledLine& line : event.lines) {
        if (!line.match || line.match->by != LineMatch::By::person) { continue; }
        ++by_person;
        const auto& said = request.matching.confirmed;
        const bool is_said = std::any_of(said.begin(), said.end(), [&](const auto& confirmed) {
            return confirmed.line == line.no && confirmed.entries == line.match->entries;
        });
        if (!is_said) { return false; }
    }
    return event.file == request.statement.file && by_person == request.matching.confirmed.size();
}

}  // namespace

Result<ComparedStatement> compare_statement(store::Ledger& ledger, std::string_view group,
                                            const StatementRequest& request, const Actor& actor) {
    return store::attempt([&]() -> Result<ComparedStatement> {
        const store::Snapshot snapshot{ledger};
        const auto row = group_book(ledger, group);
        if (!row) { return row.refusal(); }
        const savings::Group now = store::load_group(ledger, *row);
        const savings::History history = store::load_history(ledger, *row);
        auto compared = compared_with(
            named_bank_book(ledger, *row, now, history, request.statement.period), request);
        if (!compared) { return compared; }
        const auto event = decided(now, *compared, request, actor.today());
        if (!event) { return event.refusal(); }
        return compared;
    });
}

Result<Recorded> keep_statement(store::Ledger& ledger, store::Book& book,
                                const StatementRequest& request, const Actor& actor,
                                ComparedStatement& compared) {
    auto found = compared_with(
        named_bank_book(ledger, book.row(), book.group(), book.history(), request.statement.period),
        request);
    if (!found) { return found.refusal(); }
    compared = *std::move(found);
    if (auto earlier = already_recorded(ledger, book.row(), request.ref, [&](const Entry& entry) {
            return same_statement(entry, request);
        })) {
        return *std::move(earlier);
    }
    const auto event = decided(book.group(), compared, request, actor.today());
    if (!event) { return event.refusal(); }
    return append(book, draft_of(*event, actor.today()), request.ref, actor);
}

}  // namespace hui::actions
