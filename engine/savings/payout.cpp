#include "engine/savings/payout.hpp"

#include "engine/savings/approval.hpp"
#include "engine/savings/cash_part.hpp"
#include "engine/savings/round_dates.hpp"

#include <algorithm>

namespace hui::savings {

namespace {

/// Who gets something of the round that is drawn next, and what. The turn of a share that left
/// first gives back what was laid out of its refund; what is left of it is then its rest.
struct First {
    Receiver to = Receiver::share;
    Vnd amount;
    Vnd to_fund;  ///< beside it: kept of a pot, or given back along with what the organiser gets
    [[nodiscard]] bool gives_back() const { return to != Receiver::share; }
    [[nodiscard]] Vnd together() const { return amount + to_fund; }
};

First first_of(const Group& group, const Share& holder) {
    const Vnd early = holder.refunded_early();
    if (early == Vnd{}) {
        return {.to = Receiver::share,
                .amount = pot_to_hand_over(group, holder),
                .to_fund = holder.is_out() ? Vnd{} : group.terms.reserve};
    }
    if (early == holder.from_fund) {
        return {.to = Receiver::reserve, .amount = early, .to_fund = {}};
    }
    return {
        .to = Receiver::organiser, .amount = early - holder.from_fund, .to_fund = holder.from_fund};
}

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
    const std::vector<Lack> lacks = lacks_in_the_way(then, round);
    if (lacks.empty()) { return {}; }
    const auto [lacking, shares] = together(lacks);
    return refuse(Code::pot_not_there, {{"group", then.terms.code},
                                        {"round", round.count()},
                                        {"date", on},
                                        {"lacking", lacking},
                                        {"shares", shares}});
}

/// Who gets the interest on a late due goes by whether its round was drawn: no draw comes before
/// interest that was paid.
Check check_paid_interest(const Group& group, const History& history, Round round, Date on) {
    for (const Share& share : group.shares) {
        const SettledInterest* settled = share.settled(InterestOn::contribution, round);
        if (settled == nullptr || settled->paid == Vnd{}) { continue; }
        const auto last = history.last_settled(share.no, InterestOn::contribution, round);
        if (on < *last) {
            return refuse(Code::out_of_date_order,
                          {{"share", share_text(share.no)}, {"last", *last}});
        }
    }
    return {};
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

/// The least of what `there` finds in the group on the day and on each later day on which money
/// was undone.
template <class There>
Vnd least_there(const Group& group, const History& history, Date on, There there) {
    Vnd least = there(history.as_of(group, on));
    for (const Movement& movement : history.movements()) {
        if (movement.late_reversals == 0 || movement.on <= on) { continue; }
        least = std::min(least, there(history.as_of(group, movement.on)));
    }
    return least;
}

/// What of the pot of the next round is there, where it may be drawn in part: without the dues that
/// nothing covers. Who refunded a share that left gets that back in full.
Vnd part_there(const Group& group, const History& history, const Share& holder, Date on) {
    const Vnd pot = pot_to_hand_over(group, holder);
    return least_there(group, history, on, [&](const Group& then) {
        return std::max(Vnd{}, pot - lacking_in(then, holder.turn));
    });
}

/// What of the pot of the next round can be handed over on the day: the whole where it must be.
Vnd there_of(const Group& group, const History& history, const Share& holder, Date on) {
    return group.terms.draws_whole_pots() ? pot_to_hand_over(group, holder)
                                          : part_there(group, history, holder, on);
}

/// Whose dues lack in the next pot on the day, or on the later day of undone money on which most
/// does.
std::string shares_lacking(const Group& group, const History& history, Date on) {
    const Round round = group.drawn.next();
    auto most = together(lacking_for(history.as_of(group, on), round));
    for (const Movement& movement : history.movements()) {
        if (movement.late_reversals == 0 || movement.on <= on) { continue; }
        auto lacks = together(lacking_for(history.as_of(group, movement.on), round));
        if (lacks.amount > most.amount) { most = std::move(lacks); }
    }
    return most.shares;
}

Refusal only_part_there(const Group& group, const History& history, Vnd there, Vnd lacking,
                        When when) {
    return refuse(Code::pot_not_there, {{"group", group.terms.code},
                                        {"round", group.drawn.next().count()},
                                        {"date", when.on},
                                        {"lacking", lacking},
                                        {"shares", shares_lacking(group, history, when.on)},
                                        {"there", there}});
}

/// What is handed over of `owed`; a file's payout, and what the organiser or the fund gets back for
/// a refund, is always the whole.
Result<Vnd> whole_or_part(const Payout& command, Vnd owed, Receiver to) {
    const Vnd amount = command.amount.value_or(owed);
    const bool is_whole = command.source == Source::imported || to != Receiver::share;
    // A share that left before anybody drew has nothing to get.
    if (amount == owed) { return amount; }
    if (amount > owed || amount <= Vnd{} || is_whole) {
        return refuse(Code::not_the_pot, {{"amount", amount}, {"pot", owed}});
    }
    return amount;
}

/// What is handed over of a pot of which only a part may be there. Only what a member in default
/// lacks where that is spread is left out without a word; else who hands over says how much it is.
Result<Vnd> part_of_pot(const Group& group, const History& history, const Share& holder,
                        const Payout& command, When when) {
    const Vnd there = part_there(group, history, holder, when.on);
    const Vnd pot = pot_to_hand_over(group, holder);
    const First first = first_of(group, holder);
    if (first.gives_back()) {
        if (there < first.together()) {
            return only_part_there(group, history, Vnd{}, pot - there, when);
        }
        return whole_or_part(command, first.amount, first.to);
    }
    const bool is_said = command.amount || group.terms.on_default == OnDefault::pro_rata;
    const bool is_too_much = command.amount && *command.amount > there && *command.amount <= pot;
    if (there < pot && (!is_said || is_too_much || there == Vnd{})) {
        return only_part_there(group, history, there, pot - there, when);
    }
    return whole_or_part(command, there, first.to);
}

/// What is handed over of the pot of the next round.
Result<Vnd> first_part(const Group& group, const History& history, const Share& holder,
                       const Payout& command, When when) {
    const First first = first_of(group, holder);
    auto amount = whole_or_part(command, first.amount, first.to);
    const bool is_whole = group.terms.draws_whole_pots();
    if (is_whole && !amount) { return amount; }
    if (auto refusal = check_pot(group, history, holder.turn, when.on)) { return *refusal; }
    if (is_whole) { return amount; }
    return part_of_pot(group, history, holder, command, when);
}

/// What of a drawn pot is to be handed over before the next one is drawn on the day.
std::optional<OwedPot> rest_on(const Group& group, const History& history, Date on) {
    if (group.terms.draws_whole_pots()) { return next_to_hand_over(group); }
    const Date day = std::max(on, history.last_drawn().value_or(on));
    for (OwedPot pot : owed_pots(group)) {
        pot.payable =
            std::min(pot.payable, least_there(group, history, day, [&](const Group& then) {
                         return std::max(Vnd{}, pot.amount - lacking_in(then, pot.round));
                     }));
        if (pot.payable > Vnd{}) { return pot; }
    }
    return std::nullopt;
}

/// What was still owed of a pot that was drawn goes before every other pot.
Check check_rest(const Group& group, const History& history, const Payout& command,
                 const OwedPot& rest, When when) {
    if (command.share && *command.share != rest.share) { return rest_first(group, rest); }
    if (auto refusal = check_money_date(group, when)) { return *refusal; }
    const Date last = history.last_drawn().value_or(when.on);
    if (when.on < last) {
        return refuse(Code::before_last_draw, {{"date", when.on}, {"last", last}});
    }
    return {};
}

Check check_first(const Group& group, const History& history, const Payout& command, When when) {
    if (auto refusal = check_turn(group, command)) { return *refusal; }
    if (auto refusal = check_money_date(group, when)) { return *refusal; }
    if (auto refusal = check_draw_date(group, history, when.on)) { return *refusal; }
    return group.terms.draws_whole_pots()
               ? Check{}
               : check_paid_interest(group, history, group.drawn.next(), when.on);
}

}  // namespace

Refusal rest_first(const Group& group, const OwedPot& rest) {
    return refuse(Code::rest_first, {{"group", group.terms.code},
                                     {"share", share_text(rest.share)},
                                     {"round", rest.round.count()},
                                     {"rest", rest.payable}});
}

Result<PaidOut> decide_payout(const Group& group, const History& history, const Payout& command,
                              When when) {
    if (command.share && group.find(*command.share) == nullptr) {
        return unknown_share(group, *command.share);
    }
    const auto rest = rest_on(group, history, when.on);
    const bool is_first = !rest;
    const auto allowed = is_first ? check_first(group, history, command, when)
                                  : check_rest(group, history, command, *rest, when);
    if (allowed) { return *allowed; }
    if (auto refusal = check_approval(
            group,
            {.by = command.by, .approved_by = command.approved_by, .approval = command.approval})) {
        return *refusal;
    }
    const Round round = is_first ? group.drawn.next() : rest->round;
    const Share& holder = *group.holder_of(round);
    const First whole = is_first ? first_of(group, holder) : First{};
    const auto amount = is_first ? first_part(group, history, holder, command, when)
                                 : whole_or_part(command, rest->payable, whole.to);
    if (!amount) { return amount.refusal(); }
    const Vnd there = is_first ? there_of(group, history, holder, when.on) : rest->payable;
    const Vnd in_hand = whole.to == Receiver::reserve ? Vnd{} : *amount;
    const auto cash = cash_part(history, in_hand, command.method, when.on);
    if (!cash) { return cash.refusal(); }
    return PaidOut{.round = round,
                   .share = holder.no,
                   .amount = *amount,
                   .cash = *cash,
                   .method = command.method,
                   .to = whole.to,
                   .source = command.source,
                   .part = is_first ? PaidOut::Part::first : PaidOut::Part::rest,
                   .reserve = whole.to_fund,
                   .approved_by = command.approved_by,
                   .left = there - *amount - (whole.gives_back() ? whole.to_fund : Vnd{})};
}

}  // namespace hui::savings
