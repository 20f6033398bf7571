#pragma once

#include "engine/registry/policy.hpp"
#include "engine/savings/history.hpp"

#include <optional>
#include <vector>

namespace hui::savings {

/// The yearly rate at which a late due runs up interest on a day: what was agreed, never above that
/// day's cap; the legal default where nothing was agreed; 0 where the group waives it.
[[nodiscard]] Rate late_rate_on(const LateInterest& late, Date date,
                                const registry::Policy& policy);

/// Days in a row on which the same amount was late, at the same rate.
struct LateSegment {
    Date from;  ///< the day before the first of them
    Days days;
    Vnd amount;              ///< what was unpaid, or not handed over
    InterestTo of_others{};  ///< the parts of it that others than the group waited for
    ShareNo drawer{};        ///< the share that waited for `of_others.drawer`; 0 = none
    Rate rate;               ///< a year
    /// The entry of its last day after which another amount may be late; nothing where the rate
    /// changed, or the days ended with the day that is asked about.
    std::optional<Seq> ended_by{};
    [[nodiscard]] Date until() const { return from + days; }
};

/// The day from which a share lacks a due by the end of the day `on`: the due's own, but in a net
/// group perhaps the later one on which its turn, which frees it of a round, became another one.
[[nodiscard]] Date owed_since(const Group& group, const History& history, const Due& due, Date on);

/// From what `late_cost_of` a due comes, in the order of days.
[[nodiscard]] std::vector<LateSegment> late_segments_of(const Group& group, const History& history,
                                                        const Due& due, Date on,
                                                        const registry::Policy& policy);
/// From what `hand_over_cost_of` a pot comes, in the order of days: what was still to be handed
/// over, or, where a pot may be drawn of which not all is there, what of that was there.
[[nodiscard]] std::vector<LateSegment> late_hand_over_of(const Group& group, const History& history,
                                                         const Share& drawer, Date on,
                                                         const registry::Policy& policy);

/// What each segment adds to the interest, which is rounded half up once for all of them together:
/// so that they sum to it.
[[nodiscard]] std::vector<Vnd> interest_of_each(const std::vector<LateSegment>& segments);

}  // namespace hui::savings
