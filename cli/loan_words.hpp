#pragma once

#include "engine/closing/portfolio_close.hpp"
#include "engine/journal/entry.hpp"

#include <optional>
#include <string>

namespace hui::cli {

/// What an entry of a portfolio's book says, in one line; nothing where its kind says it all, or it
/// is of another kind of book.
[[nodiscard]] std::optional<std::string> loan_entry_in_words(const Entry& entry);

/// `Loans: 3, outstanding 16,666,666 đ, overdue …, accrued … to 30/04/2026`.
[[nodiscard]] std::string loans_closed_in_words(const closing::LoansClosed& loans, Date end);

}  // namespace hui::cli
