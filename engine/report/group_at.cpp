#include "engine/report/group_at.hpp"

namespace hui::report {

GroupAt group_at(store::Ledger& ledger, const store::BookRow& book, Date on) {
    savings::History history = store::load_history(ledger, book);
    savings::Group group = history.as_of(store::load_group(ledger, book), on);
    return {.group = std::move(group), .history = std::move(history)};
}

Vnd cash_on(const savings::History& history, Date on) {
    Vnd cash;
    for (const savings::Movement& movement : history.movements()) {
        if (movement.on <= on) { cash += movement.cash + movement.bank; }
    }
    return cash;
}

}  // namespace hui::report
