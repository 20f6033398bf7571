#pragma once

#include "engine/closing/payroll.hpp"
#include "engine/journal/entry.hpp"
#include "engine/journal/payment.hpp"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace hui::closing {

/// What was asked of one member's wages, and what was deducted.
struct PayrollLine {
    std::string member;
    Vnd asked;
    Vnd deducted;
    std::vector<PayrollItem> missing;  ///< asked and not deducted, in the order of payroll items
    friend bool operator==(const PayrollLine&, const PayrollLine&) = default;
};

/// The payroll of a unit for a month came back: an entry of the register beside those of the money
/// itself. Kind `payroll-recorded`; codes only, no names.
struct PayrollRecorded {
    Month month;
    std::string unit;  ///< with those below it
    Date listed;       ///< the day of the list that was given out
    Method method = Method::cash;
    std::vector<PayrollLine> lines;  ///< of each member of whom anything was asked, by code
    /// The last entry then of each book in which anybody of the unit has, or had, a share or loan:
    /// no clock tells it. Empty = kept before that was.
    std::map<std::string, Seq> books = {};
    friend bool operator==(const PayrollRecorded&, const PayrollRecorded&) = default;
};

inline constexpr std::string_view payroll_recorded_kind = "payroll-recorded";

/// `payroll:2024-06:U1`: the reference of its entry; that of the money has the share's number or
/// the loan's code behind it.
[[nodiscard]] std::string payroll_ref(Month month, std::string_view unit);
[[nodiscard]] std::string payroll_ref(Month month, std::string_view unit, const PayrollItem& item);

/// What the references of all payrolls begin with.
inline constexpr std::string_view payroll_ref_prefix = "payroll:";
/// Reads a reference that somebody gives, as `parse_text` does; refuses those that only payrolls
/// have with `ref_reserved`.
[[nodiscard]] Result<std::string> parse_own_ref(std::string_view text);

[[nodiscard]] Draft payroll_draft(const PayrollRecorded& event, Date on);
/// Throws `BodyError` for a body that was never written here.
[[nodiscard]] PayrollRecorded payroll_recorded_of(std::string_view body);

/// Whether it can have been recorded on a day: a list not later than that, something asked of each
/// member, each named once, no more deducted than asked, and what is missing is the difference.
[[nodiscard]] bool is_possible(const PayrollRecorded& event, Date on);

}  // namespace hui::closing
