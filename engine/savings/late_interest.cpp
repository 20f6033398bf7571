#include "engine/savings/late_interest.hpp"

#include "engine/base/rounding.hpp"

#include <algorithm>
#include <set>

namespace hui::savings {

namespace {

/// The days after which the unpaid amount or the rate may be another one.
std::set<Date> segment_ends(const History& history, ShareNo share, const registry::Policy& policy) {
    std::set<Date> ends;
    for (const Movement& movement : history.movements()) {
        if (movement.share == share && movement.paid != Vnd{}) { ends.insert(movement.on); }
    }
    for (const registry::Dated<Rate>* rates : {&policy.late_rate_default, &policy.late_rate_cap}) {
        for (const auto& [from, rate] : rates->all()) {
            if (from != Date::min()) { ends.insert(from - Days{1}); }
        }
    }
    return ends;
}

/// What the share had really paid by a day, as is known on the day `known`: a payment that was
/// reversed by then was none from the beginning.
Vnd paid_by(const History& history, ShareNo share, Date day, Date known) {
    Vnd paid;
    for (const Movement& movement : history.movements()) {
        const bool undone = movement.undone_on && *movement.undone_on <= known;
        if (movement.share == share && movement.on <= day && !undone && !movement.undoes) {
            paid += movement.paid;
        }
    }
    return paid;
}

}  // namespace

Rate late_rate_on(const LateInterest& late, Date date, const registry::Policy& policy) {
    if (std::holds_alternative<NoInterest>(late)) { return Rate{}; }
    const Rate* agreed = std::get_if<Rate>(&late);
    const Rate wanted = agreed != nullptr ? *agreed : policy.late_rate_default.on(date);
    return std::min(wanted, policy.late_rate_cap.on(date));
}

Vnd late_interest_of(const Group& group, const History& history, const Due& due, Date on,
                     const registry::Policy& policy) {
    if (on <= due.on || std::holds_alternative<NoInterest>(group.terms.late_interest)) {
        return Vnd{};
    }
    const Vnd owed = dues_through(group, *group.find(due.share), due.round);
    std::set<Date> ends = segment_ends(history, due.share, policy);
    ends.insert(on);
    AccruedInterest interest;
    Date from = due.on;
    for (auto end = ends.upper_bound(due.on); from < on; from = *end++) {
        const Vnd lacking = owed - paid_by(history, due.share, from, on);
        const Vnd unpaid = std::clamp(lacking, Vnd{}, due.amount);
        interest.add(unpaid, *end - from,
                     late_rate_on(group.terms.late_interest, from + Days{1}, policy));
    }
    return interest.rounded();
}

}  // namespace hui::savings
