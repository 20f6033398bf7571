#include "engine/report/turn_grounds.hpp"

#include "engine/actions/recorded.hpp"
#include "engine/report/group_at.hpp"

#include <algorithm>
#include <map>
#include <tuple>

namespace hui::report {

namespace {

using savings::RulesInForce;
using savings::TurnsBy;

/// All agreements on rules, and what decided turns up to a day.
struct Minutes {
    std::map<Seq, RulesInForce> rules;
    std::map<Seq, TurnDecision> decisions;
    std::optional<TurnStep> opening;

    void read(const Entry& entry, Date on) {
        if (entry.kind == savings::turn_rules_agreed_kind) {
            rules.emplace(entry.seq, savings::rules_of(entry));
        }
        if (entry.effective_on > on) { return; }
        if (entry.kind == savings::group_opened_kind) { read_opening(entry); }
        if (entry.reverses) { decisions.erase(*entry.reverses); }
        if (entry.kind != savings::turns_changed_kind) { return; }
        decisions.emplace(entry.seq, TurnDecision{.seq = entry.seq,
                                                  .on = entry.effective_on,
                                                  .event = savings::turns_changed_of(entry.body),
                                                  .wishes = {}});
    }

private:
    /// The opening decides the turns where each seat has one.
    void read_opening(const Entry& entry) {
        const auto event = savings::event_of(entry.kind, entry.body);
        const auto& seats = std::get<savings::GroupOpened>(*event).seats;
        if (std::all_of(seats.begin(), seats.end(),
                        [](const auto& seat) { return seat.turn != Round{}; })) {
            opening = TurnStep{
                .seq = entry.seq, .on = entry.effective_on, .by = TurnsBy::fixed, .minute = {}};
        }
    }
};

bool moves_two(const TurnDecision& decision) {
    return decision.event.by == TurnsBy::swap || decision.event.by == TurnsBy::cede;
}

TurnStep step_of(const TurnDecision& decision) {
    return {.seq = decision.seq,
            .on = decision.on,
            .by = decision.event.by,
            .minute = decision.event.minute};
}

/// The last decision on whole turns, and what was swapped or ceded since.
TurnGrounds grounds_of(const Minutes& minutes) {
    TurnGrounds grounds{.origin = minutes.opening};
    std::vector<const TurnDecision*> in_time;
    for (const auto& [seq, decision] : minutes.decisions) { in_time.push_back(&decision); }
    std::sort(in_time.begin(), in_time.end(), [](const TurnDecision* a, const TurnDecision* b) {
        return std::tie(a->on, a->seq) < std::tie(b->on, b->seq);
    });
    for (const TurnDecision* decision : in_time) {
        if (moves_two(*decision)) {
            grounds.since.push_back(step_of(*decision));
            continue;
        }
        const TurnsBy by = decision->event.by;
        grounds.origin = step_of(*decision);
        grounds.since.clear();
        grounds.decision.reset();
        if (by == TurnsBy::need || by == TurnsBy::wishes) { grounds.decision = *decision; }
    }
    return grounds;
}

}  // namespace

Result<TurnGrounds> turn_grounds(store::Ledger& ledger, std::string_view code, Date on) {
    return store::attempt([&]() -> Result<TurnGrounds> {
        const store::Snapshot snapshot{ledger};
        const auto row = actions::group_book(ledger, code);
        if (!row) { return row.refusal(); }
        Minutes minutes;
        store::each_entry(ledger, *row, [&](const Entry& entry) { minutes.read(entry, on); });
        TurnGrounds grounds = grounds_of(minutes);
        for (const auto& [seq, rules] : minutes.rules) {
            if (rules.on <= on) { grounds.rules = rules; }
        }
        if (grounds.decision && grounds.decision->event.by == TurnsBy::wishes) {
            // The members, turns and rules of then: what came later didn't stand against a wish.
            savings::Group group = group_at(ledger, *row, grounds.decision->on).group;
            const auto kept = grounds.decision->event.rules;
            group.rules = kept ? std::optional{minutes.rules.at(*kept)} : std::nullopt;
            grounds.decision->wishes = savings::explain_wishes(group, grounds.decision->event);
        }
        return grounds;
    });
}

}  // namespace hui::report
