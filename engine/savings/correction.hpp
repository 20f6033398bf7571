#pragma once

#include "engine/journal/correction.hpp"
#include "engine/savings/history.hpp"
#include "engine/savings/money_date.hpp"

#include <optional>

namespace hui::savings {

/// What a correction's entry will say of it; nothing for what is no correction. Refuses, in this
/// order: `unknown_entry` (the corrected one moved nothing in this book), `not_reversed` (it still
/// stands, or stands until a later day), `corrected_already`, `true_date_later` (than `when.on`),
/// `true_month_open` (then the entry can have its true date as its own; not where what it corrects
/// still stands on that), and as `check_begun`.
[[nodiscard]] Result<std::optional<Correction>> decide_correction(const Group& group,
                                                                  const History& history,
                                                                  const TrueDate& said, When when);

}  // namespace hui::savings
