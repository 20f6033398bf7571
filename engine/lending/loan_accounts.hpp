#pragma once

#include "engine/journal/balances.hpp"
#include "engine/lending/standing.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace hui::lending {

namespace account {
/// Debit = what is owed of the principal of a loan out of a union fund.
[[nodiscard]] Account principal(std::string_view loan);
/// Credit = the contract interest that was paid on it.
[[nodiscard]] Account interest(std::string_view loan);
/// Credit = what was paid for being late with it.
[[nodiscard]] Account overdue_interest(std::string_view loan);
/// Debit = the principal that was given up.
[[nodiscard]] Account written_off(std::string_view loan);
/// Credit = what the borrower saved with the loan.
[[nodiscard]] Account savings(std::string_view loan);
/// Credit = what was collected for a lender and not yet passed on.
[[nodiscard]] Account to_remit(std::string_view lender);
/// Whether it is that account of some lender.
[[nodiscard]] bool is_to_remit(const Account& account);
/// Credit = what was paid into a union fund.
[[nodiscard]] Account funding(std::string_view lender);
/// A memorandum, no money owed: debit = what the unit vouches for,
[[nodiscard]] Account guarantee(std::string_view loan, std::string_view unit);
/// and its other side.
[[nodiscard]] Account guarantees_given();
}  // namespace account

/// What each guarantor vouches for of an amount: its percentage, in whole đồng, rounded down in
/// running totals, so that the sum is exact.
struct Exposure {
    std::string unit;
    Vnd amount;
};
[[nodiscard]] std::vector<Exposure> exposures(const std::vector<Guarantor>& guarantors, Vnd amount);

/// What is owed of the principal, and what was approved and is not paid out yet: it stands against
/// the limits of the borrower and the lender, whoever lends.
[[nodiscard]] Vnd open_amount(const Agreement& agreement, const Standing& standing);

/// What a guarantor may have to answer for: `open_amount`, but nothing of a loan out of a union
/// fund.
[[nodiscard]] Vnd vouched_for(const Agreement& agreement, const Standing& standing);

/// What the loan's own accounts hold when it stands so. With the money that it moved through cash
/// and bank they sum to zero.
[[nodiscard]] Balances accounts_of(const Agreement& agreement, const Standing& standing);

}  // namespace hui::lending
