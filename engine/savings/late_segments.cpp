#include "engine/savings/late_segments.hpp"

#include "engine/base/rounding.hpp"
#include "engine/savings/late_ends.hpp"
#include "engine/savings/owed.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace hui::savings {

namespace {

/// Calls `add` with each movement by a day that is known to stand on the day `known`: what was
/// reversed by then was none from the beginning.
template <class Add>
void each_standing(const History& history, Date day, Date known, Add add) {
    for (const Movement& movement : history.movements()) {
        const bool undone = movement.undone_on && *movement.undone_on <= known;
        if (movement.on <= day && !undone && !movement.undoes) { add(movement); }
    }
}

/// The same of the share's own movements.
template <class Add>
void each_standing(const History& history, ShareNo share, Date day, Date known, Add add) {
    each_standing(history, day, known, [&](const Movement& movement) {
        if (movement.share == share) { add(movement); }
    });
}

/// What the share brought where its group was taken over. When that was paid, advanced or handed
/// over, other books know: before this one began, and so on time.
TakenOver brought_by(const History& history, ShareNo share) {
    for (const Movement& movement : history.movements()) {
        for (const TakenOver& brought : movement.taken_over) {
            if (brought.share == share) { return brought; }
        }
    }
    return {.share = share, .paid = {}, .received = {}, .advances = {}};
}

Vnd paid_by(const History& history, ShareNo share, Date day, Date known) {
    Vnd paid = brought_by(history, share).paid;
    each_standing(history, day, known, [&](const Movement& m) {
        if (m.share == share) { paid += m.paid; }
        paid -= m.returned_to(share);
    });
    return paid;
}

/// What the organiser had advanced for the share's due of a round.
Vnd advanced_by(const History& history, ShareNo share, Round round, Date day, Date known) {
    Vnd advanced;
    const auto add = [&](const std::vector<AdvancedDue>& dues) {
        for (const AdvancedDue& due : dues) {
            if (due.round == round) { advanced += due.amount; }
        }
    };
    add(brought_by(history, share).advances);
    each_standing(history, share, day, known,
                  [&](const Movement& movement) { add(movement.advanced); });
    return advanced;
}

/// What the reserve fund had paid for the share's due of a round.
Vnd covered_by(const History& history, const Due& due, Date day, Date known) {
    Vnd covered;
    each_standing(history, due.share, day, known, [&](const Movement& movement) {
        for (const AdvancedDue& part : movement.covered) {
            if (part.round == due.round) { covered += part.amount; }
        }
    });
    return covered;
}

/// Another share that drew the round of a due, and so waits for what is lacking in its pot.
struct Drawer {
    ShareNo share;
    Date since;
    Seq drew;  ///< the entry
};

std::optional<Drawer> drawer_of(const Group& group, const History& history, const Due& due,
                                Date known) {
    // A pot that is only drawn whole is handed over whole, whatever was undone since.
    if (group.terms.draws_whole_pots()) { return std::nullopt; }
    const Share* share = due.round <= group.drawn ? group.holder_of(due.round) : nullptr;
    if (share == nullptr || share->no == due.share) { return std::nullopt; }
    std::optional<Drawer> drawer;
    each_standing(history, share->no, known, known, [&](const Movement& movement) {
        if (movement.draws > 0) {
            drawer = Drawer{.share = share->no, .since = movement.on, .drew = movement.seq};
        }
    });
    return drawer;
}

/// What happened, without what was reversed by the day `known`.
History standing_by(const History& history, Date known) {
    History standing;
    for (const Movement& movement : history.movements()) {
        const bool undone = movement.undone_on && *movement.undone_on <= known;
        if (!movement.undoes && !undone) { standing.add(movement); }
    }
    return standing;
}

/// What of a due the share lacked as the group stood then.
Vnd lacking_then(const Group& then, const Due& due) {
    for (const Due& standing : dues_of(then, *then.find(due.share))) {
        if (standing.round == due.round) { return standing.outstanding(); }
    }
    return {};
}

/// What of a drawer's pot was there on a day, and had not been handed over.
Vnd payable_on(const Group& then, const Share& drawer) {
    const Vnd owed = then.has_drawn(drawer)
                         ? pot_of(then, drawer.turn) - drawer.received
                         : pot_to_hand_over(then, drawer) - drawer.refunded_early();
    return std::max(Vnd{}, owed - lacking_in(then, drawer.turn));
}

/// The days of a hand-over: from the one on which it was due.
struct HandOverDays {
    Date due;
    Date on;
};

/// What `late_on` says was late, from each day in `ends` on which it may change to the next.
template <class LateOn>
std::vector<LateSegment> late_between(const Group& group, HandOverDays days, Ends ends,
                                      const registry::Policy& policy, LateOn late_on) {
    ends.try_emplace(days.on);
    add_rate_ends(ends, policy);
    std::vector<LateSegment> segments;
    Date from = days.due;
    for (auto end = ends.upper_bound(from); from < days.on; from = (end++)->first) {
        segments.push_back({.from = from,
                            .days = end->first - from,
                            .amount = late_on(from),
                            .rate = late_rate_on(group.terms.late_interest, from + Days{1}, policy),
                            .ended_by = end->second});
    }
    return segments;
}

/// A late hand-over where a pot may be drawn of which not all is there: only what was there could
/// come late.
std::vector<LateSegment> late_of_what_was_there(const Group& group, const History& history,
                                                const Share& drawer, Date on,
                                                const registry::Policy& policy) {
    const History standing = standing_by(history, on);
    Ends ends;
    for (const Movement& movement : standing.movements()) { add_end(ends, movement); }
    return late_between(group, {hand_over_date(group, drawer), on}, std::move(ends), policy,
                        [&](Date day) {
                            Group then = standing.as_of(group, day);
                            // Who has the turn gets what is late, whoever had it before.
                            for (const Share& share : group.shares) {
                                if (then.find(share.no) != nullptr) {
                                    then.at(share.no).turn = share.turn;
                                }
                            }
                            return payable_on(then, *then.find(drawer.no));
                        });
}

/// What a pot that is drawn whole came to be from its day on: what was to be handed over, with what
/// a newcomer owes only from the day on which it came in, and less what was handed over.
std::map<Date, Vnd> steps_of_pot(const Group& group, const History& history, const Share& drawer,
                                 Date on) {
    const Date due = hand_over_date(group, drawer);
    std::map<Date, Vnd> steps;
    steps[due] += pot_to_hand_over(group, drawer) - brought_by(history, drawer.no).received;
    for (const Share& share : group.shares) {
        const bool is_newcomer =
            share.joined && share.joined->after < drawer.turn && share.joined->on > due;
        if (!is_newcomer || share.no == drawer.no) { continue; }
        const Vnd brought = due_in(group, share, drawer.turn);
        steps[due] -= brought;
        steps[share.joined->on] += brought;
    }
    // What was refunded when the share left counts too: it has had that money.
    each_standing(history, drawer.no, on, on, [&](const Movement& movement) {
        steps[std::max(due, movement.on)] -= movement.received - movement.kept_in_fund();
    });
    return steps;
}

/// What a drawer's own dues up to its round lacked on a day: covered by nobody's money.
Vnd own_lack(const Group& group, const History& history, const Share& drawer, Date day,
             Date known) {
    Vnd lack = dues_through(group, drawer, drawer.turn) - paid_by(history, drawer.no, day, known);
    for (const AdvancedDue& due : brought_by(history, drawer.no).advances) { lack -= due.amount; }
    each_standing(history, drawer.no, day, known, [&](const Movement& movement) {
        lack -= movement.advanced_together() - movement.repaid;
        lack -= movement.covered_together() - movement.recovered;
    });
    return std::max(Vnd{}, lack);
}

}  // namespace

