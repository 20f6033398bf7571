#pragma once

#include "engine/journal/correction.hpp"
#include "engine/lending/decide_loan.hpp"

#include <optional>

namespace hui::lending {

/// What the entry of a loan's correction will say of it; nothing for what is no correction. Refuses
/// as `hui::decide_correction` does (an entry that is none of the loan's is unknown), then with
/// `loan_not_begun`.
[[nodiscard]] Result<std::optional<Correction>> decide_correction(const LoanHistory& history,
                                                                  const TrueDate& said,
                                                                  const Day& day);

}  // namespace hui::lending
