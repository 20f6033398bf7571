#include "engine/savings/agree_rules.hpp"

#include "engine/base/text.hpp"
#include "engine/savings/by_share.hpp"
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
    for (const Sponsor& sponsor : rules.sponsors) {
        if (auto refusal = check_text(sponsor.name)) { return refusal; }
    }
    return {};
}

/// What was decided before the rules must not be bound by them in another order of recording. What
/// was decided on their day keeps them, and may come first or second.
Check check_after_turns(const Group& group, const History& history, Date on) {
    for (const Share& share : group.shares) {
        const auto decided = history.last_turn_change(share.no);
        if (decided && on < *decided) {
            return refuse(Code::before_turn_change,
                          {{"date", on}, {"last", *decided}, {"share", share_text(share.no)}});
        }
    }
    return {};
}

/// A share of the same member whose turn is too near, if there is one. Two that have drawn are
/// past.
const Share* too_near(const Group& group, const Share& share) {
    const auto near = std::find_if(group.shares.begin(), group.shares.end(), [&](const Share& s) {
        const bool is_past = group.has_drawn(s) && group.has_drawn(share);
        return s.no != share.no && s.member == share.member && s.has_turn() && !is_past &&
               std::abs(s.turn.count() - share.turn.count()) < group.rules->rules.apart;
    });
    return near == group.shares.end() ? nullptr : &*near;
}

/// The first of the rules in force that the turn of a share breaks.
std::optional<TurnRule> rule_broken_by(const Group& group, const Share& share) {
    const TurnRules& rules = group.rules->rules;
    const FirstRound* first = about(rules.not_before, share.no);
    if (first != nullptr && share.turn < first->round) { return TurnRule::not_before; }
    const bool needs_sponsor = share.turn <= rules.sponsored_through;
    if (needs_sponsor && about(rules.sponsors, share.no) == nullptr) { return TurnRule::sponsor; }
    const Share* near = too_near(group, share);
    if (near == nullptr) { return std::nullopt; }
    return group.has_drawn(*near) ? TurnRule::apart_from_drawn : TurnRule::apart;
}

/// What to say of a turn that breaks a rule in force.
Refusal refuse_turn(const Group& group, const Share& share, TurnRule broken) {
    const TurnRules& rules = group.rules->rules;
    const NamedFact code{"group", group.terms.code};
    const NamedFact who{"share", share_text(share.no)};
    const NamedFact round{"round", share.turn.count()};
    if (broken == TurnRule::not_before) {
        const FirstRound* first = about(rules.not_before, share.no);
        return refuse(Code::turn_too_early, {code, who, {"first", first->round.count()}, round});
    }
    if (broken == TurnRule::sponsor) {
        return refuse(Code::sponsor_missing,
                      {code, who, {"draws", rules.sponsored_through.count()}, round});
    }
    const Share* near = too_near(group, share);
    return refuse(Code::turns_too_near, {code,
                                         who,
                                         round,
                                         {"sibling", share_text(near->no)},
                                         {"other", near->turn.count()},
                                         {"apart", rules.apart}});
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
    if (auto refusal = check_text(command.minute)) { return *refusal; }
    const TurnRulesAgreed event{.rules = in_order(command.rules), .minute = command.minute};
    if (event.rules == (group.rules ? group.rules->rules : TurnRules{})) {
        return refuse(Code::nothing_to_change, {{"code", group.terms.code}});
    }
    if (auto refusal = check_decision_date(group, when)) { return *refusal; }
    if (auto refusal = check_after_rules(group, when.on)) { return *refusal; }
    if (auto refusal = check_after_turns(group, history, when.on)) { return *refusal; }
    Group after = group;
    after.rules = {.rules = event.rules, .seq = {}, .on = when.on};
    const OpenTurns open = open_turns_of(after, undrawn_shares(group), undrawn_rounds(group));
    const SearchLimit limit = short_search;
    const Found found = TurnSearch{open.shares.size(), limit}.any(turn_problem(open), 0);
    if (!found.column_of) { return refuse_turns(open, found, limit); }
    const auto broken = broken_rules(after, undrawn_shares(group));
    if (!broken.empty()) {
        return refuse(Code::turns_break_rules,
                      {{"group", group.terms.code}, {"conflict", conflict_text(broken)}});
    }
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
    Group after = group;
    for (const TurnChange& change : changes) { after.at(change.share).turn = change.turn; }
    for (const TurnChange& change : changes) {
        const Share& share = *after.find(change.share);
        if (const auto broken = rule_broken_by(after, share)) {
            return refuse_turn(after, share, *broken);
        }
    }
    return {};
}

Check check_apart(const Group& group, ShareNo no) {
    const Share& share = *group.find(no);
    const bool is_bound = group.rules && share.has_turn();
    if (!is_bound || too_near(group, share) == nullptr) { return {}; }
    return refuse_turn(group, share, TurnRule::apart);
}

std::vector<BoundRule> broken_rules(const Group& group, const std::vector<ShareNo>& shares) {
    std::vector<BoundRule> found;
    if (!group.rules) { return found; }
    for (const ShareNo no : shares) {
        const Share& share = *group.find(no);
        if (!share.has_turn()) { continue; }
        if (const auto broken = rule_broken_by(group, share)) { found.push_back({no, *broken}); }
    }
    return found;
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
