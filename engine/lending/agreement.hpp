#pragma once

#include "engine/journal/payment.hpp"
#include "engine/lending/terms.hpp"
#include "engine/registry/lender.hpp"
#include "engine/registry/policy.hpp"

#include <string>
#include <vector>

namespace hui::lending {

/// Which instalments take what is paid beyond what is due: the next ones, the last ones, or all
/// that are not yet due in equal parts.
enum class Surplus { next, last, reamortised };
/// Reads `next`, `last` or `re-amortised`; else `bad_choice`.
[[nodiscard]] Result<Surplus> parse_surplus(std::string_view text);
[[nodiscard]] std::string_view surplus_text(Surplus surplus);

/// What is spread together where a surplus is re-amortised: what is paid on one day or, of a loan
/// that was applied for with one of the first programs, each repayment by itself.
enum class Spread { each, day };

/// What a repayment meets first of what is due (Circular 39/2016 art. 18).
enum class Allocation { principal_first, interest_first };
/// Reads `principal-first` or `interest-first`; else `bad_choice`.
[[nodiscard]] Result<Allocation> parse_allocation(std::string_view text);
[[nodiscard]] std::string_view allocation_text(Allocation allocation);

/// What the guarantors' percents make together.
inline constexpr std::int64_t all_percent = 100;
/// A unit of the union that vouches for a part of a loan (đơn vị tín chấp).
struct Guarantor {
    std::string unit;
    std::int64_t percent = all_percent;
    friend bool operator==(const Guarantor&, const Guarantor&) = default;
};
/// Reads `U1`, or `U1:60;U2:40`: whole percents that make 100, each unit once; else
/// `bad_guarantors`.
[[nodiscard]] Result<std::vector<Guarantor>> parse_guarantors(std::string_view text);
/// `U1:60;U2:40`
[[nodiscard]] std::string guarantors_text(const std::vector<Guarantor>& guarantors);

/// What borrower, lender and union agree on. The union vouches for the borrower (tín chấp, Civil
/// Code art. 344-345): it doesn't pay in the borrower's place.
struct Agreement {
    std::string loan;      ///< its code
    std::string borrower;  ///< the member's code
    std::string lender;    ///< its code
    registry::LenderKind lender_kind = registry::LenderKind::bank;
    std::vector<Guarantor> guarantors;  ///< the first one's portfolio holds the loan
    Terms terms;                        ///< `terms.disbursed` is the day that is planned
    Surplus surplus = Surplus::next;
    Spread spread = Spread::day;
    Allocation allocation = Allocation::principal_first;
    Rate overdue_rate;          ///< a year, on late principal, instead of the contract's
    Rate unpaid_interest_rate;  ///< a year, on late contract interest
    Vnd saving = {};            ///< to be saved with each instalment (tiết kiệm bắt buộc)
    std::string purpose;
    friend bool operator==(const Agreement&, const Agreement&) = default;
};

/// The highest rates that the register's policy allows on the day (by date).
struct RateCaps {
    Rate contract;
    Rate overdue;  ///< a percentage of the contract's rate: 150 %
    Rate unpaid_interest;
};

[[nodiscard]] RateCaps rate_caps(const registry::Policy& policy, Date on);

/// The rate on late principal where nothing else is agreed: all that the cap allows, in whole parts
/// per million, rounded down.
[[nodiscard]] Rate highest_overdue_rate(Rate contract, const RateCaps& caps);

/// Refuses, in this order: `rate_over_cap` (its fact `which` names it: contract, overdue, unpaid
/// interest), `bad_plan` (saving of less than nothing, or more than the loan), and as `plan_of`.
[[nodiscard]] Check check_agreement(const Agreement& agreement, const RateCaps& caps);

}  // namespace hui::lending
