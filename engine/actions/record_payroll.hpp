#pragma once

#include "engine/actions/place_payroll.hpp"
#include "engine/actions/recorded.hpp"

#include <cstdint>
#include <vector>

namespace hui::actions {

/// What recording a payroll did, or would do. With a refused row nothing was recorded.
struct PayrollOutcome {
    closing::PayrollRecorded payroll;
    std::int64_t contributions = 0;
    std::int64_t repayments = 0;
    /// Of the repayments, those of loans that borrowers repay to the bank themselves: no account of
    /// the union holds that money.
    Vnd not_held = {};
    /// Rows for which the list that came back asks another amount than the list of the day.
    std::int64_t of_other_list = 0;
    std::vector<RefusedPayrollRow> refused;  ///< by line
    std::vector<Recorded> recorded;          ///< its entry first; none of a dry run
};

/// Records what was deducted, in one transaction: for each share and loan one contribution or
/// repayment, and in the register what was asked of each member, what was deducted and what is
/// missing. Rows that name an item are placed first, then the others, on the oldest that the member
/// still owes on the day. The same payroll again is found, not recorded. Refused with
/// `unknown_unit`, `future_date`, `payroll_recorded` (of the unit, of one above or below it, or
/// with other amounts) and `nobody_owes` (nothing is asked of anybody); a row with
/// `unknown_member`, `not_on_payroll` (of the member, or of what it names, nothing or less is
/// asked, or is still owed on the day), or as `contribute` and `repay_loan` say.
[[nodiscard]] Result<PayrollOutcome> record_payroll(store::Ledger& ledger,
                                                    const PayrollRequest& request,
                                                    const Actor& actor);

}  // namespace hui::actions
