#include "engine/lending/funds.hpp"

#include "engine/journal/balances.hpp"
#include "engine/journal/reversal.hpp"
#include "engine/lending/loan_accounts.hpp"
#include "engine/lending/record_loan.hpp"

namespace hui::lending {

Result<std::vector<Draft>> decide_remit(const Remitted& event, Vnd held, const Day& day) {
    if (auto refusal = check_day(day)) { return *refusal; }
    if (event.amount <= Vnd{}) {
        return refuse(Code::amount_not_positive, {{"amount", event.amount}});
    }
    if (event.amount > held) {
        return refuse(
            Code::more_than_collected,
            {{"lender", event.lender}, {"amount", event.amount}, {"held", held}, {"date", day.on}});
    }
    return std::vector{draft_of(event, day.on,
                                {{account::to_remit(event.lender), event.amount},
                                 {account_of(event.method), -event.amount}})};
}

Result<std::vector<Draft>> decide_pay_in(const FundPaidIn& event, registry::LenderKind kind,
                                         const Day& day) {
    if (auto refusal = check_day(day)) { return *refusal; }
    if (event.amount == Vnd{}) {
        return refuse(Code::amount_not_positive, {{"amount", event.amount}});
    }
    if (kind != registry::LenderKind::fund) {
        return refuse(Code::not_a_fund, {{"lender", event.lender}});
    }
    return std::vector{draft_of(event, day.on,
                                {{account_of(event.method), event.amount},
                                 {account::funding(event.lender), -event.amount}})};
}

Result<std::vector<Draft>> decide_reverse_money(const Entry& original,
                                                const ReverseLoanEntry& command, const Day& day) {
    const auto event = event_of(original.kind, original.body);
    const bool is_money = event && (std::holds_alternative<Remitted>(*event) ||
                                    std::holds_alternative<FundPaidIn>(*event));
    if (!is_money) { return refuse(Code::kind_not_reversible, {{"kind", original.kind}}); }
    const auto on = reversal_day(original, command, day);
    if (!on) { return on.refusal(); }
    return std::vector{reversal_of(original, *on, command.reason)};
}

namespace {

/// What some entries do to the box or the bank account together.
Vnd moved(const std::vector<Draft>& drafts, const Account& account) {
    Balances change;
    for (const Draft& draft : drafts) { change.add(draft.postings); }
    return change.of(account);
}

}  // namespace

bool takes_money(const std::vector<Draft>& drafts) {
    return moved(drafts, hui::account::cash()) < Vnd{} ||
           moved(drafts, hui::account::bank()) < Vnd{};
}

Check check_money(const std::vector<Draft>& drafts, const MoneyHeld& held) {
    const Vnd cash = moved(drafts, hui::account::cash());
    const Vnd bank = moved(drafts, hui::account::bank());
    const bool cash_is_there = cash >= Vnd{} || held.cash + cash >= Vnd{};
    const bool bank_is_there = bank >= Vnd{} || held.bank + bank >= Vnd{};
    if (cash_is_there && bank_is_there) { return {}; }
    return refuse(
        Code::not_enough_money,
        {{"pot", -(cash_is_there ? bank : cash)}, {"cash", held.cash}, {"bank", held.bank}});
}

}  // namespace hui::lending
