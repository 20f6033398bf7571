#pragma once

#include "engine/lending/loan_events.hpp"

#include <optional>

namespace hui::lending {

/// How a loan that ran already stood on the day on which these books begin with it.
struct RanAlready {
    Date on;
    Vnd outstanding;                    ///< what is still owed of the principal
    std::optional<Date> interest_from;  ///< nothing = from the last due date by then
    std::int64_t restructured = 0;      ///< how often its schedule had been changed
};

/// What is taken over of such a loan: of its plan the last instalments, as many as make up what is
/// still owed, and those whose interest is still to come; of those that were due before
/// `interest_from` only the principal. Refuses with `bad_plan` (a day before the disbursement), or
/// as `plan_of` does. That what is owed is a part of the loan is for `decide_take_over` to say.
[[nodiscard]] Result<LoanTakenOver> taken_over(const Agreement& agreement, const RanAlready& ran);

}  // namespace hui::lending
