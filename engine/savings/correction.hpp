#pragma once

#include "engine/journal/correction.hpp"
#include "engine/savings/history.hpp"
#include "engine/savings/money_date.hpp"

#include <optional>

namespace hui::savings {

/// What a correction's entry in a group's book will say of it; nothing for what is no correction.
/// Refuses as `hui::decide_correction` does (an entry that moved nothing is unknown), then as
/// `check_begun`.
[[nodiscard]] Result<std::optional<Correction>> decide_correction(const Group& group,
                                                                  const History& history,
                                                                  const TrueDate& said, When when);

}  // namespace hui::savings
