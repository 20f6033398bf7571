#include "engine/report/sponsors.hpp"

#include "engine/savings/turn_rules.hpp"

#include <tuple>
#include <vector>

namespace hui::report {

namespace {

using savings::Movement;
using savings::RulesInForce;

/// The rules that were in force when an entry was made; null where there were none.
const RulesInForce* rules_at(const std::vector<RulesInForce>& all, const Movement& movement) {
    const RulesInForce* last = nullptr;
    for (const RulesInForce& rules : all) {
        const bool is_before = std::tie(rules.on, rules.seq) < std::tie(movement.on, movement.seq);
        const bool is_later =
            last == nullptr || std::tie(rules.on, rules.seq) > std::tie(last->on, last->seq);
        if (is_before && is_later) { last = &rules; }
    }
    return last;
}

bool draws_by(const Movement& movement, Date on) {
    return movement.draws > 0 && movement.on <= on &&
           !(movement.undone_on && *movement.undone_on <= on);
}

}  // namespace

GroupWithSponsors group_with_sponsors(store::Ledger& ledger, const store::BookRow& book, Date on) {
    savings::History history;
    std::vector<RulesInForce> all_rules;
    store::each_entry(ledger, book, [&](const Entry& entry) {
        if (entry.kind == savings::turn_rules_agreed_kind) {
            all_rules.push_back(savings::rules_of(entry));
        }
        if (auto movement = savings::movement_of(entry)) { history.add(*std::move(movement)); }
    });
    GroupWithSponsors at{.group = history.as_of(store::load_group(ledger, book), on),
                         .sponsors = {}};
    for (const Movement& movement : history.movements()) {
        if (!draws_by(movement, on)) { continue; }
        const RulesInForce* rules = rules_at(all_rules, movement);
        if (rules == nullptr) { continue; }
        for (const savings::Sponsor& sponsor : rules->rules.sponsors) {
            if (sponsor.share == movement.share) { at.sponsors[sponsor.share] = sponsor.name; }
        }
    }
    return at;
}

}  // namespace hui::report
