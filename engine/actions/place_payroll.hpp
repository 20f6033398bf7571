#pragma once

#include "engine/closing/payroll.hpp"
#include "engine/closing/payroll_entry.hpp"
#include "engine/store/ledger.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace hui::actions {

/// A line of the list that the employer's payroll office gave back.
struct PayrollRow {
    std::int64_t line = 0;  ///< where it stands
    std::string member;
    closing::Deduction deduction;
    std::optional<Vnd> listed = {};  ///< what the list that came back asks for the item
};

struct PayrollRequest {
    Month month;
    std::string unit;
    Date listed;  ///< the day of the list that was given out
    Date on;      ///< the day when the money came
    Method method = Method::cash;
    std::vector<PayrollRow> rows;
    enum class Run { real, dry } run = Run::real;
};

/// A row for which no money could be recorded.
struct RefusedPayrollRow {
    std::int64_t line = 0;
    std::string column = {};  ///< empty = no one column
    Refusal reason;
};

/// One member of the list, with the row that names him first.
struct OnPayroll {
    std::string member;
    closing::Placing placing;
    std::int64_t line = 0;  ///< 0 = no row names him
};
/// By the key of the member's code.
using OnPayrolls = std::map<std::string, OnPayroll>;

/// Everybody of the list, with what each row's money is for.
struct PlacedPayroll {
    OnPayrolls members;
    std::vector<RefusedPayrollRow> refused = {};
    std::int64_t of_other_list = 0;  ///< rows for which the list as remade asks another amount
};

/// Puts what was deducted in the place of what was asked: rows that name an item first, then the
/// others, on the oldest that the member still owes on the day. For use inside a transaction.
/// Refused with `unknown_unit` and `nobody_owes` (nothing is asked of anybody); a row with
/// `unknown_member` and `not_on_payroll` (of the member, or of what it names, nothing or less is
/// asked, or is still owed on the day).
[[nodiscard]] Result<PlacedPayroll> place_payroll(store::Ledger& ledger,
                                                  const PayrollRequest& request);

}  // namespace hui::actions