Rate late_rate_on(const LateInterest& late, Date date, const registry::Policy& policy) {
    if (std::holds_alternative<NoInterest>(late)) { return Rate{}; }
    const Rate* agreed = std::get_if<Rate>(&late);
    const Rate wanted = agreed != nullptr ? *agreed : policy.late_rate_default.on(date);
    return std::min(wanted, policy.late_rate_cap.on(date));
}

Date owed_since(const Group& group, const History& history, const Due& due, Date on) {
    const Ends changes = turn_changes(group, history, due, on);
    if (changes.empty()) { return due.on; }
    const History standing = standing_by(history, on);
    const auto lacks = [&](Date day) {
        return lacking_then(standing.as_of(group, day), due) > Vnd{};
    };
    if (lacks(due.on)) { return due.on; }
    const auto first = std::find_if(changes.begin(), changes.end(),
                                    [&](const auto& change) { return lacks(change.first); });
    return first == changes.end() ? due.on : first->first;
}

std::vector<LateSegment> late_segments_of(const Group& group, const History& history,
                                          const Due& due, Date on, const registry::Policy& policy) {
    std::vector<LateSegment> segments;
    if (on <= due.on) { return segments; }
    const Vnd owed = dues_through(group, *group.find(due.share), due.round);
    Ends ends = segment_ends(history, due.share, policy);
    ends.try_emplace(on);
    const Ends changes = turn_changes(group, history, due, on);
    const History standing = changes.empty() ? History{} : standing_by(history, on);
    for (const auto& [day, seq] : changes) { ends[day] = seq; }
    const std::optional<Drawer> drawer = drawer_of(group, history, due, on);
    if (drawer && !ends[drawer->since]) { ends[drawer->since] = drawer->drew; }
    Date from = due.on;
    for (auto end = ends.upper_bound(due.on); from < on; from = (end++)->first) {
        const Vnd unpaid =
            changes.empty()
                ? std::clamp(owed - paid_by(history, due.share, from, on), Vnd{}, due.amount)
                : lacking_then(standing.as_of(group, from), due);
        if (unpaid == Vnd{}) {
            // What is paid stays paid, unless a turn makes it owed again.
            if (changes.empty()) { break; }
            continue;
        }
        const Vnd of_reserve = std::min(unpaid, covered_by(history, due, from, on));
        const Vnd advanced =
            std::min(unpaid - of_reserve, advanced_by(history, due.share, due.round, from, on));
        const Vnd lacking_in_pot = unpaid - of_reserve - advanced;
        const bool is_drawn = drawer && drawer->since <= from;
        segments.push_back({.from = from,
                            .days = end->first - from,
                            .amount = unpaid,
                            .of_others = {.organiser = advanced,
                                          .reserve = of_reserve,
                                          .drawer = is_drawn ? lacking_in_pot : Vnd{}},
                            .drawer = is_drawn ? drawer->share : ShareNo{},
                            .rate = late_rate_on(group.terms.late_interest, from + Days{1}, policy),
                            .ended_by = end->second});
    }
    return segments;
}

