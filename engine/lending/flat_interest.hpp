#pragma once

#include "engine/lending/fraction.hpp"

namespace hui::lending {

/// What the flat interest of a schedule is made of: its own, and what earlier schedules left of it.
struct FlatInterest {
    Vnd on;             ///< the sum that it is on
    Fraction grown{};   ///< in the period that runs, exactly
    Vnd begun{};        ///< the same as it was rounded: the first instalment has it besides its own
    Fraction behind{};  ///< of the instalments that fell due, less what rounding made of it
};

}  // namespace hui::lending
