#pragma once

#include "engine/closing/payroll_entry.hpp"
#include "engine/store/journal_table.hpp"

#include <map>
#include <set>
#include <string>
#include <vector>

namespace hui::actions {

/// A payroll of the register, with what the books say of it.
struct PayrollAgain {
    Seq seq;
    Instant recorded_at;
    Date on;
    closing::PayrollRecorded payroll;
    std::string ref;  ///< what the references of its payments begin with: `payroll:2024-06:U1:`
    /// Who was in the unit when it was recorded, and whom it names; by the keys of their codes.
    std::set<std::string> members;

    /// What each member owed on the day of the list, as it was known when the payroll was recorded.
    std::map<std::string, std::vector<closing::PayrollItem>> asked = {};
    /// Members of whom that can't be told: their books have entries of the same moment, and nothing
    /// in them says which came first.
    std::set<std::string> unsure = {};
    /// The payments that were recorded with it: of which share or loan, and how much.
    std::vector<closing::PayrollItem> brought = {};
    /// One of another day, way of paying, of nothing known, or before what it rests on.
    bool has_strange_money = false;

    /// Whether what it says is what was asked then, and what was brought and missing of that.
    [[nodiscard]] bool is_as_decided() const;
};
/// In the order of the register.
using PayrollsAgain = std::vector<PayrollAgain>;

/// Finds in a group's book or a portfolio what belongs to each payroll. Gives the entries under the
/// reference of a payroll that the register doesn't have.
[[nodiscard]] std::vector<Seq> find_in_book(store::Ledger& ledger, const store::BookRow& book,
                                            PayrollsAgain& payrolls);

}  // namespace hui::actions
