#pragma once

#include "engine/closing/month_close.hpp"
#include "engine/lending/standing.hpp"

#include <map>
#include <set>
#include <string>

namespace hui::closing {

/// A portfolio as its closing sees it.
struct PortfolioBooks {
    std::optional<Month> closed_through;
    std::map<std::string, lending::LoanHistory> loans;
    std::set<Date> moved;  ///< the days on which anything in the book is dated
};

/// Whether there is anything to close in a month: something moved, or a loan was running.
[[nodiscard]] Standing standing_in(Month month, const PortfolioBooks& books);

/// What stands in the way of closing the month of a portfolio; empty = nothing.
[[nodiscard]] std::vector<Blocker> blockers_of(const CloseMonth& command,
                                               const PortfolioBooks& books,
                                               const Balances& month_end);

/// The first month up to `last` that has something to close and is not closed.
[[nodiscard]] std::optional<Month> next_to_close(const PortfolioBooks& books, Month last);

/// The closing entry: the month's trial balance, the count, and how each loan that is running
/// stands on the month's last day. The interest accrued to that day is stated, never posted: it is
/// posted once, with the instalment that it belongs to.
[[nodiscard]] Draft closing_draft(const CloseMonth& command, const PortfolioBooks& books,
                                  const Balances& month_end, const RegisterHead& registry);

}  // namespace hui::closing
