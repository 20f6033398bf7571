#pragma once

#include "engine/actions/recorded.hpp"
#include "engine/lending/decide_loan.hpp"

#include <string>

namespace hui::actions {

/// Which loan something happened to, when, and under which reference it is recorded.
struct LoanMark {
    std::string loan;
    Date on;
    std::string ref;  ///< empty = one is made
};

// Each function below records one thing in the portfolio that is open for writing: what the rule of
// the same name in engine/lending decides, with the entries that follow from it. The same again
// under the same reference is found, not recorded; other content is refused with `ref_taken`.
// `unknown_loan` where the book has no such loan; `not_enough_money` where the box or the bank
// account would hold less than nothing on that day or a later one.

[[nodiscard]] Result<Recorded> certify_loan(store::Ledger& ledger, store::Book& book,
                                            const LoanMark& mark, const lending::Certified& wanted,
                                            const Actor& actor);
/// The limits are those that the policy sets on the day; what stands against them is looked up.
[[nodiscard]] Result<Recorded> approve_loan(store::Ledger& ledger, store::Book& book,
                                            const LoanMark& mark, const lending::Approved& wanted,
                                            const Actor& actor);
[[nodiscard]] Result<Recorded> withdraw_loan(store::Ledger& ledger, store::Book& book,
                                             const LoanMark& mark, const lending::Withdrawn& wanted,
                                             const Actor& actor);
[[nodiscard]] Result<Recorded> disburse_loan(store::Ledger& ledger, store::Book& book,
                                             const LoanMark& mark, const lending::Disburse& wanted,
                                             const Actor& actor);
[[nodiscard]] Result<Recorded> take_over_loan(store::Ledger& ledger, store::Book& book,
                                              const LoanMark& mark,
                                              const lending::LoanTakenOver& wanted,
                                              const Actor& actor);
[[nodiscard]] Result<Recorded> repay_loan(store::Ledger& ledger, store::Book& book,
                                          const LoanMark& mark, const lending::Repay& wanted,
                                          const Actor& actor);
[[nodiscard]] Result<Recorded> reschedule_loan(store::Ledger& ledger, store::Book& book,
                                               const LoanMark& mark,
                                               const lending::Reschedule& wanted,
                                               const Actor& actor);
[[nodiscard]] Result<Recorded> call_loan(store::Ledger& ledger, store::Book& book,
                                         const LoanMark& mark, const std::string& reason,
                                         const Actor& actor);
[[nodiscard]] Result<Recorded> write_off_loan(store::Ledger& ledger, store::Book& book,
                                              const LoanMark& mark, const std::string& reason,
                                              const Actor& actor);
[[nodiscard]] Result<Recorded> waive_late_interest(store::Ledger& ledger, store::Book& book,
                                                   const LoanMark& mark,
                                                   const lending::Waive& wanted,
                                                   const Actor& actor);
[[nodiscard]] Result<Recorded> note_on_loan(store::Ledger& ledger, store::Book& book,
                                            const LoanMark& mark, const lending::Noted& wanted,
                                            const Actor& actor);
[[nodiscard]] Result<Recorded> save_with_loan(store::Ledger& ledger, store::Book& book,
                                              const LoanMark& mark, const lending::Save& wanted,
                                              const Actor& actor);
[[nodiscard]] Result<Recorded> return_savings(store::Ledger& ledger, store::Book& book,
                                              const LoanMark& mark, Method method,
                                              const Actor& actor);

/// An entry of a portfolio that shall be undone.
struct ReverseInPortfolio {
    const Entry& original;
    lending::ReverseLoanEntry command;
    std::string ref;  ///< empty = one is made
};
/// Undoes an entry that isn't undone yet. A withdrawal of what was approved is undone within the
/// limits only: refused with `over_limit`.
[[nodiscard]] Result<Recorded> reverse_in_portfolio(store::Ledger& ledger, store::Book& book,
                                                    const ReverseInPortfolio& request,
                                                    const Actor& actor);

}  // namespace hui::actions
