#pragma once

#include "engine/closing/month_close.hpp"
#include "engine/lending/standing.hpp"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace hui::closing {

/// A portfolio as its closing sees it.
struct PortfolioBooks {
    std::optional<Month> closed_through;
    std::map<std::string, lending::LoanHistory> loans;
    std::set<Date> moved;  ///< the days on which anything in the book is dated
};

/// Whether there is anything to close in a month: something moved, or a loan was running.
[[nodiscard]] MonthState state_in(Month month, const PortfolioBooks& books);

/// What stands in the way of closing the month of a portfolio; empty = nothing.
[[nodiscard]] std::vector<Blocker> blockers_of(const CloseMonth& command,
                                               const PortfolioBooks& books,
                                               const Balances& month_end);

/// The first month up to `last` that has something to close and is not closed.
[[nodiscard]] std::optional<Month> next_to_close(const PortfolioBooks& books, Month last);

/// What a portfolio's closing says of each loan; the first programs left the interest in what is
/// overdue untold.
enum class LoanFigures { first, with_overdue_interest };

/// The closing entry: the month's trial balance, the count, and how each loan that is running
/// stands on the month's last day: what is overdue, how much of that is interest, and the contract
/// interest that has grown since the last due date. Interest is stated, never posted: it is posted
/// when it is paid.
[[nodiscard]] Draft closing_draft(const CloseMonth& command, const PortfolioBooks& books,
                                  const Balances& month_end, const RegisterHead& registry,
                                  LoanFigures figures = LoanFigures::with_overdue_interest);

/// What a closing says of one loan.
struct LoanClosed {
    std::string loan;
    Vnd outstanding;
    Vnd overdue;           ///< principal and interest
    Vnd overdue_interest;  ///< of that: interest of dues that passed, and for being late
    Vnd accrued;           ///< contract interest that isn't due yet
    std::int64_t debt_group = 1;
};
/// Those of a portfolio's closing, in its order; none in the closing of a group.
[[nodiscard]] std::vector<LoanClosed> each_loan_closed(std::string_view body);

/// What a closing says of the loans together.
struct LoansClosed {
    std::int64_t count = 0;
    Vnd outstanding;
    Vnd overdue;           ///< principal and interest
    Vnd overdue_interest;  ///< of that: interest of dues that passed, and for being late
    Vnd accrued;           ///< contract interest that isn't due yet
    void add(const LoansClosed& other);
};
/// Nothing for the closing of a group.
[[nodiscard]] std::optional<LoansClosed> loans_closed_of(std::string_view body);

}  // namespace hui::closing
