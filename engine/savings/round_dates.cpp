#include "engine/savings/round_dates.hpp"

#include <algorithm>

namespace hui::savings {

namespace {

Date moved(const Terms& terms, Date date) {
    return terms.calendar.rest_days ? working_day(*terms.calendar.rest_days, date) : date;
}

/// The last round whose day, as `day_of` finds it, is not after `on`.
template <class DayOf>
Round last_round_by(const Group& group, Date on, DayOf day_of) {
    if (is_before_books(group, on)) { return {}; }
    Round round;
    while (round < group.rounds() && day_of(group.terms, round.next()) <= on) {
        round = round.next();
    }
    return round;
}

}  // namespace

bool has_day(const Terms& terms, Round round) {
    const std::int64_t months = terms.every.count * (round.count() - 1);
    return !terms.calendar.lunar || add_lunar_months(terms.start, months, *terms.calendar.lunar);
}

Date agreed_day(const Terms& terms, Round round) {
    const std::int64_t times = round.count() - 1;
    if (!terms.calendar.lunar) { return add_intervals(terms.start, terms.every, times); }
    return add_lunar_months(terms.start, terms.every.count * times, *terms.calendar.lunar).value();
}

Date date_of_round(const Terms& terms, Round round) {
    return moved(terms, agreed_day(terms, round));
}

// "Pay by the 1st, draw on the 3rd" agrees on two days of the calendar. So `draw_after` counts from
// the agreed due day, and each day moves by itself: where the 1st is a rest day, the draw is on the
// 3rd all the same. A later agreed day never moves to an earlier one, so the draw is never before
// the day on which the contributions are due.
Date draw_date_of_round(const Terms& terms, Round round) {
    return moved(terms, agreed_day(terms, round) + Days{terms.calendar.draw_after});
}

Round last_round_due(const Group& group, Date on) {
    return last_round_by(group, on, date_of_round);
}

Round last_round_to_draw(const Group& group, Date on) {
    return last_round_by(group, on, draw_date_of_round);
}

Date first_day_of_books(const Group& group) {
    return group.taken_over_on.value_or(group.terms.start);
}

Date first_day_told(const Group& group) {
    if (group.taken_over_on) { return *group.taken_over_on; }
    constexpr Interval a_month{.count = 1, .unit = Interval::Unit::months};
    const Date period_before = agreed_day(group.terms, Round{});
    if (group.terms.every.unit == Interval::Unit::months) { return period_before; }
    // Who meets each week may have drawn lots and paid well before the first.
    return std::min(period_before, add_intervals(group.terms.start, a_month, -1));
}

bool is_before_books(const Group& group, Date on) {
    return group.taken_over_on && on < *group.taken_over_on;
}

}  // namespace hui::savings
