#pragma once

#include "cli/command.hpp"

#include <vector>

namespace hui::cli {

[[nodiscard]] std::vector<Command> ledger_commands();
[[nodiscard]] std::vector<Command> verify_commands();
[[nodiscard]] std::vector<Command> import_commands();
[[nodiscard]] std::vector<Command> unit_commands();
[[nodiscard]] std::vector<Command> member_commands();
[[nodiscard]] std::vector<Command> lender_commands();
[[nodiscard]] std::vector<Command> policy_commands();
[[nodiscard]] std::vector<Command> group_commands();
[[nodiscard]] std::vector<Command> group_end_commands();
[[nodiscard]] std::vector<Command> group_renewal_commands();
[[nodiscard]] std::vector<Command> turn_commands();
[[nodiscard]] std::vector<Command> share_commands();
[[nodiscard]] std::vector<Command> money_commands();
[[nodiscard]] std::vector<Command> interest_commands();
[[nodiscard]] std::vector<Command> reserve_commands();
[[nodiscard]] std::vector<Command> default_commands();
[[nodiscard]] std::vector<Command> bank_commands();
[[nodiscard]] std::vector<Command> loan_commands();
[[nodiscard]] std::vector<Command> loan_apply_commands();
[[nodiscard]] std::vector<Command> loan_money_commands();
[[nodiscard]] std::vector<Command> loan_change_commands();
[[nodiscard]] std::vector<Command> loan_fund_commands();
[[nodiscard]] std::vector<Command> loan_show_commands();
[[nodiscard]] std::vector<Command> loan_list_commands();
[[nodiscard]] std::vector<Command> reconcile_commands();
[[nodiscard]] std::vector<Command> dispute_commands();
[[nodiscard]] std::vector<Command> payroll_commands();
[[nodiscard]] std::vector<Command> closing_commands();
[[nodiscard]] std::vector<Command> due_commands();
[[nodiscard]] std::vector<Command> book_commands();
[[nodiscard]] std::vector<Command> export_commands();
[[nodiscard]] std::vector<Command> statement_commands();
[[nodiscard]] std::vector<Command> audit_pack_commands();
[[nodiscard]] std::vector<Command> audit_sign_commands();
[[nodiscard]] std::vector<Command> audit_flags_commands();
[[nodiscard]] std::vector<Command> closing_sheet_commands();
[[nodiscard]] std::vector<Command> half_year_commands();
[[nodiscard]] std::vector<Command> exposure_commands();
[[nodiscard]] std::vector<Command> explain_commands();
[[nodiscard]] std::vector<Command> help_commands();

}  // namespace hui::cli
