#include "engine/savings/choose_turns.hpp"

#include "engine/base/text.hpp"
#include "engine/savings/agree_rules.hpp"
#include "engine/savings/need.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace hui::savings {

namespace {

/// The lot, and the order that it gives the shares that have not drawn; without one that of their
/// numbers.
struct TieBreak {
    std::optional<LotEvidence> lot;
    std::vector<ShareNo> order;

    /// What a lot has drawn: nothing without one.
    [[nodiscard]] std::vector<ShareNo> drawn_order() const {
        return lot ? order : std::vector<ShareNo>{};
    }
};

Result<TieBreak> tie_break(const Group& group, const LotPlace& place,
                           const std::optional<DrawLot>& lot, When when) {
    const std::vector<ShareNo> shares = undrawn_shares(group);
    if (!lot) { return TieBreak{.lot = {}, .order = shares}; }
    auto evidence = reveal_lot(group, place, *lot, when);
    if (!evidence) { return evidence.refusal(); }
    return TieBreak{.lot = *std::move(evidence),
                    .order = draw_lot(place, lot->secret, lot->mix,
                                      std::set<ShareNo>(shares.begin(), shares.end()))};
}

/// A lot that stands is not drawn again under another name: a new one decides between a part of
/// the shares, at most half of them. `asks` is what each undrawn share asks for; equals ask for
/// the same, or for nothing.
template <class Asked>
Check check_standing_lot(const History& history, const std::map<ShareNo, Asked>& asks) {
    std::vector<ShareNo> shares;
    std::map<Asked, std::size_t> times;
    std::size_t most = 0;
    for (const auto& [share, asked] : asks) {
        shares.push_back(share);
        most = std::max(most, ++times[asked]);
    }
    const Movement* lot = history.last_lot_over(shares);
    if (lot == nullptr || 2 * most <= shares.size()) { return {}; }
    return refuse(Code::lot_stands, {{"seq", lot->seq.count()}});
}

std::map<ShareNo, std::int64_t> points_of(const NeedOrder& order) {
    std::map<ShareNo, std::int64_t> points;
    for (const NeedTurn& turn : order.turns) { points[turn.share] = turn.points; }
    return points;
}

/// The rounds that each share that has not drawn wishes.
std::map<ShareNo, std::vector<Round>> rounds_of(const Group& group,
                                                const std::vector<Wish>& wishes) {
    std::map<ShareNo, std::vector<Round>> rounds;
    for (const ShareNo share : undrawn_shares(group)) { rounds[share] = {}; }
    for (const Wish& wish : wishes) { rounds[wish.share] = wish.rounds; }
    return rounds;
}

Check check_changes(const Group& group, const History& history, const TurnsChanged& event,
                    When when) {
    // Who is left to choose among follows from the draws before it, which must not come later.
    const auto drawn = history.last_drawn();
    if (drawn && when.on <= *drawn) {
        return refuse(Code::before_last_draw, {{"date", when.on}, {"last", *drawn}});
    }
    return check_turn_date(group, history, event.changes, when);
}

Refusal turns_undecided(const Group& group) {
    return refuse(Code::turns_undecided, {{"group", group.terms.code}});
}

Check check_pleas(const Group& group, const std::vector<Plea>& pleas) {
    for (const Plea& plea : pleas) {
        if (const auto share = undrawn_share(group, plea.share); !share) { return share.refusal(); }
        if (plea.points < 0) {
            return refuse(Code::bad_number, {{"given", std::to_string(plea.points)}});
        }
        if (auto refusal = check_text(plea.reason)) { return refusal; }
    }
    return {};
}

std::vector<Need> needs_of(const std::vector<Plea>& pleas) {
    std::vector<Need> needs;
    for (const Plea& plea : pleas) {
        auto need = std::find_if(needs.begin(), needs.end(),
                                 [&](const Need& other) { return other.share == plea.share; });
        if (need == needs.end()) {
            needs.push_back({.share = plea.share, .reasons = {}});
            need = std::prev(needs.end());
        }
        need->reasons.push_back({.reason = plea.reason, .points = plea.points});
    }
    return needs;
}

Check check_wishes(const Group& group, const std::vector<Wish>& wishes) {
    std::set<ShareNo> shares;
    for (const Wish& wish : wishes) {
        if (const auto share = undrawn_share(group, wish.share); !share) { return share.refusal(); }
        if (!shares.insert(wish.share).second) {
            return refuse(Code::share_repeated,
                          {{"share", share_text(wish.share)}, {"shares", group.rounds().count()}});
        }
        for (const Round round : wish.rounds) {
            if (auto refusal = check_open_round(group, round)) { return refusal; }
        }
    }
    return {};
}

}  // namespace

