#include "engine/savings/agree_rules.hpp"

#include "engine/savings/turn_conflict.hpp"
#include "engine/savings/turns.hpp"

#include <algorithm>
#include <cstdlib>

namespace hui::savings {

namespace {

/// What the rules say about a share, or nothing.
template <class Value>
const Value* about(const std::vector<Value>& values, ShareNo share) {
    const auto found = std::find_if(values.begin(), values.end(),
                                    [&](const Value& value) { return value.share == share; });
    return found == values.end() ? nullptr : &*found;
}

/// Each share must be one that has not drawn, and named once.
template <class Value>
Check check_shares(const Group& group, const std::vector<Value>& values) {
    for (const Value& value : values) {
        if (const auto share = undrawn_share(group, value.share); !share) {
            return share.refusal();
        }
        if (about(values, value.share) != &value) {
            return refuse(Code::share_repeated,
                          {{"share", share_text(value.share)}, {"shares", group.rounds().count()}});
        }
    }
    return {};
}

Check check_rules(const Group& group, const TurnRules& rules) {
    if (auto refusal = check_shares(group, rules.not_before)) { return refusal; }
    if (auto refusal = check_shares(group, rules.sponsors)) { return refusal; }
    for (const FirstRound& first : rules.not_before) {
        if (auto refusal = check_open_round(group, first.round)) { return refusal; }
    }
    if (rules.sponsored_through < Round{} || rules.sponsored_through > group.rounds()) {
        return round_not_open(group, rules.sponsored_through);
    }
    if (rules.apart < 0) {
        return refuse(Code::bad_number, {{"given", std::to_string(rules.apart)}});
    }
    return {};
}

template <class Value>
void sort_by_share(std::vector<Value>& values) {
    std::sort(values.begin(), values.end(),
              [](const Value& a, const Value& b) { return a.share < b.share; });
}

/// What was decided before the rules must not be bound by them in another order of recording.
Check check_after_turns(const Group& group, const History& history, Date on) {
    for (const Share& share : group.shares) {
        const auto decided = history.last_turn_change(share.no);
        if (decided && on <= *decided) {
            return refuse(Code::before_turn_change,
                          {{"date", on}, {"last", *decided}, {"share", share_text(share.no)}});
        }
    }
    return {};
}

Check check_apart(const Group& group, const Share& share) {
    for (const Share& other : group.shares) {
        const bool is_sibling =
            other.no != share.no && other.member == share.member && other.has_turn();
        if (is_sibling &&
            std::abs(other.turn.count() - share.turn.count()) < group.rules->rules.apart) {
            return refuse(Code::turns_too_near, {{"group", group.terms.code},
                                                 {"share", share_text(share.no)},
                                                 {"round", share.turn.count()},
                                                 {"sibling", share_text(other.no)},
                                                 {"other", other.turn.count()},
                                                 {"apart", group.rules->rules.apart}});
        }
    }
    return {};
}

}  // namespace

TurnRules in_order(TurnRules rules) {
    sort_by_share(rules.not_before);
    sort_by_share(rules.sponsors);
    return rules;
}

Result<TurnRulesAgreed> decide_rules(const Group& group, const History& history,
                                     const AgreeRules& command, When when) {
    if (group.all_drawn()) { return refuse(Code::all_drawn, {{"group", group.terms.code}}); }
    if (auto refusal = check_rules(group, command.rules)) { return *refusal; }
    const TurnRulesAgreed event{.rules = in_order(command.rules), .minute = command.minute};
    if (event.rules == (group.rules ? group.rules->rules : TurnRules{})) {
        return refuse(Code::nothing_to_change, {{"code", group.terms.code}});
    }
    if (auto refusal = check_money_date(group, when)) { return *refusal; }
    if (auto refusal = check_after_rules(group, when.on)) { return *refusal; }
    if (auto refusal = check_after_turns(group, history, when.on)) { return *refusal; }
    Group after = group;
    after.rules = {.rules = event.rules, .seq = {}, .on = when.on};
    const OpenTurns open = open_turns_of(after, undrawn_shares(group), undrawn_rounds(group));
    const SearchLimit limit = short_search(open.shares.size());
    const Found found = TurnSearch{open.shares.size(), limit}.any(turn_problem(open), 0);
    if (!found.column_of) { return refuse_turns(open, found, limit); }
    return event;
}

Check check_after_rules(const Group& group, Date on) {
    if (group.rules && on < group.rules->on) {
        return refuse(Code::before_last_rules, {{"date", on}, {"last", group.rules->on}});
    }
    return {};
}

Check check_turn_rules(const Group& group, const std::vector<TurnChange>& changes) {
    if (!group.rules) { return {}; }
    const TurnRules& rules = group.rules->rules;
    Group after = group;
    for (const TurnChange& change : changes) { after.at(change.share).turn = change.turn; }
    for (const TurnChange& change : changes) {
        const FirstRound* first = about(rules.not_before, change.share);
        if (first != nullptr && change.turn < first->round) {
            return refuse(Code::turn_too_early, {{"group", group.terms.code},
                                                 {"share", share_text(change.share)},
                                                 {"first", first->round.count()},
                                                 {"round", change.turn.count()}});
        }
        const bool needs_sponsor = change.turn <= rules.sponsored_through;
        if (needs_sponsor && about(rules.sponsors, change.share) == nullptr) {
            return refuse(Code::sponsor_missing, {{"group", group.terms.code},
                                                  {"share", share_text(change.share)},
                                                  {"draws", rules.sponsored_through.count()},
                                                  {"round", change.turn.count()}});
        }
        if (auto refusal = check_apart(after, *after.find(change.share))) { return refusal; }
    }
    return {};
}

std::optional<Seq> rules_kept(const Group& group) {
    return group.rules ? std::optional{group.rules->seq} : std::nullopt;
}

OpenTurns open_turns_of(const Group& group, const std::vector<ShareNo>& shares,
                        const std::vector<Round>& rounds) {
    const TurnRules rules = group.rules ? group.rules->rules : TurnRules{};
    OpenTurns open{.rounds = rounds,
                   .shares = {},
                   .drawn = {},
                   .apart = rules.apart,
                   .sponsored_through = rules.sponsored_through,
                   .waived = {},
                   .tie_order = shares};
    for (const Share& share : group.shares) {
        if (std::find(shares.begin(), shares.end(), share.no) == shares.end()) {
            if (share.has_turn()) { open.drawn.push_back({share.member, share.turn}); }
            continue;
        }
        const FirstRound* first = about(rules.not_before, share.no);
        const Sponsor* sponsor = about(rules.sponsors, share.no);
        open.shares.push_back({.share = share.no,
                               .member = share.member,
                               .not_before = first == nullptr ? Round{} : first->round,
                               .sponsor = sponsor == nullptr ? "" : sponsor->name});
    }
    return open;
}

}  // namespace hui::savings
