#pragma once

#include "engine/base/calendar.hpp"
#include "engine/base/numbers.hpp"
#include "engine/base/result.hpp"
#include "engine/lending/standing.hpp"
#include "engine/savings/group.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace hui::closing {

/// Something that a member's wages shall pay: a due of a share, or an instalment of a loan
/// (khoản trừ lương).
struct PayrollItem {
    std::string code;         ///< of the group, or of the loan
    ShareNo share;            ///< 0 = an instalment of a loan
    std::int64_t number = 1;  ///< of the round, or of the instalment
    Date due;
    Vnd amount;
    [[nodiscard]] bool is_of_loan() const { return share == ShareNo{}; }
    friend bool operator==(const PayrollItem&, const PayrollItem&) = default;
};
/// What money is recorded for: `G012/03`, or the loan's code.
[[nodiscard]] std::string target_text(const PayrollItem& item);
/// `G012/03/4`, `V001#2`
[[nodiscard]] std::string item_text(const PayrollItem& item);
[[nodiscard]] Vnd sum_of(const std::vector<PayrollItem>& items);

/// What a share still owes of its dues up to the end of the month, in the order of rounds.
[[nodiscard]] std::vector<PayrollItem> asked_of(const savings::Group& group,
                                                const savings::Share& share, Month month);
/// What a loan still owes of its instalments up to then, as they are expected.
[[nodiscard]] std::vector<PayrollItem> asked_of(
    const std::string& loan, const std::vector<lending::InstalmentStanding>& instalments,
    Month month);

/// Puts items in the order in which deducted money meets them: the oldest due first; on a day
/// shares before loans, then by code, share and number.
void put_in_order(std::vector<PayrollItem>& items);

/// What was deducted from a member's wages.
struct Deduction {
    std::string item;  ///< as a list has it, a share, a loan or a group; empty = whatever is due
    Vnd amount;
};

/// What a member owes on the day of the money: of what was asked some may have been paid in another
/// way since the list was made.
struct OwedOnDay {
    Date on;
    std::vector<PayrollItem> items;
};

/// Says for what each deduction from one member's wages is.
class Placing {
public:
    /// The items that are asked, in their order.
    Placing(std::vector<PayrollItem> asked, const OwedOnDay& owed);

    /// Money goes to what is owed still, the oldest due first; for a named item to its share or
    /// loan alone: which round or instalment of it money meets is no matter of choice. Refused with
    /// `not_on_payroll` where nothing is asked for what it names (fact `item`), or less than that
    /// is left of what is asked (facts `amount`, `left`), or of it is owed (also fact `date`, and
    /// `item` if one is named); nothing of it is placed then.
    [[nodiscard]] Check place(const Deduction& deduction);

    /// What is asked for what the name says: a round, a share, a group, an instalment or a loan.
    [[nodiscard]] Vnd asked_for(std::string_view item) const;
    [[nodiscard]] Vnd asked() const { return sum_of(asked_); }
    [[nodiscard]] Vnd deducted() const { return asked() - sum_of(left_); }
    /// What money came for, one amount for each share and loan; in the order of the items.
    [[nodiscard]] std::vector<PayrollItem> placed() const;
    /// What was asked and not deducted.
    [[nodiscard]] std::vector<PayrollItem> missing() const;

private:
    [[nodiscard]] bool is_meant(const PayrollItem& item, std::string_view key) const;

    std::vector<PayrollItem> asked_;
    std::vector<PayrollItem> left_;    ///< the same, with the amounts that are left
    std::map<std::string, Vnd> owed_;  ///< on the day, what is left of it by share or loan
    Date day_;
};

}  // namespace hui::closing
