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

/// What was collected for lenders and what borrowers saved.
Vnd of_others(const Balances& balances) {
    Vnd of_others;
    for (const auto& [account, amount] : balances.all()) {
        const std::string_view name = account.name();
        if (name.ends_with(":to-remit") || name.ends_with(":savings")) { of_others -= amount; }
    }
    return of_others;
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

Check check_own_money(const std::vector<Draft>& drafts, const Balances& balances) {
    const auto event = event_of(drafts.front().kind, drafts.front().body);
    const bool is_lent = event && (std::holds_alternative<Disbursed>(*event) ||
                                   std::holds_alternative<FundPaidIn>(*event));
    const Vnd taken = -moved(drafts, hui::account::cash()) - moved(drafts, hui::account::bank());
    if (!is_lent || taken <= Vnd{}) { return {}; }
    const Vnd cash = balances.of(hui::account::cash());
    const Vnd bank = balances.of(hui::account::bank());
    const Vnd others = of_others(balances);
    if (taken <= cash + bank - others) { return {}; }
    return refuse(Code::not_enough_money,
                  {{"pot", taken}, {"cash", cash}, {"bank", bank}, {"others", others}});
}

}  // namespace hui::lending
