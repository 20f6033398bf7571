#include "engine/savings/contribute.hpp"

#include <algorithm>

namespace hui::savings {

namespace {

/// What of a share's money pays others back.
struct PaidBack {
    Vnd to_organiser;
    Vnd to_reserve;
};

/// The part of `amount` that pays others back: in each due, oldest first, the share's money first
/// meets what nobody covers, then what the organiser advanced, then what the reserve fund paid.
PaidBack paid_back_by(const Group& group, const Share& share, Vnd amount) {
    PaidBack back;
    if (share.paid_for_it() == Vnd{}) { return back; }
    for (const Due& due : dues_of(group, share)) {
        amount -= std::min(amount, due.uncovered());
        const Vnd to_organiser = std::min(amount, due.advanced);
        back.to_organiser += to_organiser;
        amount -= to_organiser;
        const Vnd to_reserve = std::min(amount, due.from_reserve);
        back.to_reserve += to_reserve;
        amount -= to_reserve;
    }
    return back;
}

Refusal nothing_due(const Group& group, const Share& share, Date on) {
    for (const Due& due : dues_of(group, share)) {
        if (due.outstanding() > Vnd{}) {
            return refuse(Code::nothing_due, {{"group", group.terms.code},
                                              {"share", share_text(share.no)},
                                              {"date", on},
                                              {"next", due.on},
                                              {"amount", due.outstanding()}});
        }
    }
    return refuse(Code::over_the_cycle,
                  {{"group", group.terms.code}, {"share", share_text(share.no)}, {"left", Vnd{}}});
}

bool changed_after(const std::optional<Passage>& passage, Date on) {
    return passage && passage->on > on;
}

/// What the share may still pay on the day: no more than is left of the cycle as it is now, nor as
/// it was on the last day before each later change of shares.
Vnd room_of(const Group& group, const History* history, const Share& share, Date on) {
    Vnd room = dues_through(group, share, group.rounds()) - share.paid;
    if (history == nullptr) { return room; }
    for (const Movement& movement : history->movements()) {
        const bool is_later = movement.on > on && movement.changes_shares();
        if (!is_later || movement.is_cancelled()) { continue; }
        const Group then = history->as_of(group, movement.on - Days{1});
        const Share& before = *then.find(share.no);
        room = std::min(room, dues_through(then, before, then.rounds()) - before.paid);
    }
    return std::max(Vnd{}, room);
}

Check check_order(const Share& share, const Group& group, const History* history, Date on) {
    if (!share.needs_date_order() || history == nullptr) { return {}; }
    const auto last = history->last_moved(group, share.no);
    if (!last || on >= *last) { return {}; }
    return refuse(Code::out_of_date_order, {{"share", share_text(share.no)}, {"last", *last}});
}

}  // namespace

bool goes_by_history(const Group& group, ShareNo no, Date on) {
    const Share* share = group.find(no);
    if (share != nullptr && share->needs_date_order()) { return true; }
    return std::any_of(group.shares.begin(), group.shares.end(), [&](const Share& other) {
        return changed_after(other.joined, on) || changed_after(other.left, on);
    });
}

Result<Contributed> decide_contribute(const Group& group, const Contribute& command, When when,
                                      const History* history) {
    const Share* share = group.find(command.share);
    if (share == nullptr) { return unknown_share(group, command.share); }
    if (auto refusal = check_money_date(group, when)) { return *refusal; }
    if (auto refusal = check_was_there(*share, when.on)) { return *refusal; }
    const Vnd amount = command.amount.value_or(arrears_of(group, *share, when.on));
    if (!command.amount && amount == Vnd{}) { return nothing_due(group, *share, when.on); }
    if (amount <= Vnd{}) { return refuse(Code::amount_not_positive, {{"amount", amount}}); }
    const Vnd left = room_of(group, history, *share, when.on);
    if (amount > left) {
        return refuse(
            Code::over_the_cycle,
            {{"group", group.terms.code}, {"share", share_text(command.share)}, {"left", left}});
    }
    if (auto refusal = check_order(*share, group, history, when.on)) { return *refusal; }
    const PaidBack back = paid_back_by(group, *share, amount);
    return Contributed{.share = command.share,
                       .amount = amount,
                       .repaid = back.to_organiser,
                       .method = command.method,
                       .source = command.source,
                       .recovered = back.to_reserve};
}

std::vector<ShareNo> shares_owing(const Group& group, Date on) {
    std::vector<ShareNo> owing;
    for (const Share& share : group.shares) {
        if (arrears_of(group, share, on) > Vnd{}) { owing.push_back(share.no); }
    }
    return owing;
}

}  // namespace hui::savings
