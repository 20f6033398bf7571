#include "engine/savings/dissolution.hpp"

#include "engine/base/wide.hpp"
#include "engine/savings/consents.hpp"
#include "engine/savings/count.hpp"
#include "engine/savings/entry_parts.hpp"
#include "engine/savings/payout.hpp"
#include "engine/savings/reserve.hpp"
#include "engine/savings/share_interest.hpp"

#include <algorithm>

namespace hui::savings {

namespace {

/// What somebody has still to get, or to give.
using Part = Passed;

/// The shares that have more to get than to give (`sign` 1), or less (-1), and by how much: what
/// they paid, less what they received, with their part of the reserve fund's claims.
std::vector<Part> standing(const Group& group, const FundsShared& funds, std::int64_t sign) {
    std::vector<Part> parts;
    for (const Share& share : group.shares) {
        Vnd balance = -share.net();
        for (const ReservePart& part : funds.covered) {
            if (part.share == share.no) { balance += part.amount; }
        }
        const Vnd amount = balance * sign;
        if (amount > Vnd{}) { parts.push_back({.share = share.no, .amount = amount}); }
    }
    return parts;
}

Vnd together(const std::vector<Part>& parts) {
    Vnd sum;
    for (const Part& part : parts) { sum += part.amount; }
    return sum;
}

/// `money` over what the shares are short, in proportion; what doesn't divide one đồng each.
std::vector<Part> shared_out(Vnd money, const std::vector<Part>& wanted) {
    const Vnd all = together(wanted);
    if (all <= money) { return wanted; }
    std::vector<Part> parts;
    Vnd left = money;
    for (const Part& want : wanted) {
        const Wide down = Wide{money.count()} * want.amount.count() / all.count();
        const Vnd part{static_cast<std::int64_t>(down)};
        parts.push_back({.share = want.share, .amount = part});
        left -= part;
    }
    // Fewer đồng are left than there are shares, and none of them has all that it is short of.
    for (std::size_t i = 0; left > Vnd{}; ++i) {
        parts[i].amount += Vnd{1};
        left -= Vnd{1};
    }
    std::erase_if(parts, [](const Part& part) { return part.amount == Vnd{}; });
    return parts;
}

void take(std::vector<Part>& wanted, const std::vector<Part>& got) {
    for (const Part& part : got) {
        const auto want = std::find_if(wanted.begin(), wanted.end(),
                                       [&](const Part& w) { return w.share == part.share; });
        want->amount -= part.amount;
    }
    std::erase_if(wanted, [](const Part& part) { return part.amount == Vnd{}; });
}

/// Takes from both what the shares owe the organiser that he advanced for them.
std::vector<Claim> advances_claimed(const Group& group, std::vector<Part>& debtors,
                                    std::vector<Part>& creditors) {
    std::vector<Claim> claims;
    const auto organiser = std::find_if(creditors.begin(), creditors.end(),
                                        [](const Part& part) { return part.share == ShareNo{}; });
    if (organiser == creditors.end()) { return claims; }
    for (Part& debtor : debtors) {
        const Vnd advanced = advance_open(group, *group.find(debtor.share));
        const Vnd amount = std::min({advanced, debtor.amount, organiser->amount});
        if (amount == Vnd{}) { continue; }
        claims.push_back({.from = debtor.share, .to = ShareNo{}, .amount = amount});
        debtor.amount -= amount;
        organiser->amount -= amount;
    }
    for (auto* parts : {&debtors, &creditors}) {
        std::erase_if(*parts, [](const Part& part) { return part.amount == Vnd{}; });
    }
    return claims;
}

/// Adds who owes, in their order, to who is short, in theirs. Both sums are the same.
void add_claims(std::vector<Claim>& claims, std::vector<Part> debtors,
                std::vector<Part> creditors) {
    auto debtor = debtors.begin();
    auto creditor = creditors.begin();
    while (debtor != debtors.end() && creditor != creditors.end()) {
        const Vnd amount = std::min(debtor->amount, creditor->amount);
        const auto same = std::find_if(claims.begin(), claims.end(), [&](const Claim& claim) {
            return claim.from == debtor->share && claim.to == creditor->share;
        });
        if (same == claims.end()) {
            claims.push_back({.from = debtor->share, .to = creditor->share, .amount = amount});
        } else {
            same->amount += amount;
        }
        debtor->amount -= amount;
        creditor->amount -= amount;
        if (debtor->amount == Vnd{}) { ++debtor; }
        if (creditor->amount == Vnd{}) { ++creditor; }
    }
}

/// What the books hold beside contributions, as it is shared out.
FundsShared funds_of(const Group& group, const History& history) {
    FundsShared funds{};
    for (const Movement& movement : history.movements()) {
        for (const SettledInterest& item : movement.interest) {
            if (item.what == InterestOn::hand_over) { funds.on_hand_overs += item.paid; }
        }
    }
    funds.to_organiser = history.least_organiser_interest(Date::max());
    funds.to_drawers = history.least_drawer_interest(Date::max());
    if (group.interest_held > Vnd{}) {
        funds.interest = equal_parts(group.interest_held, shares_of_interest(group));
    }
    if (group.reserve > Vnd{}) {
        funds.reserve = equal_parts(group.reserve, shares_of_reserve(group));
    }
    if (const Vnd covered = fund_claims_open(group); covered > Vnd{}) {
        funds.covered = equal_parts(covered, shares_of_reserve(group));
    }
    return funds;
}

/// Nobody has agreed who bears what counts found, posted or not: what the shares are short of would
/// not be what is there.
Check check_box_agrees(const Group& group, const History& history) {
    const Vnd open = open_difference(group, history);
    if (open == Vnd{} && group.cash_difference == Vnd{}) { return {}; }
    return refuse(
        Code::difference_stands,
        {{"group", group.terms.code}, {"amount", open == Vnd{} ? group.cash_difference : open}});
}

Check check_everybody_agrees(const Group& group, const std::vector<Consent>& consents) {
    std::vector<ShareNo> parties;
    for (const Share& share : group.shares) {
        if (!share.is_refunded()) { parties.push_back(share.no); }
    }
    return check_agreement(group, parties, consents);
}

}  // namespace

Result<GroupDissolved> decide_dissolve(const Group& group, const History& history,
                                       const DissolveGroup& command, When when) {
    if (group.dissolved) {
        return refuse(Code::group_dissolved,
                      {{"group", group.terms.code}, {"date", *group.dissolved}});
    }
    if (is_settled(group)) { return refuse(Code::all_drawn, {{"group", group.terms.code}}); }
    if (const auto rest = next_to_hand_over(group)) { return rest_first(group, *rest); }
    if (auto refusal = check_money_date(group, when)) { return *refusal; }
    if (auto refusal = check_box_agrees(group, history)) { return *refusal; }
    if (!history.movements().empty()) {
        if (auto refusal = check_not_before(group, &history.movements().back(), when.on)) {
            return *refusal;
        }
        if (auto refusal = check_everybody_agrees(group, command.consents)) { return *refusal; }
    }
    GroupDissolved event{.cash = history.least_cash(Date::max()),
                         .bank = history.least_bank(Date::max()),
                         .advanced = advances_open(group),
                         .refunded = refunds_open(group),
                         .shared = {},
                         .claims = {},
                         .reason = command.reason,
                         .consents = command.consents,
                         .funds = funds_of(group, history),
                         .approved_by = command.approved.approved_by,
                         .advance_claims = advances_open(group) > Vnd{}
                                               ? command.advance_claims
                                               : AdvanceClaims::on_who_owes_last};
    if (event.cash + event.bank > Vnd{}) {
        if (auto refusal = check_approval(group, command.approved)) { return *refusal; }
    }
    const Vnd in_hand =
        event.cash + event.bank - together(event.funds.reserve) - together(event.funds.interest);
    std::vector<Part> short_of = standing(group, event.funds, 1);
    event.shared = shared_out(in_hand, short_of);
    take(short_of, event.shared);
    const Vnd to_organiser = in_hand - together(event.shared);
    const Vnd organiser_short = event.advanced + event.refunded - to_organiser;
    if (to_organiser > Vnd{}) {
        event.shared.push_back({.share = ShareNo{}, .amount = to_organiser});
    }
    if (organiser_short > Vnd{}) {
        short_of.push_back({.share = ShareNo{}, .amount = organiser_short});
    }
    std::vector<Part> debtors = standing(group, event.funds, -1);
    if (event.advance_claims == AdvanceClaims::on_who_was_advanced_for) {
        event.claims = advances_claimed(group, debtors, short_of);
    }
    add_claims(event.claims, std::move(debtors), std::move(short_of));
    return event;
}

namespace {

Vnd owed_of(const Group& group, const Claim& asked) {
    for (const Claim& claim : group.claims) {
        if (claim.from == asked.from && claim.to == asked.to) { return claim.amount; }
    }
    return {};
}

/// The least that is left of a claim at the end of the day `on` or of any later one: what settled
/// it and was undone only later stands in between.
Vnd least_owed(const Group& group, const History& history, const Claim& claim, Date on) {
    Vnd least = owed_of(history.as_of(group, on), claim);
    for (const Movement& movement : history.movements()) {
        if (movement.on <= on) { continue; }
        least = std::min(least, owed_of(history.as_of(group, movement.on), claim));
    }
    return least;
}

}  // namespace

Result<ClaimSettled> decide_settle(const Group& group, const History& history,
                                   const SettleClaim& command, When when) {
    const Claim& paid = command.claim;
    if (!group.dissolved) { return refuse(Code::not_dissolved, {{"group", group.terms.code}}); }
    if (paid.amount <= Vnd{}) {
        return refuse(Code::amount_not_positive, {{"amount", paid.amount}});
    }
    for (const ShareNo party : {paid.from, paid.to}) {
        const bool is_known = party == ShareNo{} || group.find(party) != nullptr;
        if (!is_known) { return unknown_share(group, party); }
    }
    const auto check_owed = [&](Vnd owed) -> Check {
        if (paid.amount <= owed) { return {}; }
        return refuse(Code::no_such_claim, {{"group", group.terms.code}, {"owed", owed}});
    };
    if (auto refusal = check_owed(owed_of(group, paid))) { return *refusal; }
    if (auto refusal = check_open_day(group, when)) { return *refusal; }
    const Movement* end = history.last_where([](const Movement& m) { return m.dissolves; });
    if (auto refusal = check_not_before(group, end, when.on)) { return *refusal; }
    if (auto refusal = check_owed(least_owed(group, history, paid, when.on))) { return *refusal; }
    if (auto refusal = check_approval(group, command.approved)) { return *refusal; }
    return ClaimSettled{.claim = paid, .approved_by = command.approved.approved_by};
}

}  // namespace hui::savings
