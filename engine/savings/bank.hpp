#pragma once

#include "engine/savings/history.hpp"
#include "engine/savings/money_date.hpp"

namespace hui::savings {

/// Decides that money goes between the box and the bank account, or that the bank took or paid
/// something of its own, which nobody has borne: it stands in the account `cash-difference` until
/// somebody makes it good. Refuses, in this order: `group_dissolved`, `future_date`,
/// `month_closed`, `before_takeover`, `before_first_period`, `amount_not_positive`,
/// `not_enough_money` (in what it goes out of, on the day or a later one).
[[nodiscard]] Result<BankMoved> decide_bank_move(const Group& group, const History& history,
                                                 const BankMoved& command, When when);

}  // namespace hui::savings
