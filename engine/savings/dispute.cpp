#include "engine/savings/dispute.hpp"

#include "engine/base/text.hpp"

#include <algorithm>

namespace hui::savings {

namespace {

void add_party(std::vector<std::string>& parties, const std::string& member) {
    const bool is_known = std::any_of(parties.begin(), parties.end(),
                                      [&](const auto& party) { return same_code(party, member); });
    if (!is_known) { parties.push_back(member); }
}

Check check_step(const Group& group, const DisputeChanged& command) {
    const OpenDispute* open = find_dispute(group, command.member);
    if (command.step == DisputeChanged::Step::settled) {
        if (open != nullptr) { return {}; }
        return refuse(Code::no_dispute, {{"group", group.terms.code}, {"member", command.member}});
    }
    if (open == nullptr) { return {}; }
    return refuse(Code::dispute_open, {{"group", group.terms.code},
                                       {"member", open->member},
                                       {"since", open->since},
                                       {"seq", open->seq.count()}});
}

}  // namespace

const OpenDispute* find_dispute(const Group& group, std::string_view member) {
    const auto open =
        std::find_if(group.disputes.begin(), group.disputes.end(),
                     [&](const OpenDispute& d) { return same_code(d.member, member); });
    return open == group.disputes.end() ? nullptr : &*open;
}

std::vector<std::string> parties_of(const Group& group, const History& history) {
    std::vector<std::string> parties;
    for (const Share& share : group.shares) { add_party(parties, share.member); }
    add_party(parties, group.terms.organiser);
    for (const Movement& movement : history.movements()) {
        if (movement.holder) { add_party(parties, movement.holder->was); }
    }
    return parties;
}

Result<DisputeChanged> decide_dispute(const Group& group, const History& history,
                                      const DisputeChanged& command, When when) {
    const auto parties = parties_of(group, history);
    const auto party = std::find_if(parties.begin(), parties.end(), [&](const auto& code) {
        return same_code(code, command.member);
    });
    if (party == parties.end()) {
        return refuse(Code::not_in_group,
                      {{"group", group.terms.code}, {"member", command.member}});
    }
    if (auto refusal = check_day_of_books(group, when)) { return *refusal; }
    if (auto refusal = check_step(group, command)) { return *refusal; }
    const Movement* last = history.last_where([&](const Movement& movement) {
        return movement.dispute && same_code(movement.dispute->member, command.member);
    });
    if (last != nullptr && when.on < last->on) {
        return refuse(Code::before_dispute, {{"group", group.terms.code},
                                             {"date", when.on},
                                             {"last", last->on},
                                             {"seq", last->seq.count()}});
    }
    return DisputeChanged{.step = command.step, .member = *party, .reason = command.reason};
}

}  // namespace hui::savings
