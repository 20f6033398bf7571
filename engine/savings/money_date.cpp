#include "engine/savings/money_date.hpp"

namespace hui::savings {

bool is_closed(const Group& group, Date date) {
    return group.closed_through && month_of(date) <= *group.closed_through;
}

Check check_money_date(const Group& group, When when) {
    if (when.on > when.today) {
        return refuse(Code::future_date, {{"date", when.on}, {"today", when.today}});
    }
    if (is_closed(group, when.on)) {
        return refuse(
            Code::month_closed,
            {{"group", group.terms.code}, {"date", when.on}, {"closed", *group.closed_through}});
    }
    const Date earliest = add_intervals(group.terms.start, group.terms.every, -1);
    if (when.on < earliest) {
        return refuse(Code::before_first_period,
                      {{"group", group.terms.code}, {"date", when.on}, {"earliest", earliest}});
    }
    return {};
}

}  // namespace hui::savings
