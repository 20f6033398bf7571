#include "engine/actions/loan_limits.hpp"

#include "engine/lending/loan_accounts.hpp"
#include "engine/store/loan_table.hpp"
#include "engine/store/register_table.hpp"

#include <algorithm>

namespace hui::actions {

using lending::Agreement;
using lending::LimitHeld;
using registry::LimitKey;

std::vector<LimitHeld> limits_set(const registry::Policy& policy, const Agreement& agreement,
                                  Date on) {
    std::vector<LimitHeld> limits;
    const auto add = [&](const LimitKey& key, Vnd added) {
        const std::string text = registry::key_text(key);
        if (const auto limit = policy.limit(text, on)) {
            limits.push_back({.key = text, .before = {}, .added = added, .limit = *limit});
        }
    };
    const Vnd principal = agreement.terms.principal;
    add({.of = LimitKey::Of::borrower, .code = {}}, principal);
    add({.of = LimitKey::Of::lender, .code = agreement.lender}, principal);
    // A fund's own loans are no guarantee.
    if (agreement.lender_kind != registry::LenderKind::fund) {
        for (const auto& part : lending::exposures(agreement.guarantors, principal)) {
            add({.of = LimitKey::Of::unit, .code = part.unit}, part.amount);
        }
    }
    std::sort(limits.begin(), limits.end(),
              [](const LimitHeld& a, const LimitHeld& b) { return a.key < b.key; });
    return limits;
}

std::vector<LimitHeld> limits_held(store::Ledger& ledger, const Agreement& agreement, Date on) {
    auto limits = limits_set(store::policy_of(ledger), agreement, on);
    for (LimitHeld& held : limits) {
        const auto key = registry::limit_key_of(held.key);
        switch (key->of) {
            case LimitKey::Of::borrower:
                held.before = store::open_of_borrower(ledger, agreement.borrower);
                break;
            case LimitKey::Of::lender:
                held.before = store::open_with_lender(ledger, key->code);
                break;
            case LimitKey::Of::unit:
                held.before = store::vouched_for_by_unit(ledger, key->code);
                break;
        }
    }
    return limits;
}

}  // namespace hui::actions
