#include "engine/savings/turns.hpp"

#include "engine/base/text.hpp"
#include "engine/savings/agree_rules.hpp"
#include "engine/savings/by_share.hpp"

#include <algorithm>

namespace hui::savings {

namespace {

Check check_consents(const std::vector<Consent>& consents, ShareNo one, ShareNo other) {
    for (const ShareNo share : {one, other}) {
        const bool agreed = std::any_of(consents.begin(), consents.end(),
                                        [&](const Consent& c) { return c.share == share; });
        if (!agreed) { return refuse(Code::consent_missing, {{"share", share_text(share)}}); }
    }
    for (const Consent& consent : consents) {
        if (auto refusal = check_text(consent.name)) { return refusal; }
    }
    return {};
}

/// Each share that has not drawn must be named once, and no other.
Check check_order(const Group& group, std::vector<ShareNo> order) {
    for (const ShareNo no : order) {
        if (const auto share = undrawn_share(group, no); !share) { return share.refusal(); }
    }
    std::sort(order.begin(), order.end());
    if (order != undrawn_shares(group)) {
        return refuse(Code::order_not_one_each,
                      {{"group", group.terms.code}, {"shares", list_text(undrawn_shares(group))}});
    }
    return {};
}

Result<TurnsChanged> exchange(const Group& group, const History& history, const SwapTurns& command,
                              TurnsBy by, When when) {
    const auto one = undrawn_share(group, command.one);
    if (!one) { return one.refusal(); }
    const auto other = undrawn_share(group, command.other);
    if (!other) { return other.refusal(); }
    for (const Share* share : {*one, *other}) {
        if (!share->has_turn()) { return turn_open(group); }
    }
    if (command.one == command.other) {
        return refuse(Code::nothing_to_change, {{"code", share_text(command.one)}});
    }
    if (auto refusal = check_consents(command.consents, command.one, command.other)) {
        return *refusal;
    }
    TurnsChanged event{
        .by = by,
        .changes = {{.share = command.one, .turn = (*other)->turn, .was = (*one)->turn},
                    {.share = command.other, .turn = (*one)->turn, .was = (*other)->turn}},
        .consents = command.consents,
        .rules = rules_kept(group)};
    if (command.other < command.one) { std::swap(event.changes[0], event.changes[1]); }
    if (auto refusal = check_turn_rules(group, event.changes)) { return *refusal; }
    if (auto refusal = check_turn_date(group, history, event.changes, when)) { return *refusal; }
    return event;
}

/// In a net group another round becomes free: what was advanced for that round would stand for
/// nothing, and money of a share that needs the order of dates would mean something else.
Check check_free_round(const Group& group, const History& history, const Share& share, Date on) {
    if (share.paid_for_it() > Vnd{}) {
        return refuse(Code::advance_open,
                      {{"share", share_text(share.no)}, {"amount", share.paid_for_it()}});
    }
    const auto moved = history.last_moved(group, share.no);
    if (share.needs_date_order() && moved && on <= *moved) {
        return refuse(Code::out_of_date_order, {{"share", share_text(share.no)}, {"last", *moved}});
    }
    return {};
}

}  // namespace

Result<const Share*> undrawn_share(const Group& group, ShareNo no) {
    const Share* share = group.find(no);
    if (share == nullptr) { return unknown_share(group, no); }
    if (group.has_drawn(*share)) { return already_drawn(group, *share); }
    if (share->is_out()) { return share_left(group, *share); }
    return share;
}

Refusal round_not_open(const Group& group, Round round) {
    return refuse(Code::round_not_open, {{"group", group.terms.code},
                                         {"round", round.count()},
                                         {"first", group.drawn.next().count()},
                                         {"last", group.rounds().count()}});
}

Check check_open_round(const Group& group, Round round) {
    if (round <= group.drawn || round > group.rounds()) { return round_not_open(group, round); }
    return {};
}

std::vector<ShareNo> undrawn_shares(const Group& group) {
    std::vector<ShareNo> shares;
    for (const Share& share : group.shares) {
        if (!group.has_drawn(share) && !share.is_out()) { shares.push_back(share.no); }
    }
    return shares;
}

std::vector<Round> undrawn_rounds(const Group& group) {
    std::vector<Round> rounds;
    for (Round round = group.drawn.next(); round <= group.rounds(); round = round.next()) {
        const Share* holder = group.holder_of(round);
        if (holder == nullptr || !holder->is_out()) { rounds.push_back(round); }
    }
    return rounds;
}

std::vector<ShareNo> open_shares(const Group& group) {
    std::vector<ShareNo> shares;
    for (const Share& share : group.shares) {
        if (!share.has_turn()) { shares.push_back(share.no); }
    }
    return shares;
}

std::vector<Round> open_rounds(const Group& group) {
    std::vector<Round> rounds = undrawn_rounds(group);
    std::erase_if(rounds, [&](Round round) { return group.holder_of(round) != nullptr; });
    return rounds;
}

std::vector<TurnChange> changes_to(const Group& group, const std::vector<Round>& rounds,
                                   const std::vector<ShareNo>& order) {
    std::vector<TurnChange> changes;
    for (std::size_t i = 0; i < order.size(); ++i) {
        changes.push_back(
            {.share = order[i], .turn = rounds.at(i), .was = group.find(order[i])->turn});
    }
    sort_by_share(changes);
    return changes;
}

Check check_turn_date(const Group& group, const History& history,
                      const std::vector<TurnChange>& changes, When when) {
    if (auto refusal = check_decision_date(group, when)) { return refusal; }
    if (auto refusal = check_after_rules(group, when.on)) { return refusal; }
    for (const TurnChange& change : changes) {
        const auto decided = history.last_turn_change(change.share);
        const auto given_back = history.last_draw_of(change.share);
        const bool too_early =
            (decided && when.on <= *decided) || (given_back && when.on < *given_back);
        if (too_early) {
            return refuse(Code::before_turn_change,
                          {{"date", when.on},
                           {"last", std::max(decided, given_back).value()},
                           {"share", share_text(change.share)}});
        }
        if (group.terms.pot == Pot::gross || change.turn == change.was) { continue; }
        if (auto refusal = check_free_round(group, history, *group.find(change.share), when.on)) {
            return refusal;
        }
    }
    return {};
}

Result<TurnsChanged> decide_set(const Group& group, const History& history, const SetTurns& command,
                                When when) {
    if (group.all_drawn()) { return refuse(Code::all_drawn, {{"group", group.terms.code}}); }
    if (auto refusal = check_order(group, command.order)) { return *refusal; }
    if (auto refusal = check_text(command.minute)) { return *refusal; }
    TurnsChanged event{.by = command.by,
                       .changes = changes_to(group, undrawn_rounds(group), command.order),
                       .order = command.order,
                       .minute = command.minute,
                       .rules = rules_kept(group)};
    if (auto refusal = check_turn_rules(group, event.changes)) { return *refusal; }
    if (auto refusal = check_turn_date(group, history, event.changes, when)) { return *refusal; }
    return event;
}

Result<TurnsChanged> decide_swap(const Group& group, const History& history,
                                 const SwapTurns& command, When when) {
    return exchange(group, history, command, TurnsBy::swap, when);
}

Result<TurnsChanged> decide_cede(const Group& group, const History& history,
                                 const CedeTurn& command, When when) {
    if (group.all_drawn()) { return refuse(Code::all_drawn, {{"group", group.terms.code}}); }
    const Share* holder = group.holder_of(group.drawn.next());
    if (holder == nullptr) { return turn_open(group); }
    return exchange(group, history,
                    {.one = holder->no, .other = command.to, .consents = command.consents},
                    TurnsBy::cede, when);
}

}  // namespace hui::savings
