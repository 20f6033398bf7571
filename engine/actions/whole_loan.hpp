#pragma once

#include "engine/actions/portfolios.hpp"
#include "engine/lending/taken_over.hpp"

#include <optional>
#include <string>
#include <variant>

namespace hui::actions {

/// A loan that is written down whole, after it was paid out or when it is taken over.
struct WholeLoan {
    lending::Agreement agreement;  ///< codes in any case; without the rates for lateness, and off
                                   ///< rest days with the holidays that the register holds
    std::optional<Rate> overdue_rate = {};  ///< nothing = all that the caps allow
    std::optional<Rate> unpaid_interest_rate = {};
    std::string condition;  ///< what its certificates name
    /// How the borrower got the money on the day of the agreement, or how the loan stood when it
    /// came here.
    std::variant<Method, lending::RanAlready> money;

    /// The day of all that is recorded.
    [[nodiscard]] Date on() const;
};

/// Records application, certificates and approval by the actor, and disbursement or takeover, in
/// the portfolio of the first guarantor: all of it or nothing. There must be no such loan yet; what
/// stands against limits must have been saved. Refused as `agreement_of` and the decisions are.
[[nodiscard]] Result<Recorded> record_whole_loan(store::Ledger& ledger, OpenPortfolios& portfolios,
                                                 const WholeLoan& wanted, const Actor& actor);

/// Whether a loan is the one that such a record would have made, whatever happened to it since.
[[nodiscard]] bool is_same_loan(const lending::LoanHistory& history, const WholeLoan& wanted);

}  // namespace hui::actions
