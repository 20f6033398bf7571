#pragma once

#include "engine/journal/balances.hpp"
#include "engine/lending/decide_loan.hpp"

#include <map>

namespace hui::lending {

/// Collected money is passed on to the lender. `held` is the least that stands there for the
/// lender at the end of that day or any later one. Refuses as `check_day` does, then with
/// `amount_not_positive`, `more_than_collected`.
[[nodiscard]] Result<std::vector<Draft>> decide_remit(const Remitted& event, Vnd held,
                                                      const Day& day);

/// Money goes into a union fund, or out of it again (negative). Refuses as `check_day` does, then
/// with `amount_not_positive` (nothing), `not_a_fund`.
[[nodiscard]] Result<std::vector<Draft>> decide_pay_in(const FundPaidIn& event,
                                                       registry::LenderKind kind, const Day& day);

/// The reversal of such an entry. Refuses with `kind_not_reversible` for any other kind, then as
/// `check_day` does, and with `before_original`.
[[nodiscard]] Result<std::vector<Draft>> decide_reverse_money(const Entry& original,
                                                              const ReverseLoanEntry& command,
                                                              const Day& day);

/// Money of a portfolio: in the box, on the bank account, and what of both together is the union's
/// own. What was collected for a lender, and what borrowers saved, isn't.
struct Money {
    Vnd cash;
    Vnd bank;
    Vnd own;
};
/// What moved of it, by day.
class MoneyByDay {
public:
    /// Other accounts than those of money count for nothing.
    void add(Date on, const Account& account, Vnd amount);
    /// The least of each that stands there at the end of `from` or of any later day.
    [[nodiscard]] Money least_from(Date from) const;

private:
    std::map<Date, Money> moved_;
};

/// What some entries take out of each of them; negative = what they bring in.
[[nodiscard]] Money taken_by(const std::vector<Draft>& drafts);

/// Whether there is what some entries take, of the least that stands there from their day on; what
/// isn't taken isn't looked at. Refuses with
/// `not_enough_money`, whose fact `others` is what isn't the union's where that is why.
[[nodiscard]] Check check_money(const Money& taken, const Money& least);

}  // namespace hui::lending
