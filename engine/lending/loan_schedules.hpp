#pragma once

#include "engine/lending/loan_events.hpp"

namespace hui::lending {

/// The terms of a plan for the first money of a loan, paid out on a day.
[[nodiscard]] Terms terms_of_first(const Agreement& agreement, Vnd amount, Date on);

/// The terms of a new plan for what is still owed of the principal on a day.
[[nodiscard]] Terms terms_of_new(const Agreement& agreement, Vnd outstanding, const NewPlan& plan,
                                 Date on);

}  // namespace hui::lending
