#include "engine/savings/history.hpp"

#include "engine/savings/apply.hpp"
#include "engine/savings/owed.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

namespace hui::savings {

namespace {

/// The seats at the opening: back from those that stand now, through every change.
std::vector<Seat> first_seats(const Group& group, const std::vector<Movement>& movements) {
    std::vector<Seat> seats;
    for (const Share& share : group.shares) {
        seats.push_back({.share = share.no, .member = share.member, .turn = share.turn});
    }
    // Null for a share whose coming in was undone, and for the organiser.
    const auto seat_of = [&](ShareNo no) -> Seat* {
        const auto index = static_cast<std::size_t>(no.count() - 1);
        return index < seats.size() ? &seats[index] : nullptr;
    };
    for (auto movement = movements.rbegin(); movement != movements.rend(); ++movement) {
        if (movement->is_cancelled()) { continue; }
        for (const TurnChange& change : movement->turns) {
            if (Seat* seat = seat_of(change.share)) { seat->turn = change.was; }
        }
        if (!movement->holder) { continue; }
        if (Seat* seat = seat_of(movement->holder->share)) { seat->member = movement->holder->was; }
    }
    std::erase_if(seats, [&](const Seat& seat) { return group.find(seat.share)->joined; });
    return seats;
}

}  // namespace

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
    Group then = opened_group(group.terms, first_seats(group, movements_));
    then.terms.organiser = holder_at(ShareNo{}, group.terms.organiser, Date::min(), Seq{});
    then.closed_through = group.closed_through;
    then.commitment = group.commitment;
    then.rules = group.rules;
    then.taken_over_on = group.taken_over_on;
    then.cycle = group.cycle;
    then.renews = group.renews;
    then.last_count = group.last_count;
    for (const Movement& movement : movements_) {
        if (movement.on > on) { break; }
        apply_in_order(then, movement);
    }
    return then;
}

Vnd History::cash_on(Date on) const {
    Vnd sum;
    for (const Movement& movement : movements_) {
        if (movement.on <= on) { sum += movement.cash; }
    }
    return sum;
}

Vnd History::laid_out_for(ShareNo share, Date on) const {
    Vnd sum;
    for (const Movement& movement : movements_) {
        if (movement.share == share && movement.on <= on) { sum += movement.laid_out(); }
    }
    return sum;
}

Vnd History::least(Date from, Parts parts) const {
    Vnd sum;
    std::optional<Vnd> least;
    if (movements_.empty() || movements_.front().on > from) { least = sum; }
    for (std::size_t i = 0; i < movements_.size(); ++i) {
        for (Vnd Movement::*const part : parts) { sum += movements_[i].*part; }
        const bool day_ends = i + 1 == movements_.size() || movements_[i + 1].on > movements_[i].on;
        // The last day before `from` counts too: its money still stands there on `from`.
        const bool reaches_from = i + 1 == movements_.size() || movements_[i + 1].on > from;
        if (day_ends && reaches_from) { least = std::min(least.value_or(sum), sum); }
    }
    return *least;
}

template <class Wanted>
std::optional<Date> History::last_day_of(Wanted is_wanted) const {
    const Movement* last = last_where(is_wanted);
    return last == nullptr ? std::nullopt : std::optional{last->on};
}

std::optional<Date> History::last_moved(const Group& group, ShareNo share) const {
    return last_day_of([&](const Movement& m) {
        const bool is_own_leaving = m.leaving && m.share == share;
        return is_own_leaving || puts_out(m, group) || moves_money_of(m, group, share);
    });
}

const Movement* History::last_share_change() const {
    return last_where([](const Movement& m) { return m.changes_shares(); });
}

const Movement* History::last_holder_change(ShareNo share) const {
    return last_where([&](const Movement& m) { return m.holder && m.holder->share == share; });
}

Seq History::organiser_since(Date on) const {
    Seq since{1};
    for (const Movement& movement : movements_) {
        if (movement.on > on) { break; }
        const bool is_of_organiser = movement.holder && movement.holder->share == ShareNo{};
        const bool stands = !movement.undone_on || *movement.undone_on > on;
        if (is_of_organiser && stands && !movement.undoes) { since = movement.seq; }
    }
    return since;
}

