#include "engine/savings/group.hpp"

#include <algorithm>

namespace hui::savings {

namespace {

Vnd advanced_in(const Share& share, Round round) {
    for (const AdvancedDue& due : share.advances) {
        if (due.round == round) { return due.amount; }
    }
    return Vnd{};
}

/// In a net group: the round in which the share pays nothing.
Round free_round(const Group& group, const Share& share) {
    return share.has_turn() ? share.turn : group.rounds();
}

}  // namespace

Vnd Share::still_advanced() const {
    Vnd sum;
    for (const AdvancedDue& due : advances) { sum += due.amount; }
    return sum - repaid;
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

bool is_settled(const Group& group) {
    return group.all_drawn() &&
           std::all_of(group.shares.begin(), group.shares.end(),
                       [](const Share& share) { return share.net() == Vnd{}; });
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

Date date_of_round(const Terms& terms, Round round) {
    return add_intervals(terms.start, terms.every, round.count() - 1);
}

Round last_round_due(const Group& group, Date on) {
    Round round;
    while (round < group.rounds() && date_of_round(group.terms, round.next()) <= on) {
        round = round.next();
    }
    return round;
}

Vnd pot_of(const Group& group) {
    const std::int64_t payers = group.rounds().count() - (group.terms.pot == Pot::net ? 1 : 0);
    return group.terms.contribution * payers;
}

Vnd dues_through(const Group& group, const Share& share, Round round) {
    const bool was_free = group.terms.pot == Pot::net && free_round(group, share) <= round;
    return group.terms.contribution * (round.count() - (was_free ? 1 : 0));
}

Vnd arrears_of(const Group& group, const Share& share, Date on) {
    const Vnd due = dues_through(group, share, last_round_due(group, on));
    return std::max(Vnd{}, due - share.paid);
}

Vnd ahead_of(const Group& group, const Share& share, Date on) {
    const Vnd due = dues_through(group, share, last_round_due(group, on));
    return std::max(Vnd{}, share.paid - due);
}

std::vector<Due> dues_of(const Group& group, const Share& share) {
    std::vector<Due> dues;
    Vnd left = share.paid;
    const Vnd amount = group.terms.contribution;
    for (Round round{1}; round <= group.rounds(); round = round.next()) {
        if (group.terms.pot == Pot::net && free_round(group, share) == round) { continue; }
        const Vnd paid = std::min(left, amount);
        left -= paid;
        // What the organiser advanced is paid back last, so it stands until only it is unpaid.
        const Vnd advanced = std::min(advanced_in(share, round), amount - paid);
        dues.push_back({.share = share.no,
                        .round = round,
                        .on = date_of_round(group.terms, round),
                        .amount = amount,
                        .paid = paid,
                        .advanced = advanced});
    }
    return dues;
}

}  // namespace hui::savings
