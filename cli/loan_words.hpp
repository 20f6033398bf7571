#pragma once

#include "engine/closing/portfolio_close.hpp"
#include "engine/lending/loan_events.hpp"

#include <optional>
#include <string>

namespace hui::cli {

/// What an entry of a portfolio's book says, in one line; nothing where its kind says it all, or it
/// is of another kind of book.
[[nodiscard]] std::optional<std::string> loan_entry_in_words(const Entry& entry);

/// `principal 1,666,667 đ, interest 112,110 đ, late interest 5,732 đ`: the parts that there are.
[[nodiscard]] std::string split_in_words(const lending::Split& split);

/// `Loans: 3, outstanding 16,666,666 đ, overdue …, accrued … to 30/04/2026`.
[[nodiscard]] std::string loans_closed_in_words(const closing::LoansClosed& loans, Date end);

/// `U1`, or `U1 60 %, U2 40 %`.
[[nodiscard]] std::string guarantors_in_words(const std::vector<lending::Guarantor>& guarantors);

}  // namespace hui::cli
