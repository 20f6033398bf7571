#include "engine/savings/reverse.hpp"

#include "engine/journal/reversal.hpp"
#include "engine/savings/agree_rules.hpp"
#include "engine/savings/apply.hpp"
#include "engine/savings/shares.hpp"
#include "engine/savings/turn_conflict.hpp"

#include <algorithm>

namespace hui::savings {

namespace {

bool is_reversible(std::string_view kind) {
    return kind == contributed_kind || kind == advanced_kind || kind == paid_out_kind ||
           kind == turns_changed_kind || kind == interest_paid_kind ||
           kind == interest_waived_kind || kind == reserve_spent_kind ||
           kind == reserve_returned_kind || kind == interest_shared_kind ||
           kind == share_left_kind || kind == holder_changed_kind ||
           kind == organiser_changed_kind || kind == claim_settled_kind ||
           kind == share_joined_kind || kind == reserve_covered_kind ||
           kind == share_defaulted_kind || kind == difference_posted_kind ||
           kind == bank_moved_kind;
}

/// Whether `other` stood at the end of some day from `on` on.
bool stands_from(const Movement& other, Date on) {
    const bool stood = !other.undoes && !other.is_cancelled();
    return stood && (!other.undone_on || *other.undone_on > on);
}

/// Whether both are about the turn of a share, or one about its turn and the other about its draw.
bool share_a_turn(const Movement& turns, const Movement& other) {
    return std::any_of(turns.turns.begin(), turns.turns.end(), [&](const TurnChange& change) {
        return other.decides_turn_of(change.share) ||
               (other.draws != 0 && other.share == change.share);
    });
}

/// Whether both are money of one share, or money and what makes it owe in other rounds (a share
/// left, or, in a net group, its own free turn), where the order of the share's money matters.
bool need_their_order(const Group& group, const Movement& one, const Movement& other) {
    if (one.hands_over() || other.hands_over() || one.holder || other.holder) { return false; }
    const auto meets = [&](const Movement& paid, const Movement& what) {
        const Share* share = group.find(paid.share);
        if (share == nullptr || !share->is_entangled()) { return false; }
        const bool frees_a_round = group.terms.pot == Pot::net && what.decides_turn_of(paid.share);
        return frees_a_round || what.leaving || (what.turns.empty() && what.share == paid.share);
    };
    return meets(one, other) || meets(other, one);
}

/// Whether the interest was computed from what the earlier movement says: the share's money, or the
/// turn that frees it of a round in a net group, or a leaving, after which shares owe in other
/// rounds, or the hand-over of its pot, or the draw of the share that got a part of it.
bool is_interest_on(const Group& group, const Movement& interest, const Movement& earlier) {
    return std::any_of(
        interest.interest.begin(), interest.interest.end(), [&](const SettledInterest& item) {
            const bool is_money = earlier.share == interest.share && earlier.turns.empty();
            if (item.what == InterestOn::hand_over) { return is_money && earlier.hands_over(); }
            const bool frees_a_round =
                group.terms.pot == Pot::net && earlier.decides_turn_of(interest.share);
            const Share* drawer = group.holder_of(item.round);
            const bool gave_a_drawer = item.to.drawer > Vnd{} && earlier.draws > 0 &&
                                       drawer != nullptr && drawer->no == earlier.share;
            return gave_a_drawer || frees_a_round || earlier.leaving ||
                   (is_money && !earlier.hands_over());
        });
}

/// Whether `earlier` let a share come in and `later` is about that share, or about another that
/// came in after it.
bool rests_on_newcomer(const Movement& later, const Movement& earlier) {
    return earlier.joining && later.is_about(earlier.share);
}

/// Whether `later` is a share's leaving or coming in, which goes by the rounds, turns and shares
/// of before, and leaving by what the share paid; or goes by such a change.
bool rests_on_shares(const Movement& later, const Movement& earlier) {
    if (earlier.changes_shares()) { return later.changes_shares() || later.draws != 0; }
    if (!later.changes_shares()) { return false; }
    const bool is_its_money =
        later.leaving && !earlier.holder &&
        (earlier.share == later.share || later.returned_to(earlier.share) != Vnd{});
    return earlier.draws != 0 || !earlier.turns.empty() || is_its_money;
}

/// Whether both hand over the same share.
bool hand_over_one_share(const Movement& one, const Movement& other) {
    return one.holder && other.holder && one.holder->share == other.holder->share;
}

/// Whether a later movement would be wrong without the earlier one: a draw or a hand-over after
/// another, a turn or its draw after that turn was decided, interest after what it was computed
/// from, a share that leaves after what it goes by, or what needs the order of dates. Nothing rests
/// on settled interest.
bool rests_on(const Group& group, const Movement& later, const Movement& earlier) {
    if (!earlier.interest.empty()) { return false; }
    if (rests_on_newcomer(later, earlier)) { return true; }
    if (!later.interest.empty()) { return is_interest_on(group, later, earlier); }
    const bool draws = (earlier.hands_over() || earlier.defaults != 0) && later.hands_over();
    return draws || share_a_turn(earlier, later) || need_their_order(group, earlier, later) ||
           rests_on_shares(later, earlier) || hand_over_one_share(later, earlier);
}

/// Whether the reversal may have its date. Only what was paid after a group was dissolved can be
/// undone then.
Check check_reversal_date(const Group& group, const Entry& original, When when) {
    const bool is_settlement = original.kind == claim_settled_kind;
    return is_settlement ? check_open_day(group, when) : check_money_date(group, when);
}

/// The last movement that must be undone before `original` is on the day `on`, if any.
std::optional<Seq> later_movement(const Group& group, const History& history,
                                  const Movement& original, Date on) {
    std::optional<Seq> last;
    for (const Movement& other : history.movements()) {
        const bool later = std::tie(other.on, other.seq) > std::tie(original.on, original.seq);
        if (later && stands_from(other, on) && rests_on(group, other, original)) {
            last = other.seq;
        }
    }
    return last;
}

bool names(const TurnRules& rules, ShareNo share) {
    const auto is_of_it = [&](const auto& rule) { return rule.share == share; };
    return std::any_of(rules.not_before.begin(), rules.not_before.end(), is_of_it) ||
           std::any_of(rules.sponsors.begin(), rules.sponsors.end(), is_of_it);
}

/// A share goes as it came: what was about it is undone by then, no rule for turns names it, and
/// nobody has paid for its round.
Check check_newcomer_goes(const Group& group, const History& history, const Movement& original,
                          const Movement& back) {
    const Movement* last = nullptr;
    for (const Movement& movement : history.movements()) {
        const bool is_about_it = movement.seq > original.seq && movement.is_about(original.share);
        if (is_about_it) { last = &movement; }
    }
    if (auto refusal = check_not_before(group, last, back.on)) { return refusal; }
    if (group.rules && names(group.rules->rules, original.share)) {
        return refuse(Code::reverse_later_first,
                      {{"seq", original.seq.count()}, {"later", group.rules->seq.count()}});
    }
    Group after = group;
    apply(after, back);
    for (const Share& share : after.shares) {
        const Vnd beyond = beyond_dues(after, share);
        if (beyond > Vnd{}) {
            return refuse(Code::paid_beyond, {{"share", share_text(share.no)}, {"amount", beyond}});
        }
    }
    return {};
}

/// Whether the turns as they were before `undone` keep the rules in force, which may be younger.
Check check_rules_without(const Group& group, const Movement& undone) {
    Group before = group;
    std::vector<ShareNo> shares;
    for (const TurnChange& change : undone.turns) {
        if (change.turn == change.was) { continue; }
        before.at(change.share).turn = change.was;
        shares.push_back(change.share);
    }
    const auto broken = broken_rules(before, shares);
    if (broken.empty()) { return {}; }
    return refuse(Code::reversal_breaks_rules, {{"group", group.terms.code},
                                                {"seq", undone.seq.count()},
                                                {"conflict", conflict_text(broken)}});
}

}  // namespace

Result<Draft> decide_reverse(const Group& group, const History& history, const Entry& original,
                             const Reverse& command, Date today) {
    if (!is_reversible(original.kind)) {
        return refuse(Code::kind_not_reversible, {{"kind", original.kind}});
    }
    // Who could take a lot back could draw until the order pleases him.
    if (original.kind == turns_changed_kind && turns_changed_of(original.body).lot) {
        return refuse(Code::lot_stands, {{"seq", original.seq.count()}});
    }
    const bool closed = is_closed(group, original.effective_on);
    const Date on = command.on.value_or(closed ? today : original.effective_on);
    if (auto refusal = check_reversal_date(group, original, {.on = on, .today = today})) {
        return *refusal;
    }
    if (on < original.effective_on) {
        return refuse(Code::before_original, {{"date", on}, {"original", original.effective_on}});
    }
    const auto undone = movement_of(original);
    if (const auto later = later_movement(group, history, *undone, on)) {
        return refuse(Code::reverse_later_first,
                      {{"seq", original.seq.count()}, {"later", later->count()}});
    }
    if (auto refusal = check_rules_without(group, *undone)) { return *refusal; }
    Draft draft = reversal_of(original, on, command.reason);
    History after = history;
    Entry reversal{};
    reversal.seq = Seq{INT64_MAX};
    reversal.kind = draft.kind;
    reversal.effective_on = on;
    reversal.body = draft.body;
    reversal.reverses = original.seq;
    const Movement back = *movement_of(reversal);
    if (back.joining) {
        if (auto refusal = check_newcomer_goes(group, history, *undone, back)) { return *refusal; }
    }
    after.add(back);
    if (const auto shortfall = first_shortfall(group, after)) {
        const bool pot = shortfall->what == Shortfall::What::pot;
        return refuse(pot ? Code::reverse_payout_first : Code::money_already_used,
                      {{"seq", original.seq.count()}, {"date", shortfall->on}});
    }
    return draft;
}

}  // namespace hui::savings