std::vector<LateSegment> late_hand_over_of(const Group& group, const History& history,
                                           const Share& drawer, Date on,
                                           const registry::Policy& policy) {
    if (!group.terms.draws_whole_pots()) {
        return late_of_what_was_there(group, history, drawer, on, policy);
    }
    const std::map<Date, Vnd> steps = steps_of_pot(group, history, drawer, on);
    Ends ends = segment_ends(history, drawer.no, policy);
    for (const auto& [day, step] : steps) { ends.try_emplace(day); }
    each_standing(history, on, on, [&](const Movement& movement) {
        const bool is_step =
            movement.joining || (movement.share == drawer.no && movement.received != Vnd{});
        if (is_step && steps.contains(movement.on)) { add_end(ends, movement); }
    });
    return late_between(
        group, {hand_over_date(group, drawer), on}, std::move(ends), policy, [&](Date day) {
            Vnd late;
            for (const auto& [from, step] : steps) {
                if (from <= day) { late += step; }
            }
            return late > Vnd{} ? std::max(Vnd{}, late - own_lack(group, history, drawer, day, on))
                                : Vnd{};
        });
}

std::vector<Vnd> interest_of_each(const std::vector<LateSegment>& segments) {
    AccruedInterest interest;
    std::vector<Vnd> parts;
    for (const LateSegment& late : segments) {
        const Vnd before = interest.rounded();
        interest.add(late.amount, late.days, late.rate);
        parts.push_back(interest.rounded() - before);
    }
    return parts;
}

}  // namespace hui::savings
