#include "engine/savings/shares.hpp"

#include "engine/savings/agree_rules.hpp"
#include "engine/savings/apply.hpp"
#include "engine/savings/cash_part.hpp"
#include "engine/savings/consents.hpp"
#include "engine/savings/open.hpp"
#include "engine/savings/owed.hpp"
#include "engine/savings/reserve.hpp"
#include "engine/savings/round_dates.hpp"
#include "engine/savings/succession.hpp"
#include "engine/savings/turns.hpp"

#include <algorithm>

namespace hui::savings {

namespace {

/// A change of shares goes by the rounds that were drawn, and by those that pay in them.
Check check_change_date(const Group& group, const History& history, When when) {
    if (auto refusal = check_money_date(group, when)) { return refusal; }
    const Movement* last =
        history.last_where([](const Movement& m) { return m.hands_over() || m.changes_shares(); });
    return check_not_before(group, last, when.on);
}

/// In its turn a leaver gets what those who drew had of it: nothing may lack in their pots.
Check check_square(const Group& group, const Share& share) {
    const Vnd lacking = lack_of(group, share, group.drawn);
    if (lacking == Vnd{}) { return {}; }
    return refuse(Code::not_square, {{"share", share_text(share.no)},
                                     {"due", dues_through(group, share, group.drawn)},
                                     {"rounds", group.drawn.count()},
                                     {"lacking", lacking}});
}

/// What others paid in the share's place of the rounds that were drawn is theirs in its turn.
void take_over_claims(const Group& group, const Share& share, Movement& leaving, ShareLeft& event) {
    for (const Due& due : dues_of(group, share)) {
        if (due.round > group.drawn) { break; }
        event.advanced += due.advanced;
        event.covered += due.from_reserve;
    }
    leaving.paid = leaving.received = event.advanced + event.covered;
    leaving.repaid = leaving.refunded = event.advanced;
    leaving.recovered = leaving.from_fund = event.covered;
}

/// What shares have paid that they don't owe any more: the leaver beyond the rounds drawn, others
/// in the round that would have been the leaver's. It never went into a pot.
std::vector<Passed> paid_ahead(const Group& after) {
    std::vector<Passed> ahead;
    for (const Share& share : after.shares) {
        const Vnd beyond = share.paid - dues_through(after, share, after.rounds());
        if (beyond > Vnd{} && share.paid_for_it() == Vnd{}) {
            ahead.push_back({.share = share.no, .amount = beyond});
        }
    }
    return ahead;
}

/// Whether the reserve fund may refund a share that leaves: money is spent out of it by two people,
/// as far as it is there.
Check check_fund_refunds(const Group& group, const History& history, const ShareLeft& event,
                         Approved approved, Date on) {
    if (auto refusal = check_has_fund(group)) { return refusal; }
    approved.approval = Approval::two_persons;
    if (auto refusal = check_approval(group, approved)) { return refusal; }
    const Vnd there = history.least_reserve(on);
    if (event.refunded <= there) { return {}; }
    return reserve_short(group, {event.refunded, there, on});
}

/// Gives back, out of the group's money, what shares don't owe once one has left before its draw.
void give_back(const Group& group, Movement& leaving, ShareLeft& event) {
    Group after = group;
    apply(after, leaving);
    leaving.returned = event.returned = paid_ahead(after);
}

/// What leaves the box for the shares that get money back, none of which moved later.
Check hand_out(const Group& group, const History& history, const Movement& leaving,
               ShareLeft& event) {
    for (const Passed& part : event.returned) {
        const Movement* paid = history.last_where(
            [&](const Movement& m) { return m.share == part.share && m.paid != Vnd{}; });
        if (auto refusal = check_not_before(group, paid, leaving.on)) { return refusal; }
    }
    const auto cash = cash_part(history, event.handed_out(), std::nullopt, leaving.on);
    if (!cash) { return cash.refusal(); }
    event.cash = *cash;
    return {};
}

Check check_enough_left(const Group& group) {
    const std::size_t paying = group.shares.size() - group.out.size();
    if (paying > fewest_shares) { return {}; }
    return refuse(Code::too_few_left, {{"group", group.terms.code}});
}

/// Each pot must still be more than what it leaves in the reserve fund.
Check check_reserve(const Group& after) {
    for (const Share& share : after.shares) {
        if (after.has_drawn(share) || share.is_out()) { continue; }
        const Vnd pot = pot_of(after, share.turn);
        if (pot > after.terms.reserve) { continue; }
        return refuse(Code::reserve_too_large, {{"reserve", after.terms.reserve}, {"pot", pot}});
    }
    return {};
}

/// Whether the movement is money of the share, or interest on it: both were recorded for the days
/// on which its dues fell before it left.
bool is_of_its_dues(const Movement& movement, const Group& group, ShareNo share) {
    const bool is_interest = movement.share == share && !movement.interest.empty();
    return is_interest || moves_money_of(movement, group, share);
}

/// Money that needs the order of dates must have come on an earlier day than a leaving, which makes
/// it stand for other dues. Another leaving doesn't matter: both may be of one day.
Check check_earlier_day(const Group& group, const History& history, const Share& share,
                        ShareNo leaver, Date on) {
    const Movement* moved =
        history.last_where([&](const Movement& m) { return moves_money_of(m, group, share.no); });
    if (moved == nullptr || on > moved->on) { return {}; }
    return refuse(
        Code::out_of_date_order,
        {{"share", share_text(share.no)}, {"last", moved->on}, {"leaver", share_text(leaver)}});
}

/// Whether the others can go on without the share: none of them has paid what it won't owe, and
/// money that needs the order of dates came on an earlier day.
Check check_others(const Group& group, const History& history, const Movement& leaving) {
    Group after = group;
    apply(after, leaving);
    if (auto refusal = check_reserve(after)) { return refusal; }
    for (const Share& share : after.shares) {
        const Vnd beyond = beyond_dues(after, share);
        if (beyond > Vnd{}) {
            return refuse(Code::paid_beyond, {{"share", share_text(share.no)}, {"amount", beyond}});
        }
        // Nothing of the leaver's own may come after it, so it may be of the same day.
        if (share.no == leaving.share || !share.needs_date_order()) { continue; }
        if (auto refusal = check_earlier_day(group, history, share, leaving.share, leaving.on)) {
            return refusal;
        }
    }
    return {};
}

/// The turn of a share that comes in must keep the rules for turns.
Check check_rules(const Group& group, const Seat& seat) {
    Group after = group;
    Share joining{};
    joining.no = seat.share;
    joining.member = seat.member;
    after.shares.push_back(std::move(joining));
    return check_turn_rules(after, {{.share = seat.share, .turn = seat.turn, .was = Round{}}});
}

Check check_before_draw(const Group& group, const History& history, const Share& share,
                        const Movement& leaving) {
    if (!open_shares(group).empty()) { return turn_open(group); }
    const Movement* last = history.last_where([&](const Movement& m) {
        return is_of_its_dues(m, group, share.no) || m.decides_turn_of(share.no);
    });
    if (auto refusal = check_not_before(group, last, leaving.on)) { return refusal; }
    if (auto refusal = check_square(group, share)) { return refusal; }
    return check_enough_left(group);
}

/// What it still owes falls due on the day: money and interest that are dated later were recorded
/// for the days on which it was due before.
Check check_after_draw(const Group& group, const History& history, const LeaveShare& command,
                       Date on) {
    const Share& share = *group.find(command.share);
    if (command.refund != Refund::in_turn) { return already_drawn(group, share); }
    const Movement* last =
        history.last_where([&](const Movement& m) { return is_of_its_dues(m, group, share.no); });
    if (auto refusal = check_not_before(group, last, on)) { return refusal; }
    return share.is_entangled() ? check_earlier_day(group, history, share, share.no, on) : Check{};
}

/// Who must agree that a share changes hands: its holder, and once it has drawn those who wait for
/// what the new one will pay.
Check check_agreed(const Group& group, const Share& share, const std::vector<Consent>& consents) {
    std::vector<ShareNo> agreeing{share.no};
    if (!group.has_drawn(share)) { return check_holders_agree(group, agreeing, consents); }
    for (const Share& other : group.shares) {
        if (!group.has_drawn(other) && !other.is_refunded()) { agreeing.push_back(other.no); }
    }
    return check_agreement(group, agreeing, consents);
}

/// A buyer is chosen, so the rules for turns bind whom a share goes to; heirs are not.
Check check_new_holder(const Group& group, const HandOver& command) {
    if (command.by == HandedBy::inheritance) { return {}; }
    Group after = group;
    after.at(command.share).member = command.member;
    return check_apart(after, command.share);
}

}  // namespace

Vnd beyond_dues(const Group& group, const Share& share) {
    const Vnd beyond =
        std::max(Vnd{}, share.covered() - dues_through(group, share, group.rounds()));
    if (share.paid_for_it() == Vnd{}) { return beyond; }
    Vnd stands_for_dues;
    for (const Due& due : dues_of(group, share)) {
        stands_for_dues += due.advanced + due.from_reserve;
    }
    return std::max(beyond, share.paid_for_it() - stands_for_dues);
}

Result<ShareLeft> decide_leave(const Group& group, const History& history,
                               const LeaveShare& command, When when) {
    const Share* share = group.find(command.share);
    if (share == nullptr) { return unknown_share(group, command.share); }
    if (share->left) { return share_left(group, *share); }
    if (group.all_drawn()) { return refuse(Code::all_drawn, {{"group", group.terms.code}}); }
    if (auto refusal = check_change_date(group, history, when)) { return *refusal; }
    if (auto refusal = check_was_there(*share, when.on)) { return *refusal; }
    ShareLeft event{.share = command.share,
                    .after = group.drawn,
                    .refund = command.refund,
                    .refunded = {},
                    .reason = command.reason,
                    .consents = command.consents,
                    .approved_by = command.approved.approved_by};
    if (group.has_drawn(*share)) {
        if (auto refusal = check_after_draw(group, history, command, when.on)) { return *refusal; }
        return event;
    }
    Movement leaving{};
    leaving.on = when.on;
    leaving.share = command.share;
    leaving.leaving = {.after = group.drawn, .way = Leaving::Way::out};
    if (auto refusal = check_before_draw(group, history, *share, leaving)) { return *refusal; }
    take_over_claims(group, *share, leaving, event);
    give_back(group, leaving, event);
    if (command.refund != Refund::in_turn) {
        event.refunded = share->paid - leaving.returned_to(share->no);
    }
    if (command.refund == Refund::by_reserve) {
        if (auto refusal = check_fund_refunds(group, history, event, command.approved, when.on)) {
            return *refusal;
        }
    }
    if (auto refusal = hand_out(group, history, leaving, event)) { return *refusal; }
    if (auto refusal = check_others(group, history, leaving)) { return *refusal; }
    return event;
}

Result<HolderChanged> decide_hand_over(const Group& group, const History& history,
                                       const HandOver& command, When when) {
    const Share* share = group.find(command.share);
    if (share == nullptr) { return unknown_share(group, command.share); }
    if (share->member == command.member) {
        return refuse(Code::nothing_to_change, {{"code", share_text(command.share)},
                                                {"member", command.member},
                                                {"share", share_text(command.share)}});
    }
    const auto refused = command.by == HandedBy::inheritance
                             ? check_successor(group, history, share->no, when)
                             : check_goes_on(group, when);
    if (refused) { return *refused; }
    if (auto refusal = check_was_there(*share, when.on)) { return *refusal; }
    if (auto refusal = check_not_before(group, history.last_holder_change(share->no), when.on)) {
        return *refusal;
    }
    // What counts is where it stood on the day, whatever was recorded for later days since.
    if (auto refusal = check_new_holder(group, command)) { return *refusal; }
    const Group then = history.as_of(group, when.on);
    const Share& as_it_was = *then.find(share->no);
    const Vnd worth = std::max(Vnd{}, -as_it_was.net());
    HolderChanged event{.by = command.by,
                        .share = command.share,
                        .member = command.member,
                        .was = share->member,
                        .price = {},
                        .reason = command.reason,
                        .consents = command.consents};
    if (command.by == HandedBy::inheritance) { return event; }
    if (auto refusal = check_agreed(then, as_it_was, command.consents)) { return *refusal; }
    event.price = command.price.value_or(worth);
    if (event.price > worth) {
        return refuse(Code::price_over_paid, {{"price", event.price},
                                              {"worth", worth},
                                              {"share", share_text(share->no)},
                                              {"net", as_it_was.net()}});
    }
    return event;
}

Result<ShareJoined> decide_join(const Group& group, const History& history,
                                const registry::Policy& policy, const JoinShare& command,
                                When when) {
    if (group.all_drawn()) { return refuse(Code::all_drawn, {{"group", group.terms.code}}); }
    const Round turn = group.rounds().next();
    if (group.shares.size() >= most_shares) {
        return refuse(Code::shares_out_of_range, {{"shares", turn.count()}});
    }
    if (group.commitment) {
        return refuse(Code::lot_pending,
                      {{"group", group.terms.code}, {"seq", group.commitment->seq.count()}});
    }
    if (!open_shares(group).empty()) { return turn_open(group); }
    if (!has_day(group.terms, turn)) {
        return refuse(Code::lunar_out_of_range, {{"start", group.terms.start}});
    }
    if (auto refusal = check_change_date(group, history, when)) { return *refusal; }
    if (auto refusal = check_contribution(group.terms.contribution, policy, when.on)) {
        return *refusal;
    }
    ShareJoined event{
        .seat = {.share = ShareNo{turn.count()}, .member = command.member, .turn = turn},
        .after = group.drawn,
        .amount = {},
        .passed = {},
        .consents = command.consents};
    std::vector<ShareNo> agreeing;
    for (const Share& share : group.shares) {
        if (share.is_out()) { continue; }
        agreeing.push_back(share.no);
        if (!group.has_drawn(share)) { continue; }
        event.passed.push_back({.share = share.no, .amount = group.terms.contribution});
        event.amount += group.terms.contribution;
    }
    if (auto refusal = check_agreement(group, agreeing, command.consents)) { return *refusal; }
    if (auto refusal = check_rules(group, event.seat)) { return *refusal; }
    return event;
}

}  // namespace hui::savings
