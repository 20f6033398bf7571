#pragma once

#include "engine/journal/correction.hpp"
#include "engine/savings/history.hpp"
#include "engine/savings/money_date.hpp"

#include <optional>

namespace hui::savings {

/// What somebody says of the true date of what is recorded now; nothing in both = its own day.
struct TrueDate {
    std::optional<Date> of_date;  ///< nothing = that of the entry that is corrected
    std::optional<Seq> corrects;  ///< the reversed entry in whose place it stands
    friend bool operator==(const TrueDate&, const TrueDate&) = default;
};

/// Whether an entry says of its true date what is said again.
[[nodiscard]] bool is_as_said(const std::optional<Correction>& correction, const TrueDate& said);

/// What a correction's entry will say of it; nothing for what is no correction. Refuses, in this
/// order: `unknown_entry` (the corrected one moved nothing in this book), `not_reversed` (it still
/// stands, or stands until a later day), `corrected_already`, `true_date_later` (than `when.on`),
/// `true_month_open` (then the entry can have its true date as its own), and as `check_begun`.
[[nodiscard]] Result<std::optional<Correction>> decide_correction(const Group& group,
                                                                  const History& history,
                                                                  const TrueDate& said, When when);

}  // namespace hui::savings
