#pragma once

#include "engine/lending/loan_history.hpp"
#include "engine/lending/plan.hpp"

#include <optional>
#include <vector>

namespace hui::lending {

/// How far a loan has come.
enum class Stage {
    applied,
    certified,
    approved,
    running,
    paid_off,
    called,
    written_off,
    withdrawn
};
/// `paid-off`
[[nodiscard]] std::string_view stage_text(Stage stage);
/// Reads what `stage_text` writes; else `bad_choice`.
[[nodiscard]] Result<Stage> parse_stage(std::string_view text);
/// Whether a loan is owed: paid out, and neither paid off nor given up.
[[nodiscard]] constexpr bool is_owed(Stage stage) {
    return stage == Stage::running || stage == Stage::called;
}

/// How an instalment stands at the end of a day.
struct InstalmentStanding {
    std::int64_t n = 1;
    Date due;
    Split owed;  ///< falls due with it, or has grown on it since; of one not yet due the interest
                 ///< is what has accrued
    Split paid;
    Split waived;                 ///< `owed` is without it
    Vnd in_advance;               ///< of what was paid, before its day
    Vnd late;                     ///< of what was paid, after its day
    std::optional<Date> paid_on;  ///< when the last of it was paid
    [[nodiscard]] Split open() const { return owed - paid; }
};

/// How a loan stands at the end of a day: all follows from what happened by then.
struct Standing {
    Date on;
    Stage stage = Stage::applied;
    std::optional<Withdrawn::Who> withdrawn_by = {};  ///< the borrower, or the union refused it
    Vnd approved;  ///< what may be open of it: the principal, or less of one that ran already
    Vnd disbursed;
    Vnd outstanding;  ///< principal: disbursed, less what was paid back or written off
    Vnd written_off;  ///< principal, less what was recovered of it
    Vnd to_recover;   ///< given up with the interest of then, and not recovered since
    Vnd taken_over;   ///< of the outstanding principal that came with a loan that ran already
    Vnd saved;        ///< compulsory saving, less what was given back
    Split paid;       ///< in all
    Vnd waived;       ///< of interest for being late
    Split overdue;    ///< fell due by that day, or grew on it, and is not paid
    Vnd accrued;      ///< contract interest since the last due date, not yet due, less what is paid
    std::vector<InstalmentStanding> instalments;
    std::vector<Period> coming;      ///< not yet due; the first begins on that day
    std::int64_t days_past_due = 0;  ///< of the oldest due that is not paid
    std::int64_t debt_group = 1;     ///< 1 to 5
    /// Principal that was paid ahead with instalments in whose place a later schedule stands:
    /// `instalments` tells the rest of what was paid.
    [[nodiscard]] Vnd paid_before_schedule() const;
    /// What pays the loan off on that day.
    [[nodiscard]] Vnd payoff() const { return outstanding + accrued + overdue.interests(); }
    /// Of `overdue`, the interest for being late.
    [[nodiscard]] Vnd late_interest() const {
        return overdue.overdue_interest + overdue.interest_on_interest;
    }
    /// Of `overdue`, what fell due before that day: what is due on the day can still be paid in
    /// time.
    [[nodiscard]] Split late() const;
};

/// How the loan stands at the end of the day `on`. Refuses where something couldn't have happened
/// as it is said to: `wrong_stage` (before what must come first), `over_outstanding` (a repayment
/// beyond what pays the loan off), `over_principal` (a disbursement beyond the principal),
/// `over_approved` (more would be open than was approved of a loan that ran already),
/// `schedule_not_whole` (a schedule that isn't of all principal, or not in the order of dates),
/// `over_savings` (more given back than was saved);
/// the facts `loan`, `date` and `seq` say of which loan, when and by which entry.
[[nodiscard]] Result<Standing> standing_of(const LoanHistory& history, Date on);

/// What the schedule at the end of the day leaves of a flat loan's interest for another one in its
/// place; on which sum that has its own isn't said. Refuses as `standing_of` does.
[[nodiscard]] Result<FlatInterest> flat_interest_left(const LoanHistory& history, Date on);

/// The instalments as they will stand if from now on each is paid on its day.
[[nodiscard]] Result<std::vector<InstalmentStanding>> expected_instalments(
    const LoanHistory& history, Date on);

}  // namespace hui::lending
