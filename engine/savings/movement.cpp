#include "engine/savings/movement.hpp"

#include "engine/journal/reversal.hpp"
#include "engine/savings/entry_parts.hpp"

#include <algorithm>

namespace hui::savings {

namespace {

void put_money(Movement& movement, Method method, Vnd amount) {
    (method == Method::cash ? movement.cash : movement.bank) = amount;
}

Movement movement_of(const Contributed& event) {
    Movement movement{};
    movement.share = event.share;
    movement.paid = event.amount;
    movement.repaid = event.repaid;
    movement.recovered = event.recovered;
    movement.reserve = event.recovered;
    put_money(movement, event.method, event.amount - event.repaid);
    return movement;
}

Movement movement_of(const Advanced& event) {
    Movement movement{};
    movement.share = event.share;
    movement.advanced = event.dues;
    put_money(movement, event.method, event.amount);
    return movement;
}

Movement movement_of(const ReserveCovered& event) {
    Movement movement{};
    movement.share = event.share;
    movement.covered = event.dues;
    movement.reserve = -event.amount;
    return movement;
}

Movement movement_of(const ShareDefaulted& event) {
    Movement movement{};
    movement.share = event.share;
    movement.covered = event.covers;
    movement.defaults = 1;
    movement.reserve = -movement.covered_together();
    return movement;
}

Movement movement_of(const PaidOut& event) {
    Movement movement{};
    movement.share = event.share;
    movement.draws = event.part == PaidOut::Part::first ? 1 : 0;
    if (event.to == Receiver::reserve) {
        // It stays where it is: what was the pot's is the fund's again.
        movement.reserve = event.amount;
        return movement;
    }
    if (event.to == Receiver::share) {
        movement.received = event.amount + event.reserve;
    } else {
        movement.refunded = -event.amount;
    }
    movement.reserve = event.reserve;
    movement.cash = -event.cash;
    movement.bank = event.cash - event.amount;
    return movement;
}

Movement movement_of(const ReserveSpent& event) {
    Movement movement{};
    movement.reserve = -event.amount;
    put_money(movement, event.method, -event.amount);
    return movement;
}

Movement movement_of(const ReserveReturned& event) {
    Movement movement{};
    movement.reserve = -event.amount;
    movement.cash = -event.cash;
    movement.bank = event.cash - event.amount;
    return movement;
}

Movement movement_of(const InterestSettled& event) {
    Movement movement{};
    movement.share = event.share;
    const bool is_paid = event.how == Settling::paid;
    movement.interest = {{.what = event.what,
                          .round = event.round,
                          .paid = is_paid ? event.amount : Vnd{},
                          .waived = is_paid ? Vnd{} : event.amount,
                          .to = event.to}};
    if (is_paid && event.what == InterestOn::contribution) {
        movement.interest_held = event.amount - event.to.together();
        movement.organiser_interest = event.to.organiser;
        movement.drawer_interest = event.to.drawer;
        movement.reserve = event.to.reserve;
        put_money(movement, event.method, event.amount - event.to.by_hand());
    }
    return movement;
}

Movement movement_of(const InterestShared& event) {
    Movement movement{};
    movement.interest_held = -event.amount;
    movement.organiser_interest = -event.to_organiser;
    movement.drawer_interest = -event.to_drawers;
    movement.cash = -event.cash;
    movement.bank = event.cash - event.amount;
    return movement;
}

Movement movement_of(const TurnsChanged& event) {
    Movement movement{};
    movement.turns = event.changes;
    movement.draws_lot = event.lot.has_value();
    return movement;
}

Movement movement_of(const ShareLeft& event) {
    Movement movement{};
    movement.share = event.share;
    // What others had paid in its place is refunded to it, and so paid by it to them.
    movement.paid = event.advanced + event.covered;
    movement.repaid = event.advanced;
    movement.recovered = event.covered;
    movement.received = event.refunded + movement.paid;
    movement.refunded = event.advanced;
    movement.from_fund = event.covered;
    if (event.refund == Refund::by_reserve) {
        movement.from_fund += event.refunded;
        movement.reserve = -event.refunded;
    } else {
        movement.refunded += event.refunded;
    }
    movement.leaving = {.after = event.after, .way = Leaving::Way::out};
    movement.returned = event.returned;
    movement.cash = -event.cash;
    movement.bank = event.cash - event.handed_out();
    return movement;
}

Movement movement_of(const HolderChanged& event) {
    Movement movement{};
    movement.share = event.share;
    movement.holder = {.share = event.share, .member = event.member, .was = event.was};
    return movement;
}

Movement movement_of(const ShareJoined& event) {
    Movement movement{};
    movement.share = event.seat.share;
    movement.paid = event.amount;
    movement.joining = {.seat = event.seat, .after = event.after, .way = Joining::Way::in};
    movement.passed = event.passed;
    return movement;
}

Movement movement_of(const OrganiserChanged& event) {
    Movement movement{};
    movement.holder = {.share = ShareNo{}, .member = event.member, .was = event.was};
    return movement;
}

Movement movement_of(const GroupDissolved& event) {
    Movement movement{};
    movement.cash = -event.cash;
    movement.bank = -event.bank;
    movement.reserve = -together(event.funds.reserve);
    movement.interest_held = -together(event.funds.interest);
    movement.organiser_interest = -event.funds.to_organiser;
    movement.drawer_interest = -event.funds.to_drawers;
    movement.passed = event.shared;
    movement.dissolves = true;
    movement.claims = event.claims;
    return movement;
}

Movement movement_of(const ClaimSettled& event) {
    Movement movement{};
    movement.claims = {event.claim};
    movement.claims.front().amount = -event.claim.amount;
    return movement;
}

Movement movement_of(const DifferencePosted& event) {
    Movement movement{};
    movement.cash = event.amount;
    movement.difference = event.amount;
    return movement;
}

Movement movement_of(const BankMoved& event) {
    Movement movement{};
    movement.cash = into_box(event);
    movement.bank = into_bank(event);
    movement.difference = movement.cash + movement.bank;
    return movement;
}

Movement movement_of(const DisputeChanged& event) {
    Movement movement{};
    movement.dispute = event;
    return movement;
}

/// What a group that was taken over brings: all its shares at once.
std::optional<Movement> movement_of(const GroupOpened& event) {
    if (event.taken_over.empty()) { return std::nullopt; }
    Movement movement{};
    movement.taken_over = event.taken_over;
    for (const TakenOver& share : event.taken_over) {
        movement.cash += share.paid - share.received;
        for (const AdvancedDue& due : share.advances) { movement.cash += due.amount; }
        movement.draws += share.received != Vnd{} ? 1 : 0;
    }
    return movement;
}

Movement turned(Movement movement) {
    for (Vnd Movement::*part :
         {&Movement::paid, &Movement::repaid, &Movement::received, &Movement::refunded,
          &Movement::cash, &Movement::bank, &Movement::reserve, &Movement::interest_held,
          &Movement::organiser_interest, &Movement::drawer_interest, &Movement::recovered,
          &Movement::from_fund, &Movement::difference}) {
        movement.*part = -(movement.*part);
    }
    for (AdvancedDue& due : movement.advanced) { due.amount = -due.amount; }
    for (AdvancedDue& due : movement.covered) { due.amount = -due.amount; }
    for (SettledInterest& item : movement.interest) {
        item.paid = -item.paid;
        item.waived = -item.waived;
        item.to.organiser = -item.to.organiser;
        item.to.reserve = -item.to.reserve;
        item.to.drawer = -item.to.drawer;
    }
    for (TurnChange& change : movement.turns) { std::swap(change.turn, change.was); }
    if (movement.holder) { std::swap(movement.holder->member, movement.holder->was); }
    if (movement.leaving) { movement.leaving->way = Leaving::Way::back; }
    if (movement.joining) { movement.joining->way = Joining::Way::back; }
    for (Passed& part : movement.passed) { part.amount = -part.amount; }
    for (Passed& part : movement.returned) { part.amount = -part.amount; }
    for (Claim& claim : movement.claims) { claim.amount = -claim.amount; }
    movement.corrects.reset();
    movement.draws = -movement.draws;
    movement.defaults = -movement.defaults;
    return movement;
}

/// Commitments, rules and counts move nothing.
std::optional<Movement> moved_by(const LotCommitted&) { return std::nullopt; }
std::optional<Movement> moved_by(const TurnRulesAgreed&) { return std::nullopt; }
std::optional<Movement> moved_by(const CashCounted&) { return std::nullopt; }
template <class Fact>
std::optional<Movement> moved_by(const Fact& event) {
    std::optional<Movement> movement = movement_of(event);
    if constexpr (requires { event.correction; }) {
        if (movement && event.correction) { movement->corrects = event.correction->corrects; }
    }
    return movement;
}

std::optional<Movement> movement_of(std::string_view kind, std::string_view body, Date on) {
    if (kind == reversed_kind) {
        const Undone undone = undone_by(body);
        const auto original = movement_of(undone.kind, undone.body, on);
        if (!original) { return std::nullopt; }
        Movement movement = turned(*original);
        movement.late_reversals = undone.effective_on == on ? 0 : 1;
        return movement;
    }
    const auto event = event_of(kind, body);
    if (!event) { return std::nullopt; }
    return std::visit([](const auto& fact) { return moved_by(fact); }, *event);
}

}  // namespace

std::optional<Movement> movement_of(const Entry& entry) {
    auto movement = movement_of(entry.kind, entry.body, entry.effective_on);
    if (movement) {
        movement->undoes = entry.reverses;
        movement->on = entry.effective_on;
        movement->seq = entry.seq;
    }
    return movement;
}

Vnd Movement::advanced_together() const {
    Vnd sum;
    for (const AdvancedDue& due : advanced) { sum += due.amount; }
    return sum;
}

Vnd Movement::covered_together() const {
    Vnd sum;
    for (const AdvancedDue& due : covered) { sum += due.amount; }
    return sum;
}

bool Movement::is_about(ShareNo no) const {
    const bool is_passed = std::any_of(passed.begin(), passed.end(),
                                       [&](const Passed& part) { return part.share == no; });
    return share == no || decides_turn_of(no) || is_passed || returned_to(no) != Vnd{};
}

Vnd Movement::returned_to(ShareNo no) const {
    Vnd sum;
    for (const Passed& part : returned) {
        if (part.share == no) { sum += part.amount; }
    }
    return sum;
}

bool Movement::decides_turn_of(ShareNo no) const {
    if (joining && share == no) { return true; }
    return std::any_of(turns.begin(), turns.end(),
                       [&](const TurnChange& change) { return change.share == no; });
}

bool Movement::settles(InterestOn what, Round round) const {
    return std::any_of(interest.begin(), interest.end(), [&](const SettledInterest& item) {
        return item.what == what && item.round == round;
    });
}

}  // namespace hui::savings
