#include "engine/savings/history.hpp"

#include "engine/journal/reversal.hpp"

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

Movement movement_of(const PaidOut& event) {
    Movement movement{};
    movement.share = event.share;
    movement.received = event.amount;
    movement.cash = -event.cash;
    movement.bank = event.cash - event.amount;
    movement.draws = 1;
    return movement;
}

Movement movement_of(const TurnsChanged& event) {
    Movement movement{};
    movement.turns = event.changes;
    return movement;
}

Movement turned(Movement movement) {
    for (Vnd Movement::*part : {&Movement::paid, &Movement::repaid, &Movement::received,
                                &Movement::cash, &Movement::bank}) {
        movement.*part = -(movement.*part);
    }
    for (AdvancedDue& due : movement.advanced) { due.amount = -due.amount; }
    for (TurnChange& change : movement.turns) { std::swap(change.turn, change.was); }
    movement.draws = -movement.draws;
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
    if (const auto* contributed = std::get_if<Contributed>(&*event)) {
        return movement_of(*contributed);
    }
    if (const auto* advanced = std::get_if<Advanced>(&*event)) { return movement_of(*advanced); }
    if (const auto* paid_out = std::get_if<PaidOut>(&*event)) { return movement_of(*paid_out); }
    if (const auto* turns = std::get_if<TurnsChanged>(&*event)) { return movement_of(*turns); }
    return std::nullopt;
}

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

/// Applies a movement in the order of dates. Turns that were given back on their own day decided
/// nothing, whatever was recorded in between.
void apply_again(Group& group, const Movement& movement) {
    if (movement.turns.empty() || !movement.is_cancelled()) { apply(group, movement); }
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

bool Movement::decides_turn_of(ShareNo no) const {
    return std::any_of(turns.begin(), turns.end(),
                       [&](const TurnChange& change) { return change.share == no; });
}

void apply(Group& group, const Movement& movement) {
    for (const TurnChange& change : movement.turns) { group.at(change.share).turn = change.turn; }
    if (!movement.turns.empty()) { return; }
    Share& share = group.at(movement.share);
    share.paid += movement.paid;
    share.repaid += movement.repaid;
    share.received += movement.received;
    share.late_reversals += movement.late_reversals;
    for (const AdvancedDue& due : movement.advanced) { add_advance(share.advances, due); }
    group.drawn = Round{group.drawn.count() + movement.draws};
}

void History::add(Movement movement) {
    if (movement.undoes) {
        for (Movement& original : movements_) {
            if (original.seq == *movement.undoes) { original.undone_on = movement.on; }
        }
    }
    const auto at = std::upper_bound(movements_.begin(), movements_.end(), movement,
                                     [](const Movement& a, const Movement& b) {
                                         return std::tie(a.on, a.seq) < std::tie(b.on, b.seq);
                                     });
    movements_.insert(at, std::move(movement));
}

Group History::as_of(const Group& group, Date on) const {
    std::vector<Seat> seats;
    for (const Share& share : group.shares) {
        seats.push_back({.share = share.no, .member = share.member, .turn = share.turn});
    }
    // Back to the turns at the opening; the movements bring those of the day.
    for (std::size_t i = movements_.size(); i-- > 0;) {
        if (movements_[i].is_cancelled()) { continue; }
        for (const TurnChange& change : movements_[i].turns) {
            seats.at(static_cast<std::size_t>(change.share.count() - 1)).turn = change.was;
        }
    }
    Group then = opened_group(group.terms, seats);
    then.closed_through = group.closed_through;
    then.commitment = group.commitment;
    for (const Movement& movement : movements_) {
        if (movement.on > on) { break; }
        apply_again(then, movement);
    }
    return then;
}

Vnd History::least(Date from, Vnd Movement::*money) const {
    Vnd sum;
    std::optional<Vnd> least;
    if (movements_.empty() || movements_.front().on > from) { least = sum; }
    for (std::size_t i = 0; i < movements_.size(); ++i) {
        sum += movements_[i].*money;
        const bool day_ends = i + 1 == movements_.size() || movements_[i + 1].on > movements_[i].on;
        // The last day before `from` counts too: its money still stands there on `from`.
        const bool reaches_from = i + 1 == movements_.size() || movements_[i + 1].on > from;
        if (day_ends && reaches_from) { least = std::min(least.value_or(sum), sum); }
    }
    return *least;
}

template <class Wanted>
std::optional<Date> History::last_day_of(Wanted is_wanted) const {
    const auto last = std::find_if(movements_.rbegin(), movements_.rend(), [&](const Movement& m) {
        return !m.is_cancelled() && is_wanted(m);
    });
    return last == movements_.rend() ? std::nullopt : std::optional{last->on};
}

std::optional<Date> History::last_moved(ShareNo share, Pot pot) const {
    return last_day_of([&](const Movement& m) {
        const bool frees_another_round = pot == Pot::net && m.decides_turn_of(share);
        return frees_another_round || (m.share == share && m.draws == 0);
    });
}

std::optional<Date> History::last_turn_change(ShareNo share) const {
    return last_day_of([&](const Movement& m) { return m.decides_turn_of(share); });
}

std::optional<Date> History::last_draw_of(ShareNo share) const {
    return last_day_of([&](const Movement& m) { return m.share == share && m.draws != 0; });
}

std::optional<Date> History::last_drawn() const {
    return last_day_of([](const Movement& m) { return m.draws != 0; });
}

std::vector<Lack> lacking_for(const Group& group, Round round) {
    std::vector<Lack> lacks;
    for (const Share& share : group.shares) {
        const Vnd lack = dues_through(group, share, round) - share.covered();
        if (lack > Vnd{}) { lacks.push_back({.share = share.no, .amount = lack}); }
    }
    return lacks;
}

LackingTogether together(const std::vector<Lack>& lacks) {
    LackingTogether all;
    for (const Lack& lack : lacks) {
        all.amount += lack.amount;
        all.shares += (all.shares.empty() ? "" : ", ") + share_text(lack.share);
    }
    return all;
}

std::optional<Shortfall> first_shortfall(const Group& group, const History& history) {
    Group then = history.as_of(group, Date::min());
    Vnd cash;
    Vnd bank;
    const auto movements = history.movements();
    for (std::size_t i = 0; i < movements.size(); ++i) {
        const Movement& movement = movements[i];
        apply_again(then, movement);
        cash += movement.cash;
        bank += movement.bank;
        if (i + 1 < movements.size() && movements[i + 1].on == movement.on) { continue; }
        if (!lacking_for(then, then.drawn).empty()) {
            return Shortfall{Shortfall::What::pot, movement.on};
        }
        if (cash < Vnd{} || bank < Vnd{}) { return Shortfall{Shortfall::What::money, movement.on}; }
    }
    return std::nullopt;
}

}  // namespace hui::savings
