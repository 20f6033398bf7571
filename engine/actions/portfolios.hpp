#pragma once

#include "engine/actions/open_portfolios.hpp"
#include "engine/lending/funds.hpp"

#include <optional>
#include <string>

namespace hui::actions {

/// A loan that is applied for. Codes of the borrower, the lender and the guarantors may be written
/// in any case; what kind of lender it is, the register says.
struct ApplyRequest {
    lending::Agreement agreement;
    /// Nothing = all that the caps allow.
    std::optional<Rate> overdue_rate = {};
    std::optional<Rate> unpaid_interest_rate = {};
    /// Off which holidays due dates move, where they move off rest days at all: those that the
    /// agreement gives, or those that the register's policy holds when it is recorded.
    enum class Holidays { given, recorded } holidays = Holidays::given;
    Date on;
    std::string ref = {};  ///< empty = one is made
    Source source = Source::typed;
};
/// What is agreed then, with codes as the register writes them. Refused with `unknown_member`,
/// `unknown_lender`, `unknown_unit`.
[[nodiscard]] Result<lending::Agreement> agreement_of(store::Ledger& ledger,
                                                      const ApplyRequest& request);
/// Records the application in the portfolio of the first guarantor, which begins with its first
/// loan. The same loan again is found; another one under its code is refused with `code_taken`,
/// people, units and lenders that the register doesn't know as `agreement_of` says.
[[nodiscard]] Result<Recorded> apply_for_loan(store::Ledger& ledger, const ApplyRequest& request,
                                              const Actor& actor);
/// The same inside a transaction, with the register's book open for writing.
[[nodiscard]] Result<Recorded> apply_for_loan(store::Ledger& ledger, store::Book& registry_book,
                                              const ApplyRequest& request, const Actor& actor);

/// Collected money is passed on to a lender.
struct RemitRequest {
    std::string unit;  ///< whose portfolio
    lending::Remitted event;
    Date on;
    std::string ref = {};
    TrueDate true_date = {};
};
[[nodiscard]] Result<Recorded> remit(store::Ledger& ledger, const RemitRequest& request,
                                     const Actor& actor);
/// The same inside a transaction.
[[nodiscard]] Result<Recorded> remit(store::Ledger& ledger, OpenPortfolios& portfolios,
                                     const RemitRequest& request);

/// Money goes into a union fund, or out of it (negative); the unit's portfolio begins with it where
/// there is none.
struct PayInRequest {
    std::string unit;
    lending::FundPaidIn event;
    Date on;
    std::string ref = {};
    TrueDate true_date = {};
};
[[nodiscard]] Result<Recorded> pay_into_fund(store::Ledger& ledger, const PayInRequest& request,
                                             const Actor& actor);
/// The same inside a transaction.
[[nodiscard]] Result<Recorded> pay_into_fund(store::Ledger& ledger, OpenPortfolios& portfolios,
                                             const PayInRequest& request);

}  // namespace hui::actions
