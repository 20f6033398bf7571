#pragma once

#include "engine/savings/history.hpp"

#include <optional>

namespace hui::savings {

/// The part of `amount` that is taken out of the box on the day; the rest comes from the bank
/// account. Without a method cash goes first. Refuses with `not_enough_money`, also where a later
/// day would fall short; its fact `lacking` is what both together lack. Where they don't, and no
/// method was given, `together` is what they hold: a part of it went from one to the other later.
[[nodiscard]] Result<Vnd> cash_part(const History& history, Vnd amount,
                                    std::optional<Method> method, Date on);

}  // namespace hui::savings
