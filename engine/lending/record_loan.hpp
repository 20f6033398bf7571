#pragma once

#include "engine/lending/loan_history.hpp"

#include <string_view>
#include <vector>

namespace hui::lending {

/// Whether a loan is there by the day: refuses with `loan_not_begun` where it was applied for
/// later.
[[nodiscard]] Check check_begun(const LoanHistory& history, Date on);

/// The entries that record an event on the day `on`: its own, and, where it changes what later
/// repayments were for, a `loan-reallocated` for each of those days. With them every account holds
/// on every day what follows from all that happened by then, in whatever order it was recorded.
/// Refuses as `check_begun` and `standing_of` do, and with `later_in_the_way` (its facts `book` and
/// `seq` name the entry, `undone_on` the day from which on it is undone, if it is) where something
/// later would no longer be possible.
[[nodiscard]] Result<std::vector<Draft>> record(const LoanHistory& history, Event event, Date on);

/// The same for the reversal of one of the loan's entries.
[[nodiscard]] Result<std::vector<Draft>> record_reversal(const LoanHistory& history,
                                                         const Entry& original, Date on,
                                                         std::string_view reason);

/// The entry of an event that changes what no loan owes: money for a fund, money passed on to a
/// lender, the beginning of a portfolio.
[[nodiscard]] Draft draft_of(const Event& event, Date on, std::vector<Posting> postings);

}  // namespace hui::lending
