#include "engine/savings/reverse.hpp"

#include "engine/journal/reversal.hpp"

#include <algorithm>

namespace hui::savings {

namespace {

bool is_reversible(std::string_view kind) {
    return kind == contributed_kind || kind == advanced_kind || kind == paid_out_kind;
}

/// Whether `other` stood at the end of some day from `on` on.
bool stands_from(const Movement& other, Date on) {
    const bool stood = !other.undoes && !other.is_cancelled();
    return stood && (!other.undone_on || *other.undone_on > on);
}

/// The last movement that must be undone before `original` is on the day `on`, if any: a draw after
/// a draw, or any money after money of a share that needs the order of dates.
std::optional<Seq> later_movement(const Group& group, const History& history,
                                  const Movement& original, Date on) {
    const Share* share = group.find(original.share);
    std::optional<Seq> last;
    for (const Movement& other : history.movements()) {
        const bool later = std::tie(other.on, other.seq) > std::tie(original.on, original.seq);
        const bool draws_after = original.draws != 0 && other.draws != 0;
        const bool pays_after = original.draws == 0 && other.draws == 0 &&
                                other.share == original.share && share->needs_date_order();
        if (later && stands_from(other, on) && (draws_after || pays_after)) { last = other.seq; }
    }
    return last;
}

}  // namespace

Result<Draft> decide_reverse(const Group& group, const History& history, const Entry& original,
                             const Reverse& command, Date today) {
    if (!is_reversible(original.kind)) {
        return refuse(Code::kind_not_reversible, {{"kind", original.kind}});
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
