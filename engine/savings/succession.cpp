#include "engine/savings/succession.hpp"

#include <algorithm>

namespace hui::savings {

Check check_goes_on(const Group& group, When when) {
    const bool is_over = !group.dissolved && is_settled(group);
    if (is_over) { return refuse(Code::all_drawn, {{"group", group.terms.code}}); }
    return check_money_date(group, when);
}

Check check_successor(const Group& group, const History& history, ShareNo place, When when) {
    const bool has_claim =
        std::any_of(group.claims.begin(), group.claims.end(),
                    [&](const Claim& claim) { return claim.from == place || claim.to == place; });
    if (!has_claim) { return check_goes_on(group, when); }
    if (auto refusal = check_open_day(group, when)) { return refusal; }
    const Movement* end = history.last_where([](const Movement& m) { return m.dissolves; });
    return check_not_before(group, end, when.on);
}

}  // namespace hui::savings
