#pragma once

#include "engine/lending/ageing.hpp"
#include "engine/lending/loan_accounts.hpp"
#include "engine/lending/standing.hpp"
#include "engine/report/vouched.hpp"

#include <optional>
#include <string>
#include <vector>

namespace hui::report {

/// A loan in a list, at the end of a day.
struct LoanLine {
    std::string code;
    std::string borrower;
    std::string name;  ///< the borrower's
    std::string lender;
    std::string unit;  ///< whose portfolio it is in
    lending::Stage stage = lending::Stage::applied;
    std::optional<lending::Withdrawn::Who> withdrawn_by = {};
    Vnd disbursed;
    Vnd outstanding;
    Vnd late;  ///< fell due before the day, or grew on it, and is not paid
    std::int64_t days_past_due = 0;
    std::int64_t debt_group = 1;  ///< of no meaning where nothing is owed: not yet, or no more
};

/// The listed loans of one lender together.
struct LenderLine {
    std::string lender;
    std::int64_t loans = 0;
    Vnd disbursed;
    Vnd outstanding;
    Vnd late;
};

struct LoanQuery {
    std::optional<std::string> unit;    ///< that it vouches for, or one below it
    std::optional<std::string> lender;  ///< codes in any case
    std::optional<std::string> member;
    std::optional<lending::Stage> stage;
    enum class Which { all, late } which = Which::all;
    Date on;
};

struct LoanList {
    Date on;
    std::vector<LoanLine> loans;      ///< by code
    std::vector<LenderLine> lenders;  ///< by code
    /// Of the listed loans; where only late ones are listed, of those that are not late, too: what
    /// is at risk is a part of all that is owed.
    lending::Ageing ageing;
    /// Where a unit was asked for: what it vouches for, also of loans that the rest of the query
    /// leaves out.
    std::optional<UnitVouched> unit;
};
/// Refused with `unknown_unit`, `unknown_lender`, `unknown_member`, or as `check_told` does.
[[nodiscard]] Result<LoanList> loan_list(store::Ledger& ledger, const LoanQuery& query);

/// The loans of which something is late at the end of a day, together.
struct LateLoans {
    std::int64_t loans = 0;
    Vnd late;
};
[[nodiscard]] Result<LateLoans> late_loans(store::Ledger& ledger, Date on);

}  // namespace hui::report
