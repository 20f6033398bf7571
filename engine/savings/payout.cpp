#include "engine/savings/payout.hpp"

#include "engine/base/text.hpp"
#include "engine/savings/cash_part.hpp"

#include <algorithm>

namespace hui::savings {

namespace {

Check check_turn(const Group& group, const Payout& command) {
    if (command.share) {
        const Share* share = group.find(*command.share);
        if (group.has_drawn(*share)) { return already_drawn(group, *share); }
    }
    if (group.all_drawn()) { return refuse(Code::all_drawn, {{"group", group.terms.code}}); }
    const Share* holder = group.holder_of(group.drawn.next());
    if (holder == nullptr) { return turn_open(group); }
    if (command.share && *command.share != holder->no) {
        return refuse(Code::out_of_turn, {{"group", group.terms.code},
                                          {"share", share_text(*command.share)},
                                          {"round", group.drawn.next().count()},
                                          {"holder", share_text(holder->no)}});
    }
    return {};
}

Check check_draw_date(const Group& group, const History& history, Date on) {
    const Round round = group.drawn.next();
    const Date due = draw_date_of_round(group.terms, round);
    if (on < due) {
        return refuse(Code::before_round, {{"round", round.count()}, {"due", due}, {"date", on}});
    }
    if (const auto last = history.last_drawn(); last && on < *last) {
        return refuse(Code::before_last_draw, {{"date", on}, {"last", *last}});
    }
    if (auto refusal = check_not_before(group, history.last_share_change(), on)) { return refusal; }
    const ShareNo holder = group.holder_of(round)->no;
    const auto decided = history.last_turn_change(holder);
    if (decided && on < *decided) {
        return refuse(Code::before_turn_change,
                      {{"date", on}, {"last", *decided}, {"share", share_text(holder)}});
    }
    return {};
}

Check check_pot_on(const Group& then, Round round, Date on) {
    const std::vector<Lack> lacks = lacking_for(then, round);
    if (lacks.empty()) { return {}; }
    const auto [lacking, shares] = together(lacks);
    return refuse(Code::pot_not_there, {{"group", then.terms.code},
                                        {"round", round.count()},
                                        {"date", on},
                                        {"lacking", lacking},
                                        {"shares", shares}});
}

/// The pot must be there on the day, and on each later day on which money was undone.
Check check_pot(const Group& group, const History& history, Round round, Date on) {
    if (auto refusal = check_pot_on(history.as_of(group, on), round, on)) { return refusal; }
    for (const Movement& movement : history.movements()) {
        if (movement.late_reversals == 0 || movement.on <= on) { continue; }
        const Group later = history.as_of(group, movement.on);
        if (auto refusal = check_pot_on(later, round, movement.on)) { return refusal; }
    }
    return {};
}

/// What is handed over of `owed`; a file's payout, and what the organiser gets back for a refund,
/// is always the whole.
Result<Vnd> amount_of(const Payout& command, Vnd owed, Receiver to) {
    const Vnd amount = command.amount.value_or(owed);
    const bool is_whole = command.source == Source::imported || to == Receiver::organiser;
    // A share that left before anybody drew has nothing to get.
    if (amount == owed) { return amount; }
    if (amount > owed || amount <= Vnd{} || is_whole) {
        return refuse(Code::not_the_pot, {{"amount", amount}, {"pot", owed}});
    }
    return amount;
}

/// What was still owed of the pot that was drawn last goes before every other pot.
Check check_rest(const Group& group, const History& history, const Payout& command, When when) {
    const Share* drawer = group.holder_of(group.drawn);
    if (command.share && *command.share != drawer->no) { return rest_first(group); }
    if (auto refusal = check_money_date(group, when)) { return *refusal; }
    const Date last = history.last_drawn().value_or(when.on);
    if (when.on < last) {
        return refuse(Code::before_last_draw, {{"date", when.on}, {"last", last}});
    }
    return {};
}

Check check_approval(const Group& group, const Payout& command) {
    const bool is_needed = command.approval == Approval::two_persons ||
                           group.terms.payout_approval == Approval::two_persons;
    if (is_needed && command.approved_by.empty()) {
        return refuse(Code::approval_missing, {{"group", group.terms.code}});
    }
    if (!command.approved_by.empty() && same_name(command.approved_by, command.by)) {
        return refuse(Code::same_person, {{"name", command.approved_by}});
    }
    return {};
}

Check check_first(const Group& group, const History& history, const Payout& command, When when) {
    if (auto refusal = check_turn(group, command)) { return *refusal; }
    if (auto refusal = check_money_date(group, when)) { return *refusal; }
    return check_draw_date(group, history, when.on);
}

}  // namespace

Refusal rest_first(const Group& group) {
    return refuse(Code::rest_first, {{"group", group.terms.code},
                                     {"share", share_text(group.holder_of(group.drawn)->no)},
                                     {"round", group.drawn.count()},
                                     {"rest", still_to_hand_over(group)}});
}

Result<PaidOut> decide_payout(const Group& group, const History& history, const Payout& command,
                              When when) {
    if (command.share && group.find(*command.share) == nullptr) {
        return unknown_share(group, *command.share);
    }
    const Vnd rest = still_to_hand_over(group);
    const bool is_first = rest == Vnd{};
    const auto allowed = is_first ? check_first(group, history, command, when)
                                  : check_rest(group, history, command, when);
    if (allowed) { return *allowed; }
    if (auto refusal = check_approval(group, command)) { return *refusal; }
    const Round round = is_first ? group.drawn.next() : group.drawn;
    const Share& holder = *group.holder_of(round);
    // What a share that left has received before its turn, the organiser gave it.
    const auto to = is_first && holder.is_refunded_early() ? Receiver::organiser : Receiver::share;
    const Vnd reserve = is_first && !holder.is_out() ? group.terms.reserve : Vnd{};
    const Vnd owed = is_first ? pot_to_hand_over(group, holder) : rest;
    const auto amount = amount_of(command, owed, to);
    if (!amount) { return amount.refusal(); }
    if (is_first) {
        if (auto refusal = check_pot(group, history, round, when.on)) { return *refusal; }
    }
    const auto cash = cash_part(history, *amount, command.method, when.on);
    if (!cash) { return cash.refusal(); }
    return PaidOut{.round = round,
                   .share = holder.no,
                   .amount = *amount,
                   .cash = *cash,
                   .method = command.method,
                   .to = to,
                   .source = command.source,
                   .part = is_first ? PaidOut::Part::first : PaidOut::Part::rest,
                   .reserve = reserve,
                   .approved_by = command.approved_by,
                   .left = owed - *amount};
}

}  // namespace hui::savings
