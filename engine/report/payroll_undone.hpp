#pragma once

#include "engine/closing/payroll_entry.hpp"
#include "engine/store/group_table.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace hui::report {

/// A contribution or repayment that a payroll brought, and that is undone by a day.
struct UndoneMoney {
    std::string book;
    Entry entry;
    Seq by;  ///< the entry that undoes it
    std::string member;
    closing::PayrollItem target;  ///< the share or the loan, and how much
    /// The last month for which wages paid for the same and stand: they met what is older, so that
    /// what is owed in the place of this may be of any month up to it.
    std::optional<Month> later;
};
/// By the references of the payrolls' own entries: `payroll:2024-06:U1`.
using UndoneByPayroll = std::map<std::string, std::vector<UndoneMoney>>;

/// What is undone by the day of the payrolls, which are entries of the register.
[[nodiscard]] UndoneByPayroll undone_payments(store::Ledger& ledger,
                                              const std::vector<Entry>& payrolls, Date on);

}  // namespace hui::report
