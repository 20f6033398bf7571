#include "engine/report/group_at.hpp"

#include "engine/actions/known_register.hpp"
#include "engine/actions/recorded.hpp"
#include "engine/store/register_table.hpp"

namespace hui::report {

GroupAt group_at(store::Ledger& ledger, const store::BookRow& book, Date on) {
    savings::History history = store::load_history(ledger, book);
    savings::Group group = history.as_of(store::load_group(ledger, book), on);
    return {.group = std::move(group),
            .history = std::move(history),
            .witness = witness_at(ledger, book)};
}

std::optional<GroupAt> group_at(store::Ledger& ledger, const store::BookRow& book,
                                const AsOf& as_of) {
    if (!as_of.as_known) { return group_at(ledger, book, as_of.on); }
    auto known = store::load_known(ledger, book, *as_of.as_known);
    if (!known) { return std::nullopt; }
    savings::Group group = known->history.as_of(known->group, as_of.on);
    return GroupAt{.group = std::move(group),
                   .history = std::move(known->history),
                   .witness = witness_at(ledger, book, as_of.as_known)};
}

registry::Policy policy_at(store::Ledger& ledger, std::optional<Instant> as_known) {
    if (!as_known) { return store::policy_of(ledger); }
    return actions::KnownRegister{ledger}.policy_by({.at = *as_known, .seen = {}});
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
