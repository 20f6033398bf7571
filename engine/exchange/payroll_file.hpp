#pragma once

#include "engine/actions/payroll_asked.hpp"
#include "engine/actions/record_payroll.hpp"

#include <string>
#include <vector>

namespace hui::exchange {

/// A payroll list as CSV for the employer's office: UTF-8 with a byte order mark, so that Excel
/// shows the names; a row for each item. `overdue` is `yes` for what fell due before the month.
[[nodiscard]] std::string payroll_csv(const std::vector<actions::AskedOfMember>& asked,
                                      Month month);

/// What came back from there.
struct PayrollFile {
    std::vector<actions::PayrollRow> rows;
    std::vector<actions::RefusedPayrollRow> unread;  ///< rows that can't be read, or (line 0 or
                                                     ///< that of the header) the file
    std::vector<std::string> unknown_columns;
};
/// Reads the columns `member`, `deducted` and, where they are there, `item` and `amount`; the
/// others of the list may stand beside them. A file without rows is one that can't be read
/// (`missing_value`). Refused with `file_unreadable`.
[[nodiscard]] Result<PayrollFile> read_payroll(const std::string& path);

}  // namespace hui::exchange
