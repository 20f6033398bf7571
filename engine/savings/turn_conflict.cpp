#include "engine/savings/turn_conflict.hpp"

#include "engine/savings/group.hpp"

#include <algorithm>
#include <string>

namespace hui::savings {

namespace {

/// Whether it is proven that no order keeps these rules. `all` are those that the question has.
bool are_impossible(OpenTurns open, const std::vector<BoundRule>& all,
                    const std::vector<BoundRule>& kept, SearchLimit limit) {
    for (const BoundRule& rule : all) {
        if (std::find(kept.begin(), kept.end(), rule) == kept.end()) {
            open.waived.push_back(rule);
        }
    }
    const Found found = TurnSearch{open.shares.size(), limit}.any(turn_problem(open), 0);
    return !found.column_of && !found.gave_up;
}

/// The first shares of many: a refusal is one line.
std::string first_of(const std::vector<ShareNo>& shares) {
    constexpr std::size_t most_named = 10;
    if (shares.size() <= most_named) { return list_text(shares); }
    return list_text({shares.begin(), shares.begin() + most_named}) + ", …";
}

}  // namespace

std::vector<BoundRule> minimal_conflict(const OpenTurns& open, SearchLimit limit) {
    check_open_turns(open);
    const std::vector<BoundRule> all = bound_rules(open);
    std::vector<BoundRule> kept = all;
    if (!are_impossible(open, all, kept, limit)) { return {}; }
    limit.looks /= 20;
    // What is impossible by itself needs no search.
    std::vector<BoundRule> by_themselves = all;
    std::erase_if(by_themselves,
                  [](const BoundRule& bound) { return bound.rule == TurnRule::apart; });
    if (are_impossible(open, all, by_themselves, limit)) { kept = by_themselves; }
    for (std::size_t some = (kept.size() + 1) / 2; some > 0; some /= 2) {
        for (std::size_t from = 0; from < kept.size();) {
            std::vector<BoundRule> fewer = kept;
            const std::size_t to = std::min(from + some, kept.size());
            fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(from),
                        fewer.begin() + static_cast<std::ptrdiff_t>(to));
            if (are_impossible(open, all, fewer, limit)) {
                kept = std::move(fewer);
            } else {
                from = to;
            }
        }
    }
    return kept;
}

std::string conflict_text(const std::vector<BoundRule>& rules) {
    std::string text;
    for (const BoundRule& bound : rules) {
        text += (text.empty() ? "" : ", ") + share_text(bound.share) + " " +
                std::string{turn_rule_text(bound.rule)};
    }
    return text;
}

Refusal refuse_turns(const OpenTurns& open, const Found& found, SearchLimit limit) {
    if (found.gave_up) { return refuse(Code::turns_not_found); }
    const auto rules = minimal_conflict(open, limit);
    std::vector<ShareNo> shares;
    shares.reserve(rules.size());
    for (const BoundRule& bound : rules) { shares.push_back(bound.share); }
    shares.erase(std::unique(shares.begin(), shares.end()), shares.end());
    return refuse(Code::turns_impossible, {{"shares", first_of(shares)},
                                           {"rules", static_cast<std::int64_t>(rules.size())},
                                           {"conflict", conflict_text(rules)}});
}

}  // namespace hui::savings
