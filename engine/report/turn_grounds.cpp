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

/// All agreements on rules, and the whole decisions on turns up to a day.
struct Minutes {
    std::map<Seq, RulesInForce> rules;
    std::map<Seq, TurnDecision> decisions;

    void read(const Entry& entry, Date on) {
        if (entry.kind == savings::turn_rules_agreed_kind) {
            rules.emplace(entry.seq, savings::rules_of(entry));
        }
        if (entry.effective_on > on) { return; }
        if (entry.reverses) { decisions.erase(*entry.reverses); }
        if (entry.kind != savings::turns_changed_kind) { return; }
        auto event = savings::turns_changed_of(entry.body);
        if (event.by == TurnsBy::swap || event.by == TurnsBy::cede) { return; }
        decisions.emplace(entry.seq, TurnDecision{.seq = entry.seq,
                                                  .on = entry.effective_on,
                                                  .event = std::move(event),
                                                  .wishes = {}});
    }
};

std::optional<TurnDecision> last_of(const std::map<Seq, TurnDecision>& decisions) {
    const auto last =
        std::max_element(decisions.begin(), decisions.end(), [](const auto& a, const auto& b) {
            return std::tie(a.second.on, a.first) < std::tie(b.second.on, b.first);
        });
    if (last == decisions.end()) { return std::nullopt; }
    const TurnsBy by = last->second.event.by;
    if (by != TurnsBy::need && by != TurnsBy::wishes) { return std::nullopt; }
    return last->second;
}

}  // namespace

Result<TurnGrounds> turn_grounds(store::Ledger& ledger, std::string_view code, Date on) {
    return store::attempt([&]() -> Result<TurnGrounds> {
        const store::Snapshot snapshot{ledger};
        const auto row = actions::group_book(ledger, code);
        if (!row) { return row.refusal(); }
        Minutes minutes;
        store::each_entry(ledger, *row, [&](const Entry& entry) { minutes.read(entry, on); });
        TurnGrounds grounds{.rules = {}, .decision = last_of(minutes.decisions)};
        for (const auto& [seq, rules] : minutes.rules) {
            if (rules.on <= on) { grounds.rules = rules; }
        }
        if (grounds.decision && grounds.decision->event.by == TurnsBy::wishes) {
            savings::Group group = group_at(ledger, *row, on).group;
            const auto kept = grounds.decision->event.rules;
            group.rules = kept ? std::optional{minutes.rules.at(*kept)} : std::nullopt;
            grounds.decision->wishes = savings::explain_wishes(group, grounds.decision->event);
        }
        return grounds;
    });
}

}  // namespace hui::report
