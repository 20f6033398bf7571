#include "engine/lending/open_by_day.hpp"

#include "engine/lending/loan_accounts.hpp"

#include <algorithm>
#include <optional>
#include <stdexcept>

namespace hui::lending {

namespace {

using registry::LimitKey;

Vnd open_on(const LoanHistory& loan, Date on) {
    const auto standing = standing_of(loan, on);
    if (!standing) { throw std::logic_error("a loan that couldn't have been recorded"); }
    return open_amount(loan.agreement(), *standing);
}

Vnd most_in(const std::map<std::string, ByDay>& all, const std::string& code, Date from) {
    const auto found = all.find(code);
    return found == all.end() ? Vnd{} : most_from(found->second, from);
}

}  // namespace

Vnd most_from(const ByDay& changes, Date from) {
    Vnd sum;
    std::optional<Vnd> most;
    for (const auto& [day, change] : changes) {
        if (day > from) { most = std::max(most.value_or(sum), sum); }
        sum += change;
    }
    return std::max(most.value_or(sum), sum);
}

void OpenByDay::update(const LoanHistory& loan, Date from) {
    const Agreement& agreement = loan.agreement();
    Levels& levels = loans_[agreement.loan];
    count(Count::out, agreement, levels);
    levels.erase(levels.lower_bound(from), levels.end());
    levels[from] = open_on(loan, from);
    for (const Date day : loan.days_from(from)) { levels[day] = open_on(loan, day); }
    count(Count::in, agreement, levels);
}

void OpenByDay::count(Count how, const Agreement& agreement, const Levels& levels) {
    const auto add = [&](ByDay& changes, Date day, Vnd change) {
        if (change != Vnd{}) { changes[day] += how == Count::in ? change : -change; }
    };
    // A fund's own loans are no guarantee.
    const bool is_vouched_for = agreement.lender_kind != registry::LenderKind::fund;
    Vnd before;
    for (const auto& [day, open] : levels) {
        add(of_borrower_[agreement.borrower], day, open - before);
        add(with_lender_[agreement.lender], day, open - before);
        if (is_vouched_for) {
            const auto parts_before = exposures(agreement.guarantors, before);
            const auto parts = exposures(agreement.guarantors, open);
            for (std::size_t i = 0; i < parts.size(); ++i) {
                add(of_unit_[parts[i].unit], day, parts[i].amount - parts_before[i].amount);
            }
        }
        before = open;
    }
}

Vnd OpenByDay::most_open(const LimitKey& key, const std::string& borrower, Date from) const {
    switch (key.of) {
        case LimitKey::Of::borrower:
            return most_in(of_borrower_, borrower, from);
        case LimitKey::Of::lender:
            return most_in(with_lender_, key.code, from);
        case LimitKey::Of::unit:
            return most_in(of_unit_, key.code, from);
    }
    return {};
}

}  // namespace hui::lending
