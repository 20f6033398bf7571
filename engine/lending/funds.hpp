#pragma once

#include "engine/journal/balances.hpp"
#include "engine/lending/decide_loan.hpp"

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

/// Whether some entries take anything out of the box or the bank account.
[[nodiscard]] bool takes_money(const std::vector<Draft>& drafts);

/// Whether the box and the bank account have what some entries take out of them: the least that
/// stands there at the end of the day `on` or any later one. Refuses with `not_enough_money`.
struct MoneyHeld {
    Vnd cash;
    Vnd bank;
};
[[nodiscard]] Check check_money(const std::vector<Draft>& drafts, const MoneyHeld& held);

/// Whether a union lends its own money, or takes its own out of a fund: what was collected for a
/// lender, and what borrowers saved, isn't. `balances` are those of a day before the entries.
/// Refuses with `not_enough_money`, whose fact `others` is what isn't the union's.
[[nodiscard]] Check check_own_money(const std::vector<Draft>& drafts, const Balances& balances);

}  // namespace hui::lending
