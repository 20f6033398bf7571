#include "engine/lending/funds.hpp"

#include "engine/journal/balances.hpp"
#include "engine/journal/reversal.hpp"
#include "engine/lending/loan_accounts.hpp"
#include "engine/lending/record_loan.hpp"

#include <algorithm>

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

void add_to(Money& money, const Account& account, Vnd amount) {
    if (account == hui::account::cash()) { money.cash += amount; }
    if (account == hui::account::bank()) { money.bank += amount; }
    // What others have a right to stands in credit.
    const bool is_of_others = account::is_to_remit(account) || account.name().ends_with(":savings");
    if (hui::account::is_money(account) || is_of_others) { money.own += amount; }
}

}  // namespace

void MoneyByDay::add(Date on, const Account& account, Vnd amount) {
    add_to(moved_[on], account, amount);
}

Money MoneyByDay::least_from(Date from) const {
    Money now;
    std::optional<Money> least;
    const auto look = [&] {
        const Money before = least.value_or(now);
        least = Money{.cash = std::min(before.cash, now.cash),
                      .bank = std::min(before.bank, now.bank),
                      .own = std::min(before.own, now.own)};
    };
    for (const auto& [day, moved] : moved_) {
        if (day > from && !least) { look(); }
        now.cash += moved.cash;
        now.bank += moved.bank;
        now.own += moved.own;
        if (day >= from) { look(); }
    }
    return least.value_or(now);
}

Money taken_by(const std::vector<Draft>& drafts) {
    Money taken;
    for (const Draft& draft : drafts) {
        for (const auto& [account, amount] : draft.postings) { add_to(taken, account, -amount); }
    }
    return taken;
}

Check check_money(const Money& taken, const Money& least) {
    const auto lacks = [](Vnd wanted, Vnd there) { return wanted > Vnd{} && wanted > there; };
    std::vector<NamedFact> facts{{"cash", least.cash}, {"bank", least.bank}};
    if (lacks(taken.cash, least.cash) || lacks(taken.bank, least.bank)) {
        facts.push_back({"pot", lacks(taken.cash, least.cash) ? taken.cash : taken.bank});
        return refuse(Code::not_enough_money, std::move(facts));
    }
    if (lacks(taken.own, least.own)) {
        facts.push_back({"pot", taken.own});
        facts.push_back({"others", least.cash + least.bank - least.own});
        return refuse(Code::not_enough_money, std::move(facts));
    }
    return {};
}

}  // namespace hui::lending
