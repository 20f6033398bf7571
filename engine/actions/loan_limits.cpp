#include "engine/actions/loan_limits.hpp"

#include "engine/lending/loan_accounts.hpp"
#include "engine/lending/open_by_day.hpp"
#include "engine/store/loan_table.hpp"
#include "engine/store/register_table.hpp"

#include <algorithm>

namespace hui::actions {

using lending::LimitHeld;
using registry::LimitKey;

namespace {

/// What stands against a limit after all that is recorded.
Vnd open_now(store::Ledger& ledger, const LimitKey& key, const std::string& borrower) {
    switch (key.of) {
        case LimitKey::Of::borrower:
            return store::open_of_borrower(ledger, borrower);
        case LimitKey::Of::lender:
            return store::open_with_lender(ledger, key.code);
        case LimitKey::Of::unit:
            return store::vouched_for_by_unit(ledger, key.code);
    }
    return {};
}

/// The most that stands against it at the end of the day `from` or of any later one: what stands
/// there now, and how much more the loans had open that changed since.
Vnd most_open(store::Ledger& ledger, const LimitKey& key, const std::string& borrower, Date from) {
    lending::OpenByDay open;
    for (const auto& place : store::loans_changed_after(ledger, key, borrower, from)) {
        open.update(store::load_loan(ledger, place.book, place.code), from);
    }
    return open_now(ledger, key, borrower) + open.most_open(key, borrower, from) -
           open.most_open(key, borrower, Date::max());
}

}  // namespace

ToApprove to_approve(const lending::Agreement& agreement, const lending::Approved& event, Date on) {
    return {.agreement = agreement,
            .amount = event.outstanding.value_or(agreement.terms.principal),
            .on = on};
}

std::vector<LimitHeld> limits_set(const registry::Policy& policy, const ToApprove& loan) {
    const lending::Agreement& agreement = loan.agreement;
    std::vector<LimitHeld> limits;
    const auto add = [&](const LimitKey& key, Vnd added) {
        const std::string text = registry::key_text(key);
        if (const auto limit = policy.limit(text, loan.on)) {
            limits.push_back({.key = text, .before = {}, .added = added, .limit = *limit});
        }
    };
    add({.of = LimitKey::Of::borrower, .code = {}}, loan.amount);
    add({.of = LimitKey::Of::lender, .code = agreement.lender}, loan.amount);
    // A fund's own loans are no guarantee.
    if (agreement.lender_kind != registry::LenderKind::fund) {
        for (const auto& part : lending::exposures(agreement.guarantors, loan.amount)) {
            add({.of = LimitKey::Of::unit, .code = part.unit}, part.amount);
        }
    }
    std::sort(limits.begin(), limits.end(),
              [](const LimitHeld& a, const LimitHeld& b) { return a.key < b.key; });
    return limits;
}

std::vector<LimitHeld> limits_held(store::Ledger& ledger, const ToApprove& loan) {
    auto limits = limits_set(store::policy_of(ledger), loan);
    for (LimitHeld& held : limits) {
        const auto key = registry::limit_key_of(held.key);
        held.before = most_open(ledger, *key, loan.agreement.borrower, loan.on);
    }
    return limits;
}

}  // namespace hui::actions
