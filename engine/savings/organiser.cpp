#include "engine/savings/organiser.hpp"

namespace hui::savings {

Result<OrganiserChanged> decide_change_organiser(const Group& group, const History& history,
                                                 const ChangeOrganiser& command, When when) {
    if (group.terms.organiser == command.member) {
        return refuse(Code::nothing_to_change,
                      {{"code", group.terms.code}, {"member", command.member}});
    }
    if (auto refusal = check_money_date(group, when)) { return *refusal; }
    if (auto refusal = check_not_before(group, history.last_holder_change(ShareNo{}), when.on)) {
        return *refusal;
    }
    const Group then = history.as_of(group, when.on);
    return OrganiserChanged{.member = command.member,
                            .was = group.terms.organiser,
                            .claims = advances_open(then) + refunds_open(then),
                            .reason = command.reason};
}

}  // namespace hui::savings
