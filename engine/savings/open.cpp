#include "engine/savings/open.hpp"

#include "engine/savings/round_dates.hpp"

#include <algorithm>
#include <set>

namespace hui::savings {

namespace {

/// Whether a share has drawn already, in a group that is taken over.
bool has_drawn(const GroupOpened& wanted, const Seat& seat) {
    return std::any_of(wanted.taken_over.begin(), wanted.taken_over.end(), [&](const auto& share) {
        return share.share == seat.share && share.received != Vnd{};
    });
}

Check check_seats(const GroupOpened& wanted) {
    const std::vector<Seat>& seats = wanted.seats;
    const auto count = static_cast<std::int64_t>(seats.size());
    if (seats.size() < fewest_shares || seats.size() > most_shares) {
        return refuse(Code::shares_out_of_range, {{"shares", count}});
    }
    std::set<ShareNo> numbers;
    std::set<Round> turns;
    for (const Seat& seat : seats) {
        const bool in_range = seat.share.count() >= 1 && seat.share.count() <= count;
        if (!in_range || !numbers.insert(seat.share).second) {
            return refuse(Code::share_repeated,
                          {{"share", share_text(seat.share)}, {"shares", count}});
        }
    }
    const auto is_open = [&](const Seat& seat) {
        return seat.turn == Round{} && !has_drawn(wanted, seat);
    };
    const bool may_be_open = wanted.terms.order != Order::fixed &&
                             std::all_of(seats.begin(), seats.end(), [&](const Seat& seat) {
                                 return is_open(seat) || has_drawn(wanted, seat);
                             });
    for (const Seat& seat : seats) {
        if (may_be_open && is_open(seat)) { continue; }
        const bool in_cycle = seat.turn.count() >= 1 && seat.turn.count() <= count;
        if (!in_cycle || !turns.insert(seat.turn).second) {
            return refuse(Code::turns_not_one_each, {{"share", share_text(seat.share)},
                                                     {"turn", seat.turn.count()},
                                                     {"shares", count}});
        }
    }
    return {};
}

Check check_reserve(const GroupOpened& wanted) {
    if (wanted.terms.on_default == OnDefault::reserve && wanted.terms.reserve == Vnd{}) {
        return refuse(Code::no_reserve, {{"group", wanted.terms.code}});
    }
    const Vnd pot = pot_of(opened_group(wanted.terms, wanted.seats), Round{1});
    if (wanted.terms.reserve < Vnd{} || wanted.terms.reserve >= pot) {
        return refuse(Code::reserve_too_large, {{"reserve", wanted.terms.reserve}, {"pot", pot}});
    }
    return {};
}

/// The longest time from a round's due date to its draw: up to the day before the next round.
std::int64_t longest_draw_after(const Terms& terms) {
    constexpr std::int64_t week = 7;
    constexpr std::int64_t shortest_month = 28;
    const bool weeks = terms.every.unit == Interval::Unit::weeks;
    return terms.every.count * (weeks ? week : shortest_month) - 1;
}

Check check_lunar(const Terms& terms, LeapMonth leap, std::int64_t rounds) {
    if (terms.every.unit != Interval::Unit::months) {
        return refuse(Code::lunar_needs_months, {{"every", interval_text(terms.every)}});
    }
    const auto start = lunar_of(terms.start);
    const std::int64_t last = terms.every.count * (rounds - 1);
    if (!start || !add_lunar_months(terms.start, -terms.every.count, leap) ||
        !add_lunar_months(terms.start, last, leap)) {
        return refuse(Code::lunar_out_of_range, {{"start", terms.start}});
    }
    if (leap == LeapMonth::skip && start->month.kind == LunarMonth::Kind::leap) {
        return refuse(Code::lunar_start_in_leap_month,
                      {{"start", terms.start}, {"lunar", lunar_text(*start)}});
    }
    return {};
}

Check check_calendar(const GroupOpened& wanted) {
    const Terms& terms = wanted.terms;
    const GroupCalendar& calendar = terms.calendar;
    const std::int64_t most = longest_draw_after(terms);
    if (calendar.draw_after < 0 || calendar.draw_after > most) {
        return refuse(Code::draw_after_too_long, {{"days", calendar.draw_after}, {"most", most}});
    }
    if (!calendar.lunar) { return {}; }
    return check_lunar(terms, *calendar.lunar, std::ssize(wanted.seats));
}

/// Makes the holidays that the register knows part of the agreement, where days move for them.
void keep_holidays(GroupOpened& wanted, const registry::Policy& policy) {
    if (!wanted.terms.calendar.rest_days) { return; }
    constexpr Days longest_rest{31};
    const Terms& terms = wanted.terms;
    const Date last = agreed_day(terms, Round{std::ssize(wanted.seats)}) +
                      Days{terms.calendar.draw_after} + longest_rest;
    std::vector<Date> holidays;
    for (const auto& [day, name] : policy.holidays) {
        if (day >= terms.start && day <= last) { holidays.push_back(day); }
    }
    wanted.terms.calendar.rest_days->holidays = std::move(holidays);
}

}  // namespace

Result<GroupOpened> decide_open(GroupOpened wanted, const registry::Policy& policy) {
    if (auto refusal = check_seats(wanted)) { return *refusal; }
    if (auto refusal = check_contribution(wanted.terms.contribution, policy, wanted.terms.start)) {
        return *refusal;
    }
    if (auto refusal = check_reserve(wanted)) { return *refusal; }
    if (auto refusal = check_calendar(wanted)) { return *refusal; }
    keep_holidays(wanted, policy);
    std::sort(wanted.seats.begin(), wanted.seats.end(),
              [](const Seat& a, const Seat& b) { return a.share < b.share; });
    return wanted;
}

Round turn_unless_named(ShareNo share, Order order) {
    return order == Order::fixed ? Round{share.count()} : Round{};
}

Check check_contribution(Vnd contribution, const registry::Policy& policy, Date on) {
    const Vnd least = policy.contribution_min.on(on);
    const Vnd most = policy.contribution_max.on(on);
    if (contribution >= least && contribution <= most) { return {}; }
    return refuse(Code::contribution_outside_policy,
                  {{"amount", contribution}, {"least", least}, {"most", most}});
}

std::optional<Rate> exceeded_cap(const Terms& terms, const registry::Policy& policy) {
    const Rate* agreed = std::get_if<Rate>(&terms.late_interest);
    const Rate cap = policy.late_rate_cap.on(terms.start);
    return agreed != nullptr && *agreed > cap ? std::optional{cap} : std::nullopt;
}

}  // namespace hui::savings
