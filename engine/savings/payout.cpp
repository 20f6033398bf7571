#include "engine/savings/payout.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace hui::savings {

namespace {

Check check_turn(const Group& group, const Payout& command) {
    if (command.share) {
        const Share* share = group.find(*command.share);
        if (share == nullptr) { return unknown_share(group, *command.share); }
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
    const Date due = date_of_round(group.terms, round);
    if (on < due) {
        return refuse(Code::before_round, {{"round", round.count()}, {"due", due}, {"date", on}});
    }
    if (const auto last = history.last_drawn(); last && on < *last) {
        return refuse(Code::before_last_draw, {{"date", on}, {"last", *last}});
    }
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

}  // namespace

Result<PaidOut> decide_payout(const Group& group, const History& history, const Payout& command,
                              When when) {
    if (auto refusal = check_turn(group, command)) { return *refusal; }
    if (auto refusal = check_money_date(group, when)) { return *refusal; }
    if (auto refusal = check_draw_date(group, history, when.on)) { return *refusal; }
    const Vnd pot = pot_of(group);
    if (command.amount && *command.amount != pot) {
        return refuse(Code::not_the_pot, {{"amount", *command.amount}, {"pot", pot}});
    }
    const Round round = group.drawn.next();
    if (auto refusal = check_pot(group, history, round, when.on)) { return *refusal; }
    const Vnd cash_there = history.least_cash(when.on);
    const Vnd bank_there = history.least_bank(when.on);
    const Vnd from_cash = command.method == Method::bank   ? Vnd{}
                          : command.method == Method::cash ? pot
                                                           : std::min(pot, cash_there);
    if (from_cash > cash_there || pot - from_cash > bank_there) {
        return refuse(Code::not_enough_money,
                      {{"pot", pot}, {"cash", cash_there}, {"bank", bank_there}});
    }
    return PaidOut{.round = round,
                   .share = group.holder_of(round)->no,
                   .amount = pot,
                   .cash = from_cash,
                   .method = command.method,
                   .source = command.source};
}

}  // namespace hui::savings
