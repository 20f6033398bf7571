#include "engine/savings/organiser.hpp"

#include "engine/savings/succession.hpp"

namespace hui::savings {

Result<OrganiserChanged> decide_change_organiser(const Group& group, const History& history,
                                                 const ChangeOrganiser& command, When when) {
    if (group.terms.organiser == command.member) {
        return refuse(Code::nothing_to_change,
                      {{"code", group.terms.code}, {"member", command.member}});
    }
    if (auto refusal = check_successor(group, history, ShareNo{}, when)) { return *refusal; }
    if (auto refusal = check_not_before(group, history.last_holder_change(ShareNo{}), when.on)) {
        return *refusal;
    }
    const Group then = history.as_of(group, when.on);
    Vnd claims = advances_open(then) + refunds_open(then);
    for (const Claim& claim : then.claims) {
        if (claim.to == ShareNo{}) { claims += claim.amount; }
    }
    return OrganiserChanged{.member = command.member,
                            .was = group.terms.organiser,
                            .claims = claims,
                            .reason = command.reason};
}

}  // namespace hui::savings
