#pragma once

#include "engine/actions/payroll_asked.hpp"
#include "engine/closing/payroll_entry.hpp"

#include <optional>
#include <string>
#include <vector>

namespace hui::report {

/// The payroll list of a month as it is on a day: see `actions::payroll_asked`. Refused as that,
/// and as `check_told`: also where it is empty because the month was over before any book begins.
[[nodiscard]] Result<std::vector<actions::AskedOfMember>> payroll_list(
    store::Ledger& ledger, const actions::PayrollQuery& query);

/// Something that was asked and not deducted.
struct MissingItem {
    closing::PayrollItem item;  ///< its amount is what was missing
    /// What is still owed on the day of the answer: of that or, of an instalment, of what was
    /// missing of others of its loan, which the money met in its place.
    Vnd open;
    [[nodiscard]] bool is_of_others() const { return open > item.amount; }
};

/// A contribution or repayment that was deducted and is undone by now.
struct UndonePayment {
    std::string book;
    Seq seq;
    Seq by;              ///< the entry that undoes it
    std::string target;  ///< `G012/03`, or the loan's code
    Vnd amount;
    std::vector<closing::PayrollItem> open;  ///< what is still owed of it on the day of the answer
};

struct PayrollMember {
    std::string member;
    std::string name;
    std::string unit;  ///< his own, as of now: the payroll's, or one below it then
    Vnd asked;
    Vnd deducted;
    std::vector<MissingItem> missing;
    std::vector<UndonePayment> undone;
    [[nodiscard]] Vnd difference() const { return asked - deducted; }
    [[nodiscard]] Vnd open() const;
};

/// A payroll that came back.
struct PayrollReport {
    Month month;
    std::string unit;
    Date listed;
    Date on;  ///< when the money came
    Seq seq;  ///< of its entry in the register
    std::vector<PayrollMember> members;
};

/// Recorded payrolls.
struct PayrollsQuery {
    std::optional<Month> month = {};       ///< nothing = of all months
    std::optional<std::string> unit = {};  ///< or one below it; nothing = of all
    Date on;                               ///< of money that came by then
};
/// By month, then in the order of their entries. Refused with `unknown_unit`, or as `check_told`.
[[nodiscard]] Result<std::vector<PayrollReport>> payrolls(store::Ledger& ledger,
                                                          const PayrollsQuery& query);

/// An item that some payroll missed, or whose money was undone, and that is still owed: once,
/// however often it was asked.
struct OpenPayrollItem {
    Month month;       ///< the first of them
    std::string unit;  ///< the member's own
    std::string member;
    std::string name;
    closing::PayrollItem item;
    Vnd open;
    std::int64_t times = 1;  ///< how many of them
};
struct OpenPayrollQuery {
    std::optional<std::string> unit = {};  ///< with those below it; nothing = all
    Date on;                               ///< what is open then
};
/// Of all payrolls; of a unit: of its members, whichever unit's payroll they were on. The oldest
/// due first. Refused with `unknown_unit`, or as `check_told`.
[[nodiscard]] Result<std::vector<OpenPayrollItem>> open_payroll_items(
    store::Ledger& ledger, const OpenPayrollQuery& query);

}  // namespace hui::report
