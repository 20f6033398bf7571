#include "engine/savings/late_ends.hpp"

namespace hui::savings {

void add_end(Ends& ends, const Movement& movement) {
    std::optional<Seq>& seq = ends[movement.on];
    const bool is_undone = movement.undone_on || movement.undoes;
    if (!seq || !is_undone) { seq = movement.seq; }
}

void add_rate_ends(Ends& ends, const registry::Policy& policy) {
    for (const registry::Dated<Rate>* rates : {&policy.late_rate_default, &policy.late_rate_cap}) {
        for (const auto& [from, rate] : rates->all()) {
            if (from != Date::min()) { ends.try_emplace(from - Days{1}); }
        }
    }
}

Ends segment_ends(const History& history, ShareNo share, const registry::Policy& policy) {
    Ends ends;
    for (const Movement& movement : history.movements()) {
        const bool counts =
            movement.paid != Vnd{} || !movement.advanced.empty() || !movement.covered.empty();
        const bool is_its = movement.share == share && counts;
        if (is_its || movement.returned_to(share) != Vnd{}) { add_end(ends, movement); }
    }
    add_rate_ends(ends, policy);
    return ends;
}

Ends turn_changes(const Group& group, const History& history, const Due& due, Date on) {
    Ends days;
    if (group.terms.pot == Pot::gross) { return days; }
    for (const Movement& movement : history.movements()) {
        const bool is_later = movement.on > due.on && movement.on <= on;
        if (is_later && movement.decides_turn_of(due.share) && !movement.is_cancelled()) {
            add_end(days, movement);
        }
    }
    return days;
}

}  // namespace hui::savings
