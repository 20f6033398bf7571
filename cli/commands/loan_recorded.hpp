#pragma once

#include "cli/session.hpp"
#include "engine/actions/loans.hpp"

#include <functional>
#include <string>
#include <vector>

namespace hui::cli {

/// The loan that a command is about, and when and under which reference it is recorded.
[[nodiscard]] actions::LoanMark loan_mark(const Arguments& arguments, const Session& session);

/// The guarantors who have not certified the borrower of a loan by the day.
[[nodiscard]] std::vector<std::string> still_to_certify(const lending::LoanHistory& history,
                                                        Date on);

/// What records something in the portfolio of a loan that is open for writing.
using LoanWork = std::function<Result<actions::Recorded>(store::Ledger&, store::Book&)>;

/// Records something about the loan CODE, and answers.
int record_on_loan(const Arguments& arguments, const Session& session, const LoanWork& work);

/// A refusal for want of money, told closer: the book is the unit's, and the money the fund's
/// (empty where it is no fund's).
[[nodiscard]] Refusal of_purse(Refusal refusal, const std::string& unit, const std::string& fund);

/// Answers what was recorded in a portfolio, a reversal too: what it was, where the loan stands
/// now, and what comes next.
int answer_loan(store::Ledger& ledger, const Session& session, const actions::Recorded& recorded);

}  // namespace hui::cli
