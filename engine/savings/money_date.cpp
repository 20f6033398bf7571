#include "engine/savings/money_date.hpp"

#include "engine/savings/round_dates.hpp"

#include <algorithm>

namespace hui::savings {

bool is_closed(const Group& group, Date date) {
    return group.closed_through && month_of(date) <= *group.closed_through;
}

Check check_open_day(const Group& group, When when) {
    if (when.on > when.today) {
        return refuse(Code::future_date, {{"date", when.on}, {"today", when.today}});
    }
    if (is_closed(group, when.on)) {
        return refuse(
            Code::month_closed,
            {{"group", group.terms.code}, {"date", when.on}, {"closed", *group.closed_through}});
    }
    return {};
}

namespace {

Check check_from(const Group& group, Date earliest, Date on) {
    if (is_before_books(group, on)) {
        return refuse(
            Code::before_takeover,
            {{"group", group.terms.code}, {"date", on}, {"taken_over", *group.taken_over_on}});
    }
    if (on < earliest) {
        return refuse(Code::before_first_period,
                      {{"group", group.terms.code}, {"date", on}, {"earliest", earliest}});
    }
    return {};
}

Check check_not_dissolved(const Group& group) {
    if (!group.dissolved) { return {}; }
    return refuse(Code::group_dissolved, {{"group", group.terms.code}, {"date", *group.dissolved}});
}

}  // namespace

Check check_begun(const Group& group, Date on) {
    return check_from(group, first_day_told(group), on);
}

Check check_decision_date(const Group& group, When when) {
    constexpr Interval half_a_year{.count = 6, .unit = Interval::Unit::months};
    if (auto refusal = check_not_dissolved(group)) { return refusal; }
    if (auto refusal = check_open_day(group, when)) { return refusal; }
    const Date early = add_intervals(group.terms.start, half_a_year, -1);
    return check_from(group, std::min(first_day_told(group), early), when.on);
}

Check check_money_date(const Group& group, When when) {
    if (auto refusal = check_not_dissolved(group)) { return refusal; }
    return check_day_of_books(group, when);
}

Check check_day_of_books(const Group& group, When when) {
    if (auto refusal = check_open_day(group, when)) { return refusal; }
    return check_begun(group, when.on);
}

}  // namespace hui::savings
