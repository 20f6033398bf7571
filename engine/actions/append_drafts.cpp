#include "engine/actions/append_drafts.hpp"

#include "engine/lending/funds.hpp"

namespace hui::actions {

namespace {

Check check_money(store::Ledger& ledger, const store::Book& book,
                  const std::vector<Draft>& drafts) {
    const lending::Money taken = lending::taken_by(drafts);
    const bool takes = taken.cash > Vnd{} || taken.bank > Vnd{} || taken.own > Vnd{};
    if (!takes) { return {}; }
    return lending::check_money(
        taken, store::least_money(ledger, book.row(), drafts.front().effective_on));
}

}  // namespace

Result<Recorded> append_drafts(store::Ledger& ledger, store::Book& book,
                               Result<std::vector<Draft>> drafts, const std::string& ref,
                               const Actor& actor) {
    if (!drafts) { return drafts.refusal(); }
    if (auto refusal = check_money(ledger, book, *drafts)) { return *refusal; }
    Recorded first = append(book, std::move(drafts->front()), ref, actor);
    for (auto next = drafts->begin() + 1; next != drafts->end(); ++next) {
        append(book, std::move(*next), "", actor);
    }
    return first;
}

}  // namespace hui::actions
