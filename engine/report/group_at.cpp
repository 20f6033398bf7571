#include "engine/report/group_at.hpp"

#include "engine/actions/recorded.hpp"

namespace hui::report {

GroupAt group_at(store::Ledger& ledger, const store::BookRow& book, Date on) {
    savings::History history = store::load_history(ledger, book);
    savings::Group group = history.as_of(store::load_group(ledger, book), on);
    return {.group = std::move(group), .history = std::move(history)};
}

Result<std::vector<store::BookRow>> books_meant(store::Ledger& ledger,
                                                const std::optional<std::string>& group) {
    if (!group) { return store::group_books(ledger); }
    const auto book = actions::group_book(ledger, *group);
    if (!book) { return book.refusal(); }
    return std::vector{*book};
}

Vnd cash_on(const savings::History& history, Date on) {
    Vnd cash;
    for (const savings::Movement& movement : history.movements()) {
        if (movement.on <= on) { cash += movement.cash + movement.bank; }
    }
    return cash;
}

}  // namespace hui::report
