#include "engine/actions/append_drafts.hpp"

#include "engine/lending/funds.hpp"

namespace hui::actions {

namespace {

Check check_money(store::Ledger& ledger, const store::Book& book,
                  const std::vector<Draft>& drafts) {
    if (!lending::takes_money(drafts)) { return {}; }
    const Date on = drafts.front().effective_on;
    const auto least = [&](const Account& account) {
        return store::balance_range(ledger, book.row(), account, on).least;
    };
    if (auto refusal = lending::check_money(
            drafts, {.cash = least(account::cash()), .bank = least(account::bank())})) {
        return refusal;
    }
    for (const Date day : {on, latest_date}) {
        const Balances balances = store::balances_as_of(ledger, book.row(), day);
        if (auto refusal = lending::check_own_money(drafts, balances)) { return refusal; }
    }
    return {};
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
