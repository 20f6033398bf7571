#pragma once

#include "engine/registry/policy.hpp"
#include "engine/report/loans_at.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hui::report {

/// What one unit, without those below it, vouches for at the end of a day, and its limit then.
struct UnitVouched {
    std::string unit;
    std::int64_t loans = 0;
    Vnd vouched;
    Vnd called;  ///< of that: of loans with which the lender has turned to the guarantor
    std::int64_t loans_called = 0;
    std::optional<Vnd> limit;
};
/// What a unit vouches for of all loans, with its limit on the day; for use inside a snapshot.
[[nodiscard]] UnitVouched vouched_on(store::Ledger& ledger, const std::string& unit, Date on);
/// Refused with `unknown_unit`, or as `check_told` does.
[[nodiscard]] Result<UnitVouched> unit_vouched(store::Ledger& ledger, std::string_view unit,
                                               Date on);

/// What a portfolio's unit holds for a lender: collected from borrowers, not passed on.
struct HeldFor {
    std::string unit;
    Vnd amount;
};
/// By the lender's code, then by unit; only what is not 0.
using HeldForLenders = std::map<std::string, std::vector<HeldFor>>;
[[nodiscard]] HeldForLenders held_for_lenders(store::Ledger& ledger, Date on);

/// A lender at the end of a day.
struct LenderReport {
    registry::Lender lender;
    std::int64_t loans = 0;  ///< of which something is owed, or still to be paid out
    Vnd outstanding;
    Vnd late;
    Vnd open;  ///< outstanding, or approved and not paid out: counts for the limit
    std::optional<Vnd> limit;
    std::vector<HeldFor> held;  ///< by unit
    Vnd in_hand = {};           ///< of a union fund: its own money that isn't lent out
    Vnd written_off = {};       ///< of its loans
    [[nodiscard]] Vnd to_remit() const;
};
/// All lenders, by code. Refused as `check_told` does.
[[nodiscard]] Result<std::vector<LenderReport>> lender_list(store::Ledger& ledger, Date on);
/// Refused with `unknown_lender`, or as `check_told` does.
[[nodiscard]] Result<LenderReport> lender_report(store::Ledger& ledger, std::string_view lender,
                                                 Date on);

}  // namespace hui::report
