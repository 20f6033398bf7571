#pragma once

#include "cli/command.hpp"

namespace hui::cli {

/// `payroll record`, `payroll show` and `payroll open`.
[[nodiscard]] Command payroll_record_command();
[[nodiscard]] Command payroll_show_command();
[[nodiscard]] Command payroll_open_command();

}  // namespace hui::cli
