#pragma once

#include "engine/lending/standing.hpp"
#include "engine/store/loan_table.hpp"

#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace hui::report {

/// A loan at the end of a day.
struct LoanAt {
    store::BookRow book;
    std::string unit;  ///< whose portfolio it is in
    lending::LoanHistory history;
    lending::Standing standing;
    [[nodiscard]] const lending::Agreement& agreement() const { return history.agreement(); }
};

/// One loan; nothing where it wasn't applied for by the end of the day. Throws `Fault` (damaged)
/// where its history can't have happened.
[[nodiscard]] std::optional<LoanAt> loan_at(const store::BookRow& book,
                                            lending::LoanHistory history, Date on);

/// The same of a loan by its code. Refused with `unknown_loan`, and with `loan_not_begun` for a day
/// before it was applied for. For use inside a snapshot.
[[nodiscard]] Result<LoanAt> find_loan_at(store::Ledger& ledger, std::string_view code, Date on);

/// Calls `read` for each loan that there is at the end of the day, portfolio by portfolio, by code.
/// A portfolio's journal is read once.
void each_loan(store::Ledger& ledger, Date on, const std::function<void(const LoanAt&)>& read);
/// The same for the loans of one member.
void each_loan_of(store::Ledger& ledger, std::string_view borrower, Date on,
                  const std::function<void(const LoanAt&)>& read);

}  // namespace hui::report
