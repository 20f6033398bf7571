#include "engine/savings/interest.hpp"

#include "engine/savings/late_segments.hpp"
#include "engine/savings/round_dates.hpp"

#include <algorithm>

namespace hui::savings {

namespace {

/// Says how far it is, and what was settled of it where something was.
void set_state(LateItem& item, const Share& share) {
    const SettledInterest* settled = share.settled(item.what, item.round);
    if (settled == nullptr) {
        item.state = item.lacking > Vnd{} ? LateState::incomplete : LateState::open;
        return;
    }
    item.state = settled->paid > Vnd{} ? LateState::paid : LateState::waived;
    item.interest = settled->paid + settled->waived;
    if (settled->to.drawer == Vnd{}) { item.drawer = ShareNo{}; }
    item.to = settled->to;
}

/// The rates at which something ran up interest from the day after `due` on, for `days`.
std::vector<RateFrom> rates_of(const LateInterest& late, const LateItem& item,
                               const registry::Policy& policy) {
    std::vector<RateFrom> rates;
    for (Date day = item.due + Days{1}; day <= item.due + item.days; day += Days{1}) {
        const Rate rate = late_rate_on(late, day, policy);
        if (rates.empty() || rates.back().rate != rate) {
            rates.push_back({.from = day, .rate = rate});
        }
    }
    return rates;
}

Refusal no_late_interest(const Group& group, const SettleInterest& command, Date on) {
    return refuse(
        Code::no_late_interest,
        {{"group", group.terms.code}, {"share", share_text(command.share)}, {"date", on}});
}

Refusal incomplete(const Group& group, const LateItem& item, Date on) {
    const bool is_due = item.what == InterestOn::contribution;
    return refuse(is_due ? Code::late_due_incomplete : Code::hand_over_incomplete,
                  {{"group", group.terms.code},
                   {"share", share_text(item.share)},
                   {"round", item.round.count()},
                   {"lacking", item.lacking},
                   {"date", on}});
}

Refusal interest_settled(const Group& group, const LateItem& item) {
    return refuse(Code::interest_settled, {{"group", group.terms.code},
                                           {"share", share_text(item.share)},
                                           {"round", item.round.count()}});
}

/// The item that a command is about: of the round that it names, or the oldest that is open, or
/// else the one that tells why there is none.
const LateItem* item_meant(const std::vector<LateItem>& items, const SettleInterest& command) {
    const LateItem* meant = nullptr;
    for (const LateItem& item : items) {
        if (item.what != command.what) { continue; }
        if (command.round && item.round != *command.round) { continue; }
        if (item.state == LateState::open) { return &item; }
        if (meant == nullptr || item.state == LateState::incomplete) { meant = &item; }
    }
    return meant;
}

/// The interest on the hand-over, where that is open and nothing of what was asked for can be
/// settled, now or later; null otherwise.
const LateItem* hand_over_meant(const std::vector<LateItem>& items, const SettleInterest& command) {
    if (command.what != InterestOn::contribution) { return nullptr; }
    const LateItem* open = nullptr;
    for (const LateItem& item : items) {
        if (command.round && item.round != *command.round) { continue; }
        const bool is_open = item.state == LateState::open;
        if (item.what == InterestOn::hand_over && is_open) { open = &item; }
        if (item.what == InterestOn::hand_over) { continue; }
        if (is_open || item.state == LateState::incomplete) { return nullptr; }
    }
    return open;
}

Refusal interest_on_hand_over(const Group& group, const LateItem& item) {
    return refuse(Code::interest_on_hand_over, {{"group", group.terms.code},
                                                {"share", share_text(item.share)},
                                                {"round", item.round.count()},
                                                {"interest", item.interest}});
}

/// The item can't be settled before it was settled and that undone, nor before what it is computed
/// from was undone or advanced, where that was later than it happened.
Check check_order(const Group& group, const History& history, const LateItem& item, Date on) {
    if (item.what == InterestOn::hand_over) {
        const auto handed_over = history.last_draw_of(item.share);
        if (handed_over && on < *handed_over) {
            return refuse(Code::before_last_draw, {{"date", on}, {"last", *handed_over}});
        }
    }
    auto last = history.last_settled(item.share, item.what, item.round);
    const bool is_money_ordered =
        item.what == InterestOn::contribution && group.find(item.share)->is_entangled();
    if (is_money_ordered) { last = std::max(last, history.last_moved(group, item.share)); }
    if (!last || on >= *last) { return {}; }
    return refuse(Code::out_of_date_order, {{"share", share_text(item.share)}, {"last", *last}});
}

Check check_open(const Group& group, const History& history, const LateItem& item, Date on) {
    const bool settled_later = group.find(item.share)->settled(item.what, item.round) != nullptr;
    if (settled_later || item.state == LateState::paid || item.state == LateState::waived) {
        return interest_settled(group, item);
    }
    if (item.state == LateState::incomplete) { return incomplete(group, item, on); }
    return check_order(group, history, item, on);
}

}  // namespace

std::vector<LateItem> late_items_of(const Group& then, const History& history, const Share& share,
                                    Date on, const registry::Policy& policy) {
    std::vector<LateItem> items;
    if (is_before_books(then, on)) { return items; }
    const auto add = [&](LateItem item, const LateCost& cost) {
        item.days = cost.days;
        item.interest = cost.interest;
        item.to = cost.to;
        item.drawer = cost.drawer;
        set_state(item, share);
        if (item.interest > Vnd{}) { items.push_back(item); }
    };
    for (const Due& due : dues_of(then, share)) {
        if (due.on >= on) { break; }
        add({.share = share.no,
             .round = due.round,
             .due = owed_since(then, history, due, on),
             .lacking = due.outstanding()},
            late_cost_of(then, history, due, on, policy));
    }
    if (!share.has_turn() || then.dissolved) { return items; }
    const Date due = hand_over_date(then, share);
    if (due >= on) { return items; }
    // Of a drawn pot the share has received what stays in the fund and what came in later, too.
    const Vnd owed =
        then.has_drawn(share) ? pot_of(then, share.turn) : pot_to_hand_over(then, share);
    add({.share = share.no,
         .what = InterestOn::hand_over,
         .round = share.turn,
         .due = due,
         .lacking = owed - share.received},
        hand_over_cost_of(then, history, share, on, policy));
    return items;
}

Result<InterestSettled> decide_settle_interest(const Group& group, const History& history,
                                               const registry::Policy& policy,
                                               const SettleInterest& command, When when) {
    if (group.find(command.share) == nullptr) { return unknown_share(group, command.share); }
    if (std::holds_alternative<NoInterest>(group.terms.late_interest)) {
        return refuse(Code::no_interest_agreed, {{"group", group.terms.code}});
    }
    if (auto refusal = check_money_date(group, when)) { return *refusal; }
    if (auto refusal = check_was_there(*group.find(command.share), when.on)) { return *refusal; }
    const Group then = history.as_of(group, when.on);
    const auto items = late_items_of(then, history, *then.find(command.share), when.on, policy);
    if (const LateItem* hand_over = hand_over_meant(items, command)) {
        return interest_on_hand_over(group, *hand_over);
    }
    const LateItem* item = item_meant(items, command);
    if (item == nullptr) { return no_late_interest(group, command, when.on); }
    if (auto refusal = check_open(group, history, *item, when.on)) { return *refusal; }
    const bool is_paid = command.how == Settling::paid;
    return InterestSettled{.share = item->share,
                           .round = item->round,
                           .what = item->what,
                           .how = command.how,
                           .amount = item->interest,
                           .to = is_paid ? item->to : InterestTo{},
                           .drawer = is_paid && item->to.drawer > Vnd{} ? item->drawer : ShareNo{},
                           .days = item->days.count(),
                           .rates = rates_of(group.terms.late_interest, *item, policy),
                           .method = command.method,
                           .reason = command.reason};
}

}  // namespace hui::savings
