#pragma once

#include "engine/journal/correction.hpp"
#include "engine/lending/decide_loan.hpp"

#include <optional>

namespace hui::lending {

/// What the entry of a correction will say of it; nothing for what is no correction. Refuses, in
/// this order: `unknown_entry` (the corrected one is none of the loan's), `not_reversed` (it still
/// stands on the day), `corrected_already`, `true_date_later` (than the entry's own),
/// `true_month_open` (then the entry can have its true date as its own; not where what it corrects
/// still stands on that), `loan_not_begun`.
[[nodiscard]] Result<std::optional<Correction>> decide_correction(const LoanHistory& history,
                                                                  const TrueDate& said,
                                                                  const Day& day);

}  // namespace hui::lending
