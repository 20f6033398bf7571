#pragma once

#include "engine/journal/correction.hpp"
#include "engine/lending/decide_loan.hpp"

#include <optional>
#include <vector>

namespace hui::lending {

/// What the entry of a loan's correction will say of it; nothing for what is no correction. Refuses
/// as `hui::decide_correction` does (an entry that is none of the loan's is unknown), then with
/// `loan_not_begun`.
[[nodiscard]] Result<std::optional<Correction>> decide_correction(const LoanHistory& history,
                                                                  const TrueDate& said,
                                                                  const Day& day);

/// A portfolio's money that no loan owes: what was passed on to lenders, and what went into funds
/// and out of them. Its corrections go by it.
class OtherMoney {
public:
    /// Adds the book's next entry; those of other money count for nothing.
    void add(const Entry& entry);
    /// In the order of recording.
    [[nodiscard]] const std::vector<Happening>& happenings() const { return happenings_; }

private:
    std::vector<Happening> happenings_;
};

/// The same of such money. Refuses as `hui::decide_correction` does (an entry that is none of it is
/// unknown).
[[nodiscard]] Result<std::optional<Correction>> decide_correction(const OtherMoney& money,
                                                                  const TrueDate& said,
                                                                  const Day& day);

}  // namespace hui::lending
