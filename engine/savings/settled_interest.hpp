#pragma once

#include "engine/base/numbers.hpp"
#include "engine/base/vnd.hpp"

#include <vector>

namespace hui::savings {

/// What interest is owed on: a contribution that came late, or a pot that was handed over late.
enum class InterestOn { contribution, hand_over };

/// The parts of a late due's interest that aren't the group's: they go to those who paid in the
/// share's place, or waited for its money, while it was late.
struct InterestTo {
    Vnd organiser;  ///< on what he had advanced
    Vnd reserve;    ///< the reserve fund, on what it had paid
    Vnd drawer;     ///< who had drawn the round, on what was lacking in his pot
    friend bool operator==(const InterestTo&, const InterestTo&) = default;

    /// What doesn't come into the group's money: it is paid from hand to hand.
    [[nodiscard]] Vnd by_hand() const { return organiser + drawer; }
    [[nodiscard]] Vnd together() const { return by_hand() + reserve; }
};

/// What was settled of the interest on one late due or hand-over.
struct SettledInterest {
    InterestOn what = InterestOn::contribution;
    Round round;
    Vnd paid;
    Vnd waived;
    InterestTo to = {};  ///< the parts of `paid` that others got than the group
    friend bool operator==(const SettledInterest&, const SettledInterest&) = default;
};

/// Adds to what was settled, which is kept in the order of (what, round); what comes to nothing is
/// taken out.
void add_settled(std::vector<SettledInterest>& all, const SettledInterest& item);

}  // namespace hui::savings
