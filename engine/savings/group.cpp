#include "engine/savings/group.hpp"

#include "engine/savings/round_dates.hpp"

#include <algorithm>

namespace hui::savings {

namespace {

Vnd amount_in(const std::vector<AdvancedDue>& dues, Round round) {
    for (const AdvancedDue& due : dues) {
        if (due.round == round) { return due.amount; }
    }
    return Vnd{};
}

/// In a net group: the round in which the share pays nothing.
Round free_round(const Group& group, const Share& share) {
    return share.has_turn() ? share.turn : group.rounds();
}

/// Whether a share gives back, in the turn of one that is out, what that one paid into its pot.
bool refunds(const Share& share, const Share& leaver) {
    return share.has_turn() && share.turn <= leaver.left->after && !share.is_out();
}

/// What a share owes in a round as long as the group isn't dissolved.
Vnd agreed_due(const Group& group, const Share& share, Round round) {
    if (group.terms.pot == Pot::net && free_round(group, share) == round) { return Vnd{}; }
    if (share.is_out() && round > share.left->after) { return Vnd{}; }
    for (const ShareNo no : group.out) {
        const Share& leaver = *group.find(no);
        if (leaver.turn == round && !refunds(share, leaver)) { return Vnd{}; }
    }
    return group.terms.contribution;
}

/// The day on which a share came in and brought the round along; nothing for one that was agreed on
/// at the opening.
std::optional<Date> added_on(const Group& group, Round round) {
    const Share* added = group.find(ShareNo{round.count()});
    return added != nullptr && added->joined ? std::optional{added->joined->on} : std::nullopt;
}

/// The last round whose due the share must have paid by `on`, 0 before the first.
Round last_due_of(const Group& group, const Share& share, Date on) {
    const bool one_by_one = share.left || group.shares.back().joined;
    if (!one_by_one || is_before_books(group, on)) { return last_round_due(group, on); }
    Round round;
    while (round < group.rounds() && due_date(group, share, round.next()) <= on) {
        round = round.next();
    }
    return round;
}

}  // namespace

Vnd Share::still_advanced() const {
    Vnd sum;
    for (const AdvancedDue& due : advances) { sum += due.amount; }
    return sum - repaid;
}

Vnd Share::still_from_reserve() const {
    Vnd sum;
    for (const AdvancedDue& due : covers) { sum += due.amount; }
    return sum - recovered;
}

bool Share::has_settled_dues() const {
    return std::any_of(interest.begin(), interest.end(), [](const SettledInterest& item) {
        return item.what == InterestOn::contribution;
    });
}

const SettledInterest* Share::settled(InterestOn what, Round round) const {
    const auto item =
        std::find_if(interest.begin(), interest.end(), [&](const SettledInterest& candidate) {
            return candidate.what == what && candidate.round == round;
        });
    return item == interest.end() ? nullptr : &*item;
}

const Share* Group::find(ShareNo no) const {
    const auto index = static_cast<std::size_t>(no.count() - 1);
    return index < shares.size() ? &shares[index] : nullptr;
}

Share& Group::at(ShareNo no) { return shares.at(static_cast<std::size_t>(no.count() - 1)); }

const Share* Group::holder_of(Round round) const {
    const auto holder = std::find_if(shares.begin(), shares.end(),
                                     [&](const Share& share) { return share.turn == round; });
    return holder == shares.end() ? nullptr : &*holder;
}

Refusal unknown_share(const Group& group, ShareNo share) {
    return refuse(Code::unknown_share, {{"group", group.terms.code},
                                        {"share", share_text(share)},
                                        {"shares", group.rounds().count()}});
}

Refusal share_left(const Group& group, const Share& share) {
    return refuse(
        Code::share_left,
        {{"group", group.terms.code}, {"share", share_text(share.no)}, {"date", share.left->on}});
}

Check check_was_there(const Share& share, Date on) {
    if (!share.joined || on >= share.joined->on) { return {}; }
    return refuse(Code::before_share_change, {{"date", on}, {"last", share.joined->on}});
}

Refusal already_drawn(const Group& group, const Share& share) {
    return refuse(Code::already_drawn, {{"group", group.terms.code},
                                        {"share", share_text(share.no)},
                                        {"round", share.turn.count()}});
}

Refusal turn_open(const Group& group) {
    return refuse(Code::turn_open,
                  {{"group", group.terms.code}, {"round", group.drawn.next().count()}});
}

std::string list_text(const std::vector<ShareNo>& shares) {
    std::string text;
    for (const ShareNo share : shares) { text += (text.empty() ? "" : ", ") + share_text(share); }
    return text;
}

Vnd refunds_open(const Group& group) {
    Vnd sum;
    if (group.dissolved) { return sum; }
    for (const ShareNo no : group.out) {
        const Share& share = *group.find(no);
        if (!group.has_drawn(share)) { sum += share.received - share.from_fund; }
    }
    return sum;
}

Vnd advance_open(const Group& group, const Share& share) {
    return group.dissolved ? Vnd{} : share.still_advanced();
}

Vnd advances_open(const Group& group) {
    Vnd sum;
    for (const Share& share : group.shares) { sum += advance_open(group, share); }
    return sum;
}

Vnd cover_open(const Group& group, const Share& share) {
    return group.dissolved ? Vnd{} : share.still_from_reserve();
}

Vnd fund_claims_open(const Group& group) {
    Vnd sum;
    for (const Share& share : group.shares) {
        sum += cover_open(group, share);
        const bool is_refund_open = !group.dissolved && !group.has_drawn(share);
        if (is_refund_open) { sum += share.from_fund; }
    }
    return sum;
}

Vnd net_of(const Group& group, const Share& share) {
    if (!group.dissolved) { return share.net(); }
    Vnd net;
    for (const Claim& claim : group.claims) {
        if (claim.from == share.no) { net += claim.amount; }
        if (claim.to == share.no) { net -= claim.amount; }
    }
    return net;
}

Group opened_group(Terms terms, const std::vector<Seat>& seats) {
    Group group{.terms = std::move(terms),
                .shares = {},
                .drawn = {},
                .closed_through = {},
                .commitment = {}};
    for (const Seat& seat : seats) {
        group.shares.push_back({.no = seat.share,
                                .member = seat.member,
                                .turn = seat.turn,
                                .paid = {},
                                .repaid = {},
                                .received = {},
                                .advances = {}});
    }
    return group;
}

Date due_day(const Group& group, Round round) {
    return std::max(date_of_round(group.terms, round),
                    added_on(group, round).value_or(Date::min()));
}

Date draw_day(const Group& group, Round round) {
    return std::max(draw_date_of_round(group.terms, round),
                    added_on(group, round).value_or(Date::min()));
}

Date due_date(const Group& group, const Share& share, Round round) {
    const auto added = added_on(group, round);
    Date day = due_day(group, round);
    if (share.joined) { day = std::max(day, share.joined->on); }
    if (share.left) { day = std::min(day, std::max(share.left->on, added.value_or(Date::min()))); }
    return day;
}

Vnd due_in(const Group& group, const Share& share, Round round) {
    return group.dissolved ? Vnd{} : agreed_due(group, share, round);
}

Vnd pot_of(const Group& group, Round round) {
    if (group.out.empty()) {
        const std::int64_t payers = group.rounds().count() - (group.terms.pot == Pot::net ? 1 : 0);
        return group.terms.contribution * payers;
    }
    Vnd pot;
    for (const Share& share : group.shares) { pot += agreed_due(group, share, round); }
    return pot;
}

Vnd pot_to_hand_over(const Group& group, const Share& drawer) {
    Vnd pot = pot_of(group, drawer.turn);
    for (const Share& share : group.shares) {
        const bool came_later = share.joined && share.joined->after >= drawer.turn;
        if (came_later) { pot -= agreed_due(group, share, drawer.turn); }
    }
    return drawer.is_out() ? pot : pot - group.terms.reserve;
}

Date hand_over_date(const Group& group, const Share& drawer) {
    Date day = draw_day(group, drawer.turn);
    if (drawer.joined) { day = std::max(day, drawer.joined->on); }
    return drawer.is_out() ? std::max(day, drawer.left->on) : day;
}

Vnd dues_through(const Group& group, const Share& share, Round round) {
    if (group.dissolved) { return Vnd{}; }
    if (!group.out.empty()) {
        Vnd sum;
        for (Round each{1}; each <= round; each = each.next()) {
            sum += due_in(group, share, each);
        }
        return sum;
    }
    const bool was_free = group.terms.pot == Pot::net && free_round(group, share) <= round;
    return group.terms.contribution * (round.count() - (was_free ? 1 : 0));
}

Vnd arrears_of(const Group& group, const Share& share, Date on) {
    const Vnd due = dues_through(group, share, last_due_of(group, share, on));
    return std::max(Vnd{}, due - share.paid);
}

Vnd ahead_of(const Group& group, const Share& share, Date on) {
    const Vnd due = dues_through(group, share, last_due_of(group, share, on));
    return group.dissolved ? Vnd{} : std::max(Vnd{}, share.paid - due);
}

std::vector<Due> dues_of(const Group& group, const Share& share) {
    std::vector<Due> dues;
    Vnd left = share.paid;
    for (Round round{1}; round <= group.rounds(); round = round.next()) {
        const Vnd amount = due_in(group, share, round);
        if (amount == Vnd{}) { continue; }
        const Vnd paid = std::min(left, amount);
        left -= paid;
        // What others paid is paid back last, the fund after the organiser: so each of them stands
        // until only it is unpaid.
        const Vnd from_reserve = std::min(amount_in(share.covers, round), amount - paid);
        const Vnd advanced =
            std::min(amount_in(share.advances, round), amount - paid - from_reserve);
        dues.push_back({.share = share.no,
                        .round = round,
                        .on = due_date(group, share, round),
                        .amount = amount,
                        .paid = paid,
                        .advanced = advanced,
                        .from_reserve = from_reserve});
    }
    return dues;
}

}  // namespace hui::savings
