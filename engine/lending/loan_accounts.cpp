#include "engine/lending/loan_accounts.hpp"

#include "engine/base/wide.hpp"

namespace hui::lending {

namespace {

Account named(std::string_view of, std::string_view code, std::string_view what) {
    return Account{std::string{of} + ":" + std::string{code} + ":" + std::string{what}};
}

/// The amount's percentage, rounded down.
Vnd part_of(Vnd amount, std::int64_t percent) {
    return Vnd{static_cast<std::int64_t>(Wide{amount.count()} * percent / all_percent)};
}

bool is_guaranteed(const Agreement& agreement) {
    return agreement.lender_kind != registry::LenderKind::fund;
}

}  // namespace

namespace account {

Account principal(std::string_view loan) { return named("loans", loan, "principal"); }
Account interest(std::string_view loan) { return named("loans", loan, "interest"); }
Account overdue_interest(std::string_view loan) { return named("loans", loan, "overdue-interest"); }
Account written_off(std::string_view loan) { return named("loans", loan, "written-off"); }
Account savings(std::string_view loan) { return named("borrower", loan, "savings"); }
Account to_remit(std::string_view lender) { return named("lender", lender, "to-remit"); }
bool is_to_remit(const Account& account) { return account.name().ends_with(":to-remit"); }
Account funding(std::string_view lender) { return named("lender", lender, "funding"); }
Account guarantee(std::string_view loan, std::string_view unit) {
    return named("guarantees", loan, unit);
}
Account guarantees_given() { return Account{"guarantees:given"}; }

}  // namespace account

std::vector<Exposure> exposures(const std::vector<Guarantor>& guarantors, Vnd amount) {
    std::vector<Exposure> parts;
    std::int64_t percent = 0;
    Vnd given;
    for (const Guarantor& guarantor : guarantors) {
        percent += guarantor.percent;
        const Vnd together = part_of(amount, percent);
        parts.push_back({.unit = guarantor.unit, .amount = together - given});
        given = together;
    }
    return parts;
}

Vnd open_amount(const Agreement& agreement, const Standing& standing) {
    switch (standing.stage) {
        case Stage::applied:
        case Stage::certified:
        case Stage::paid_off:
        case Stage::written_off:
        case Stage::withdrawn:
            return {};
        case Stage::approved:
            return standing.approved;
        case Stage::called:
            return standing.outstanding;
        case Stage::running:
            break;
    }
    return standing.outstanding + agreement.terms.principal - standing.disbursed;
}

Vnd vouched_for(const Agreement& agreement, const Standing& standing) {
    return is_guaranteed(agreement) ? open_amount(agreement, standing) : Vnd{};
}

Balances accounts_of(const Agreement& agreement, const Standing& standing) {
    Balances balances;
    const std::string& loan = agreement.loan;
    if (is_guaranteed(agreement)) {
        for (const Exposure& part : exposures(agreement.guarantors, standing.outstanding)) {
            balances.add({account::guarantee(loan, part.unit), part.amount});
        }
        balances.add({account::guarantees_given(), -standing.outstanding});
    } else {
        balances.add({account::principal(loan), standing.outstanding});
        balances.add({account::interest(loan), -standing.paid.interest});
        balances.add(
            {account::overdue_interest(loan), standing.paid.interest - standing.paid.interests()});
        balances.add({account::written_off(loan), standing.written_off});
        balances.add({account::funding(agreement.lender), -standing.taken_over});
    }
    if (agreement.lender_kind == registry::LenderKind::collected) {
        balances.add({account::to_remit(agreement.lender), -standing.paid.total()});
    }
    balances.add({account::savings(loan), -standing.saved});
    return balances;
}

}  // namespace hui::lending
