#include "engine/savings/apply.hpp"

#include <algorithm>
#include <tuple>

namespace hui::savings {

namespace {

void add_advance(std::vector<AdvancedDue>& advances, const AdvancedDue& due) {
    const auto at = std::lower_bound(
        advances.begin(), advances.end(), due,
        [](const AdvancedDue& a, const AdvancedDue& b) { return a.round < b.round; });
    if (at == advances.end() || at->round != due.round) {
        advances.insert(at, due);
        return;
    }
    at->amount += due.amount;
    if (at->amount == Vnd{}) { advances.erase(at); }
}

void take_over(Group& group, const Movement& movement) {
    for (const TakenOver& brought : movement.taken_over) {
        Share& share = group.at(brought.share);
        share.paid += brought.paid;
        share.received += brought.received;
        share.advances = brought.advances;
    }
    group.drawn = Round{movement.draws};
    group.taken_over_on = movement.on;
}

void apply_leaving(Group& group, const Movement& movement) {
    Share& share = group.at(movement.share);
    std::erase(group.out, share.no);
    share.left.reset();
    if (movement.leaving->way == Leaving::Way::back) { return; }
    share.left = Passage{.on = movement.on, .after = movement.leaving->after};
    if (!share.is_out()) { return; }
    group.out.insert(std::upper_bound(group.out.begin(), group.out.end(), share.no), share.no);
}

/// A share that comes in is the last one, and is so still when that is undone.
void apply_joining(Group& group, const Movement& movement) {
    const auto& [seat, after, way] = *movement.joining;
    if (way == Joining::Way::back) { return group.shares.pop_back(); }
    group.shares.push_back({.no = seat.share,
                            .member = seat.member,
                            .turn = seat.turn,
                            .paid = {},
                            .repaid = {},
                            .received = {},
                            .advances = {},
                            .joined = Passage{.on = movement.on, .after = after}});
}

void add_claim(std::vector<Claim>& claims, const Claim& claim) {
    const auto at =
        std::lower_bound(claims.begin(), claims.end(), claim, [](const Claim& a, const Claim& b) {
            return std::tie(a.from, a.to) < std::tie(b.from, b.to);
        });
    if (at == claims.end() || at->from != claim.from || at->to != claim.to) {
        claims.insert(at, claim);
        return;
    }
    at->amount += claim.amount;
    if (at->amount == Vnd{}) { claims.erase(at); }
}

void apply_dispute(Group& group, const Movement& movement) {
    const DisputeChanged& said = *movement.dispute;
    if (said.step == DisputeChanged::Step::opened) {
        // By their numbers, whatever day each is dated.
        const auto at =
            std::find_if(group.disputes.begin(), group.disputes.end(),
                         [&](const OpenDispute& other) { return other.seq > movement.seq; });
        group.disputes.insert(at, {.member = said.member,
                                   .since = movement.on,
                                   .reason = said.reason,
                                   .seq = movement.seq});
        return;
    }
    std::erase_if(group.disputes,
                  [&](const OpenDispute& open) { return open.member == said.member; });
}

/// What is about the group, not about one share.
void apply_to_group(Group& group, const Movement& movement) {
    for (const Passed& part : movement.passed) {
        if (part.share != ShareNo{}) { group.at(part.share).received += part.amount; }
    }
    for (const Passed& part : movement.returned) { group.at(part.share).paid -= part.amount; }
    for (const Claim& claim : movement.claims) { add_claim(group.claims, claim); }
    if (movement.dispute) { apply_dispute(group, movement); }
    if (movement.dissolves) { group.dissolved = movement.on; }
    const bool is_organiser = movement.holder && movement.holder->share == ShareNo{};
    if (is_organiser) { group.terms.organiser = movement.holder->member; }
}

}  // namespace

void apply(Group& group, const Movement& movement) {
    for (const TurnChange& change : movement.turns) { group.at(change.share).turn = change.turn; }
    if (!movement.taken_over.empty()) { return take_over(group, movement); }
    apply_to_group(group, movement);
    group.reserve += movement.reserve;
    group.interest_held += movement.interest_held;
    group.cash_difference += movement.difference;
    if (movement.share == ShareNo{}) { return; }
    if (movement.joining) {
        apply_joining(group, movement);
        if (movement.joining->way == Joining::Way::back) { return; }
    }
    if (movement.leaving) { apply_leaving(group, movement); }
    // One that went again on its own day may stand behind another of its number for that long.
    Share& share = movement.joining ? group.shares.back() : group.at(movement.share);
    share.paid += movement.paid;
    share.repaid += movement.repaid;
    share.received += movement.received;
    // Whoever drew or held it, and when that was undone, changes nothing in the order of its money.
    if (movement.covers_dues()) { share.late_reversals += movement.late_reversals; }
    if (movement.holder) { share.member = movement.holder->member; }
    for (const AdvancedDue& due : movement.advanced) { add_advance(share.advances, due); }
    for (const AdvancedDue& due : movement.covered) { add_advance(share.covers, due); }
    share.recovered += movement.recovered;
    share.from_fund += movement.from_fund;
    if (movement.defaults > 0) { share.in_default = movement.on; }
    if (movement.defaults < 0) { share.in_default.reset(); }
    for (const SettledInterest& item : movement.interest) { add_settled(share.interest, item); }
    group.drawn = Round{group.drawn.count() + movement.draws};
}

void apply_count(Group& group, const LastCount& count) {
    const bool is_last = !group.last_count || count.on >= group.last_count->on;
    if (is_last) { group.last_count = count; }
}

void apply_in_order(Group& group, const Movement& movement) {
    const bool decides =
        !movement.turns.empty() || movement.holder || movement.leaving || movement.defaults != 0;
    if (!decides || !movement.is_cancelled()) { apply(group, movement); }
}

}  // namespace hui::savings