Result<TurnsChanged> decide_by_need(const Group& group, const History& history,
                                    const LotPlace& place, const SetByNeed& command, When when) {
    if (group.all_drawn()) { return refuse(Code::all_drawn, {{"group", group.terms.code}}); }
    if (auto refusal = check_pleas(group, command.pleas)) { return *refusal; }
    if (auto refusal = check_text(command.minute)) { return *refusal; }
    const auto ties = tie_break(group, place, command.lot, when);
    if (!ties) { return ties.refusal(); }
    const OpenTurns open = open_turns_of(group, ties->order, undrawn_rounds(group));
    const SearchLimit limit = short_search;
    const std::vector<Need> needs = needs_of(command.pleas);
    const auto order = order_by_need(open, needs, limit);
    if (!order) { return order.refusal(); }
    if (!ties->lot && ties_in(open, needs, *order, limit) == Ties::possible) {
        return turns_undecided(group);
    }
    if (ties->lot) {
        if (auto refusal = check_standing_lot(history, points_of(*order))) { return *refusal; }
    }
    TurnsChanged event{.by = TurnsBy::need,
                       .changes = changes_to(group, order->turns),
                       .order = ties->drawn_order(),
                       .minute = command.minute,
                       .lot = ties->lot,
                       .pleas = command.pleas,
                       .outcome = TurnsOutcome{.regret = 0, .bound = 0, .proof = order->proof},
                       .rules = rules_kept(group)};
    if (auto refusal = check_changes(group, history, event, when)) { return *refusal; }
    return event;
}

Result<TurnsChanged> decide_by_wishes(const Group& group, const History& history,
                                      const LotPlace& place, const SetByWishes& command,
                                      When when) {
    if (group.all_drawn()) { return refuse(Code::all_drawn, {{"group", group.terms.code}}); }
    if (auto refusal = check_wishes(group, command.wishes)) { return *refusal; }
    if (auto refusal = check_text(command.minute)) { return *refusal; }
    const auto ties = tie_break(group, place, command.lot, when);
    if (!ties) { return ties.refusal(); }
    if (ties->lot) {
        if (auto refusal = check_standing_lot(history, rounds_of(group, command.wishes))) {
            return *refusal;
        }
    }
    const OpenTurns open = open_turns_of(group, ties->order, undrawn_rounds(group));
    const SearchLimit limit = short_search;
    const auto assigned = assign_by_wishes(open, command.wishes, limit);
    if (!assigned) { return assigned.refusal(); }
    if (!ties->lot && ties_in(open, command.wishes, *assigned, limit) == Ties::possible) {
        return turns_undecided(group);
    }
    TurnsChanged event{.by = TurnsBy::wishes,
                       .changes = changes_to(group, assigned->turns),
                       .order = ties->drawn_order(),
                       .minute = command.minute,
                       .lot = ties->lot,
                       .wishes = command.wishes,
                       .outcome = TurnsOutcome{.regret = assigned->total_regret,
                                               .bound = assigned->bound,
                                               .proof = assigned->proof},
                       .rules = rules_kept(group)};
    if (auto refusal = check_changes(group, history, event, when)) { return *refusal; }
    return event;
}

bool is_as_good(const Group& group, const TurnsChanged& decided, const TurnsChanged& other) {
    if (decided.by != TurnsBy::wishes || !decided.outcome || !other.outcome) { return false; }
    const TurnsOutcome& outcome = *other.outcome;
    const bool is_least = outcome.proof == Proof::least_total;
    const bool has_room =
        decided.outcome->proof == outcome.proof && outcome.proof != Proof::complete &&
        decided.outcome->regret == outcome.regret && outcome.bound <= outcome.regret &&
        (outcome.bound == outcome.regret) == is_least;
    const auto holds_same = [](const TurnChange& a, const TurnChange& b) {
        return a.share == b.share && a.was == b.was;
    };
    if (!has_room || !std::equal(decided.changes.begin(), decided.changes.end(),
                                 other.changes.begin(), other.changes.end(), holds_same)) {
        return false;
    }
    std::set<Round> wanted;
    std::set<Round> given;
    for (const TurnChange& change : decided.changes) { wanted.insert(change.turn); }
    for (const TurnChange& change : other.changes) { given.insert(change.turn); }
    if (wanted != given || check_turn_rules(group, other.changes)) { return false; }
    std::int64_t regret = 0;
    for (const AssignedTurn& turn : explain_wishes(group, other)) { regret += turn.regret; }
    return regret == outcome.regret;
}

std::vector<AssignedTurn> explain_wishes(const Group& group, const TurnsChanged& event) {
    std::vector<ShareNo> shares;
    std::vector<Round> rounds;
    std::map<Round, ShareNo> holders;
    for (const TurnChange& change : event.changes) {
        shares.push_back(change.share);
        rounds.push_back(change.turn);
        holders[change.turn] = change.share;
    }
    return explain_turns(open_turns_of(group, shares, rounds), event.wishes, holders);
}

}  // namespace hui::savings
