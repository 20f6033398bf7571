#pragma once

#include "engine/closing/bank_statement.hpp"

#include <string>
#include <string_view>

namespace hui::exchange {

/// Reads a bank's statement in CSV: `,`, `;` or tabs, the heading line after whatever a bank writes
/// above it, its columns by the names of a profile (empty = any bank's). Above and below the lines
/// the days that it is about and its first and last balance are understood (`Từ ngày … đến ngày …`,
/// `Số dư đầu kỳ`, `Số dư cuối kỳ`); else they come of the lines. Every line must lead from the
/// balance before it to its own and lie in those days, and rows of sums (`Tổng cộng`) must be what
/// the lines come to; a file that has the latest line first is turned round.
/// Refused with `unknown_bank_profile`, `file_unreadable` (also where it is larger than 16 MiB),
/// `has_nul`, `broken_quotes`, `field_too_long`, `not_a_statement` (a column is missing, it
/// is no UTF-8, or has no line and says nothing of its days and first balance), `bad_date`,
/// `bad_amount` (also of a line that has something in both columns), `bad_text`,
/// `statement_not_whole`, `overflow`.
[[nodiscard]] Result<closing::BankStatement> read_bank_statement(const std::string& path,
                                                                 std::string_view profile);

}  // namespace hui::exchange
