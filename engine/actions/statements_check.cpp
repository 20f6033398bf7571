#include "engine/actions/statements_check.hpp"

#include "engine/closing/statements_again.hpp"
#include "engine/store/fault.hpp"
#include "engine/store/journal_table.hpp"

#include <fmt/format.h>

namespace hui::actions {

namespace {

/// The statement's entry and day, and what broke it: `9, 2026-03-31: 600000 -> 550000`, or the line
/// and the entry that stood for it, `9, 2026-03-31: 3 = 12`.
std::string figures_of(const closing::BrokenStatement& broken) {
    const std::string which = fmt::format("{}, {}", broken.statement.count(), iso(broken.to));
    if (const auto* balance = std::get_if<closing::BrokenStatement::Balance>(&broken.how)) {
        return fmt::format("{}: {} -> {}", which, balance->was.count(), balance->is.count());
    }
    const auto& undone = std::get<closing::BrokenStatement::Undone>(broken.how);
    return fmt::format("{}: {} = {}", which, undone.line, undone.entry.count());
}

}  // namespace

void check_statements(store::Ledger& ledger, const std::vector<store::BookRow>& books,
                      const JournalClaims& claims, Verification& result) {
    for (const store::BookRow& book : books) {
        if (!claims.with_statements().contains(book.id)) { continue; }
        // Damage was named when the chain was checked.
        store::unless_damaged([&] {
            std::vector<Entry> entries;
            store::each_entry(ledger, book, [&](const Entry& entry) { entries.push_back(entry); });
            for (const auto& broken : closing::broken_statements(entries)) {
                result.problems.push_back({.book = book.code,
                                           .seq = broken.by,
                                           .code = ProblemCode::statement_broken,
                                           .detail = figures_of(broken),
                                           .statement = broken});
            }
        });
    }
}

}  // namespace hui::actions
