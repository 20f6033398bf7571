#include "engine/savings/late_interest.hpp"

#include "engine/base/rounding.hpp"

#include <algorithm>

namespace hui::savings {

namespace {

/// A due's interest as it runs up, with the parts of it that others get.
class InterestByCreditor {
public:
    void add(const LateSegment& late) {
        whole_.add(late.amount, late.days, late.rate);
        organisers_.add(late.of_others.organiser, late.days, late.rate);
        and_reserves_.add(late.of_others.organiser + late.of_others.reserve, late.days, late.rate);
        and_drawers_.add(late.of_others.together(), late.days, late.rate);
    }
    [[nodiscard]] Vnd interest() const { return whole_.rounded(); }
    [[nodiscard]] InterestTo to() const {
        const Vnd organisers = organisers_.rounded();
        const Vnd and_reserves = and_reserves_.rounded();
        return {.organiser = organisers,
                .reserve = and_reserves - organisers,
                .drawer = and_drawers_.rounded() - and_reserves};
    }

private:
    AccruedInterest whole_;
    AccruedInterest organisers_;
    AccruedInterest and_reserves_;
    AccruedInterest and_drawers_;
};

/// From the due day to the end of the last day on which anything was late.
Days days_late(const std::vector<LateSegment>& segments, Date due) {
    Days days{0};
    for (const LateSegment& late : segments) {
        if (late.amount > Vnd{}) { days = late.until() - due; }
    }
    return days;
}

}  // namespace

LateCost late_cost_of(const Group& group, const History& history, const Due& due, Date on,
                      const registry::Policy& policy) {
    const auto segments = late_segments_of(group, history, due, on, policy);
    InterestByCreditor interest;
    for (const LateSegment& late : segments) { interest.add(late); }
    LateCost cost{.interest = interest.interest(),
                  .to = interest.to(),
                  .drawer = {},
                  .days = days_late(segments, owed_since(group, history, due, on))};
    // From its draw on it stands in each segment, the last one too.
    if (cost.to.drawer > Vnd{}) { cost.drawer = segments.back().drawer; }
    return cost;
}

Vnd late_interest_of(const Group& group, const History& history, const Due& due, Date on,
                     const registry::Policy& policy) {
    return late_cost_of(group, history, due, on, policy).interest;
}

LateCost hand_over_cost_of(const Group& group, const History& history, const Share& drawer, Date on,
                           const registry::Policy& policy) {
    const auto segments = late_hand_over_of(group, history, drawer, on, policy);
    AccruedInterest interest;
    for (const LateSegment& late : segments) { interest.add(late.amount, late.days, late.rate); }
    return {.interest = interest.rounded(),
            .to = {},
            .drawer = {},
            .days = days_late(segments, hand_over_date(group, drawer))};
}

}  // namespace hui::savings