std::string History::holder_at(ShareNo share, std::string now, Date on, Seq seq) const {
    std::string later;
    for (auto m = movements_.rbegin(); m != movements_.rend(); ++m) {
        if (std::tie(m->on, m->seq) <= std::tie(on, seq)) { break; }
        // Between its coming in and the undoing of that, another member may have held the number.
        if (m->joining && m->share == share) {
            const bool is_undone = m->joining->way == Joining::Way::back;
            if (is_undone) { later = std::exchange(now, m->joining->seat.member); }
            if (m->undone_on) { now = std::exchange(later, {}); }
        }
        if (m->holder && m->holder->share == share && !m->is_cancelled()) { now = m->holder->was; }
    }
    return now;
}

std::optional<Date> History::last_turn_change(ShareNo share) const {
    return last_day_of([&](const Movement& m) { return m.decides_turn_of(share); });
}

const Movement* History::last_lot_over(const std::vector<ShareNo>& shares) const {
    return last_where([&](const Movement& m) {
        return m.draws_lot && std::all_of(shares.begin(), shares.end(),
                                          [&](ShareNo share) { return m.decides_turn_of(share); });
    });
}

std::optional<Date> History::last_draw_of(ShareNo share) const {
    return last_day_of([&](const Movement& m) { return m.share == share && m.hands_over(); });
}

std::optional<Date> History::last_drawn() const {
    return last_day_of([](const Movement& m) { return m.hands_over(); });
}

std::optional<Date> History::last_settled(ShareNo share, InterestOn what, Round round) const {
    return last_day_of(
        [&](const Movement& m) { return m.share == share && m.settles(what, round); });
}

bool moves_money_of(const Movement& movement, const Group& group, ShareNo share) {
    const bool frees_another_round = group.terms.pot == Pot::net && movement.decides_turn_of(share);
    const bool is_money = movement.share == share && !movement.hands_over() && !movement.holder &&
                          !movement.leaving && movement.interest.empty();
    return frees_another_round || is_money;
}

bool puts_out(const Movement& movement, const Group& group) {
    if (!movement.leaving) { return false; }
    const Share* share = group.find(movement.share);
    return share == nullptr || share->turn > movement.leaving->after;
}

Check check_not_before(const Group& group, const Movement* last, Date on) {
    if (last == nullptr || on >= last->on) { return {}; }
    return refuse(Code::before_share_change, {{"date", on},
                                              {"last", last->on},
                                              {"group", group.terms.code},
                                              {"seq", last->seq.count()}});
}

std::vector<Lack> lacking_for(const Group& group, Round round) {
    std::vector<Lack> lacks;
    for (const Share& share : group.shares) {
        const Vnd lack = lack_of(group, share, round);
        if (lack > Vnd{}) { lacks.push_back({.share = share.no, .amount = lack}); }
    }
    return lacks;
}

LackingTogether together(const std::vector<Lack>& lacks) {
    Vnd amount;
    std::vector<ShareNo> shares;
    for (const Lack& lack : lacks) {
        amount += lack.amount;
        shares.push_back(lack.share);
    }
    return {.amount = amount, .shares = list_text(shares)};
}

std::optional<Shortfall> first_shortfall(const Group& group, const History& history) {
    Group then = history.as_of(group, Date::min());
    Vnd cash;
    Vnd bank;
    Vnd reserve;
    Vnd interest;
    Vnd organiser_interest;
    Vnd drawer_interest;
    const auto movements = history.movements();
    for (std::size_t i = 0; i < movements.size(); ++i) {
        const Movement& movement = movements[i];
        apply_in_order(then, movement);
        cash += movement.cash;
        bank += movement.bank;
        reserve += movement.reserve;
        interest += movement.interest_held;
        organiser_interest += movement.organiser_interest;
        drawer_interest += movement.drawer_interest;
        if (i + 1 < movements.size() && movements[i + 1].on == movement.on) { continue; }
        if (!are_pots_there(then)) { return Shortfall{Shortfall::What::pot, movement.on}; }
        if (std::min({cash, bank, reserve, interest, organiser_interest, drawer_interest}) <
            Vnd{}) {
            return Shortfall{Shortfall::What::money, movement.on};
        }
    }
    return std::nullopt;
}

}  // namespace hui::savings
