#include "engine/savings/reverse.hpp"

#include "engine/journal/reversal.hpp"

#include <algorithm>

namespace hui::savings {

namespace {

bool is_reversible(std::string_view kind) {
    return kind == contributed_kind || kind == advanced_kind || kind == paid_out_kind ||
           kind == turns_changed_kind;
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

/// Whether both are money of one share, or, in a net group, money and the turn that frees a round
/// of it, where the share needs the order of dates.
bool need_their_order(const Group& group, const Movement& one, const Movement& other) {
    if (one.draws != 0 || other.draws != 0) { return false; }
    const auto meets = [&](const Movement& payment, const Movement& what) {
        if (!payment.turns.empty() || !group.find(payment.share)->needs_date_order()) {
            return false;
        }
        const bool frees_a_round =
            group.terms.pot == Pot::net && what.decides_turn_of(payment.share);
        return frees_a_round || (what.turns.empty() && what.share == payment.share);
    };
    return meets(one, other) || meets(other, one);
}

/// Whether a later movement would be wrong without the earlier one: a draw after a draw, a turn or
/// its draw after that turn was decided, or what needs the order of dates.
bool rests_on(const Group& group, const Movement& later, const Movement& earlier) {
    const bool draws = earlier.draws != 0 && later.draws != 0;
    return draws || share_a_turn(earlier, later) || need_their_order(group, earlier, later);
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
    if (auto refusal = check_money_date(group, {.on = on, .today = today})) { return *refusal; }
    if (on < original.effective_on) {
        return refuse(Code::before_original, {{"date", on}, {"original", original.effective_on}});
    }
    const auto undone = movement_of(original);
    if (const auto later = later_movement(group, history, *undone, on)) {
        return refuse(Code::reverse_later_first,
                      {{"seq", original.seq.count()}, {"later", later->count()}});
    }
    Draft draft = reversal_of(original, on, command.reason);
    History after = history;
    Entry reversal{};
    reversal.seq = Seq{INT64_MAX};
    reversal.kind = draft.kind;
    reversal.effective_on = on;
    reversal.body = draft.body;
    reversal.reverses = original.seq;
    after.add(*movement_of(reversal));
    if (const auto shortfall = first_shortfall(group, after)) {
        const bool pot = shortfall->what == Shortfall::What::pot;
        return refuse(pot ? Code::reverse_payout_first : Code::money_already_used,
                      {{"seq", original.seq.count()}, {"date", shortfall->on}});
    }
    return draft;
}

}  // namespace hui::savings
