#pragma once

#include "engine/base/numbers.hpp"
#include "engine/base/vnd.hpp"

#include <vector>

namespace hui::savings {

/// What interest is owed on: a contribution that came late, or a pot that was handed over late.
enum class InterestOn { contribution, hand_over };

/// What was settled of the interest on one late due or hand-over.
struct SettledInterest {
    InterestOn what = InterestOn::contribution;
    Round round;
    Vnd paid;
    Vnd waived;
    Vnd to_organiser = {};  ///< the part of `paid` that went to him, who had advanced the due
    friend bool operator==(const SettledInterest&, const SettledInterest&) = default;
};

/// Adds to what was settled, which is kept in the order of (what, round); what comes to nothing is
/// taken out.
void add_settled(std::vector<SettledInterest>& all, const SettledInterest& item);

}  // namespace hui::savings
