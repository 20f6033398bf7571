#pragma once

#include "engine/lending/loan_history.hpp"
#include "engine/lending/standing.hpp"

#include <optional>
#include <string>
#include <vector>

namespace hui::lending {

/// The day on which something is said to have happened, what day it is, and how far the portfolio
/// is closed.
struct Day {
    Date on;
    Date today;
    std::string book;
    std::optional<Month> closed_through;
};

/// Whether anything may be dated so: refuses with `future_date` or `month_closed`.
[[nodiscard]] Check check_day(const Day& day);

// Each decision below gives the entries to record, or refuses: first with what `check_day` says,
// then with what its own comment names, then as `record` does.

/// A new loan. Refuses as `check_agreement` does.
[[nodiscard]] Result<std::vector<Draft>> decide_apply(const Applied& application,
                                                      const RateCaps& caps, const Day& day);

/// A guarantor certifies the borrower. Refuses with `not_a_guarantor`, `certified_already`,
/// `conditions_missing`.
[[nodiscard]] Result<std::vector<Draft>> decide_certify(const LoanHistory& history,
                                                        const Certified& event, const Day& day);

/// Refuses with `amount_not_positive` or `over_principal` where what is still owed of a loan that
/// ran already can't be; where all else allows it, with `over_limit` (which limit, what stands
/// against it) if a limit doesn't hold.
[[nodiscard]] Result<std::vector<Draft>> decide_approve(const LoanHistory& history,
                                                        const Approved& event, const Day& day);

/// Refuses with `over_limit` where one doesn't hold.
[[nodiscard]] Check check_limits(const std::vector<LimitHeld>& limits);

/// The application comes to nothing: until the money is paid out, or the loan is taken over.
[[nodiscard]] Result<std::vector<Draft>> decide_withdraw(const LoanHistory& history,
                                                         const Withdrawn& event, const Day& day);

/// The money, or a part of it, is paid out.
struct Disburse {
    std::optional<Vnd> amount;  ///< nothing = all that was approved and is not paid out yet
    hui::Method method = hui::Method::cash;
    std::optional<Schedule> schedule;  ///< nothing = by the agreement's terms
    Disbursed::FlatOn flat_on = Disbursed::FlatOn::whole;
    Source source = Source::typed;
};
/// Refuses with `amount_not_positive`, `due_not_later` (the agreed first due date isn't later than
/// the day), or as `plan_of` does. A later part is spread by the terms over the due dates that are
/// still to come; `no_due_to_come` where there are none.
[[nodiscard]] Result<std::vector<Draft>> decide_disburse(const LoanHistory& history,
                                                         const Disburse& command, const Day& day);

/// A loan that ran already comes into these books. Refuses with `amount_not_positive`,
/// `over_principal`.
[[nodiscard]] Result<std::vector<Draft>> decide_take_over(const LoanHistory& history,
                                                          const LoanTakenOver& event,
                                                          const Day& day);

/// The borrower pays.
struct Repay {
    enum class Wanted { due, payoff };
    std::optional<Vnd> amount;    ///< nothing = what is wanted
    Wanted wanted = Wanted::due;  ///< to pay off a loan that was given up: what isn't recovered
    hui::Method method = hui::Method::cash;
    Source source = Source::typed;
    TrueDate true_date = {};
};
/// Refuses with `amount_not_positive`, `wrong_stage` (nothing is owed before it is paid out, or any
/// more; of a loan that was given up an amount or all of it can be recovered), `no_instalment_due`,
/// and as `decide_correction` does.
[[nodiscard]] Result<std::vector<Draft>> decide_repay(const LoanHistory& history,
                                                      const Repay& command, const Day& day);

/// Another schedule for all that is still owed of the principal.
struct Reschedule {
    std::variant<Schedule, NewPlan> schedule;
    std::string reason;
};
/// Beyond the last due date that there was it is an extension. Refuses with `due_not_later` (a due
/// date that is not later than the day), or as `plan_of` does.
[[nodiscard]] Result<std::vector<Draft>> decide_reschedule(const LoanHistory& history,
                                                           const Reschedule& command,
                                                           const Day& day);

/// The lender turns to the guarantor.
[[nodiscard]] Result<std::vector<Draft>> decide_call(const LoanHistory& history,
                                                     const std::string& reason, const Day& day);
/// What is still owed of the principal is given up.
[[nodiscard]] Result<std::vector<Draft>> decide_write_off(const LoanHistory& history,
                                                          const std::string& reason,
                                                          const Day& day);
/// Interest for being late isn't demanded any more. Refuses with `amount_not_positive`, as
/// `decide_correction` does, and with `no_late_interest`, `over_late_interest` (more than there
/// is).
struct Waive {
    std::optional<Vnd> amount;  ///< nothing = all of it
    std::string reason;
    TrueDate true_date = {};
};
[[nodiscard]] Result<std::vector<Draft>> decide_waive(const LoanHistory& history,
                                                      const Waive& command, const Day& day);
[[nodiscard]] Result<std::vector<Draft>> decide_note(const LoanHistory& history, const Noted& event,
                                                     const Day& day);

/// The borrower saves with the loan. Refuses with `no_saving_agreed` (no amount is given),
/// `amount_not_positive`, `wrong_stage` (the loan was paid off on an earlier day), and as
/// `decide_correction` does.
struct Save {
    std::optional<Vnd> amount;  ///< nothing = what was agreed for each instalment
    hui::Method method = hui::Method::cash;
    TrueDate true_date = {};
};
[[nodiscard]] Result<std::vector<Draft>> decide_save(const LoanHistory& history,
                                                     const Save& command, const Day& day);
/// All that was saved is given back: when the loan is paid off, and when it was given up. The
/// savings are a debt to the borrower, or to his heirs, and giving a loan up takes nobody's money:
/// no rule here may keep it for the lender. What they let him have of it is recorded as the
/// repayment that it is. Refuses with `loan_not_paid_off`, `nothing_saved`.
[[nodiscard]] Result<std::vector<Draft>> decide_return_savings(const LoanHistory& history,
                                                               hui::Method method, const Day& day);

/// An entry of the loan is undone. Refuses with `kind_not_reversible`, `before_original`.
struct ReverseLoanEntry {
    std::string reason;
    std::optional<Date> on;  ///< nothing = the original's date, or today if that month is closed
};
/// The day of a reversal. Refuses as `check_day` does, and with `before_original`.
[[nodiscard]] Result<Date> reversal_day(const Entry& original, const ReverseLoanEntry& command,
                                        const Day& day);
[[nodiscard]] Result<std::vector<Draft>> decide_reverse(const LoanHistory& history,
                                                        const Entry& original,
                                                        const ReverseLoanEntry& command,
                                                        const Day& day);

}  // namespace hui::lending
