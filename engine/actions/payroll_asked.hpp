#pragma once

#include "engine/closing/payroll.hpp"
#include "engine/store/ledger.hpp"

#include <optional>
#include <string>
#include <vector>

namespace hui::actions {

/// The payroll list of a month as it is on a day.
struct PayrollQuery {
    Month month;
    std::optional<std::string> unit = {};  ///< with those below it; nothing = all
    Date on;
};

/// What is asked of one member's wages.
struct AskedOfMember {
    std::string unit;
    std::string member;
    std::string name;
    std::vector<closing::PayrollItem> items;  ///< at least one, in their order
};

/// What the members still owe, at the end of the day, of contributions and instalments that fall
/// due by the end of the month: by unit, then by member. The unit is the member's own, whosever
/// the group is and whoever vouches for the loan. For use inside a snapshot or a transaction.
/// Refused with `unknown_unit`.
[[nodiscard]] Result<std::vector<AskedOfMember>> payroll_asked(store::Ledger& ledger,
                                                               const PayrollQuery& query);

}  // namespace hui::actions
