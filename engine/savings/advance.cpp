#include "engine/savings/advance.hpp"

#include <algorithm>

namespace hui::savings {

std::vector<Due> uncovered_dues(const Group& group, const Share& share, Date on) {
    std::vector<Due> dues = dues_of(group, share);
    std::erase_if(dues, [&](const Due& due) { return due.on > on || due.uncovered() == Vnd{}; });
    std::reverse(dues.begin(), dues.end());
    return dues;
}

std::vector<Due> dues_to_cover(const Group& group, const Share& share, Date on, PartOf part_of) {
    std::vector<Due> dues = uncovered_dues(group, share, on);
    const bool is_oldest_first = !group.terms.draws_whole_pots() && part_of == PartOf::oldest;
    if (is_oldest_first) { std::reverse(dues.begin(), dues.end()); }
    return dues;
}

std::vector<AdvancedDue> spread(Vnd amount, const std::vector<Due>& dues) {
    std::vector<AdvancedDue> parts;
    for (const Due& due : dues) {
        const Vnd part = std::min(amount, due.uncovered());
        if (part > Vnd{}) { parts.push_back({.round = due.round, .amount = part}); }
        amount -= part;
    }
    std::sort(parts.begin(), parts.end(),
              [](const AdvancedDue& a, const AdvancedDue& b) { return a.round < b.round; });
    return parts;
}

Result<Advanced> decide_advance(const Group& group, const Advance& command, When when,
                                std::optional<Date> last_moved) {
    const Share* share = group.find(command.share);
    const std::string share_name = share_text(command.share);
    if (share == nullptr) { return unknown_share(group, command.share); }
    if (auto refusal = check_money_date(group, when)) { return *refusal; }
    if (auto refusal = check_was_there(*share, when.on)) { return *refusal; }
    const std::vector<Due> dues = dues_to_cover(group, *share, when.on, command.part_of);
    Vnd lacking;
    for (const Due& due : dues) { lacking += due.uncovered(); }
    if (lacking == Vnd{}) {
        return refuse(Code::nothing_to_advance,
                      {{"group", group.terms.code}, {"share", share_name}, {"date", when.on}});
    }
    const Vnd amount = command.amount.value_or(lacking);
    if (amount <= Vnd{}) { return refuse(Code::amount_not_positive, {{"amount", amount}}); }
    if (amount > lacking) {
        return refuse(Code::advance_over_due,
                      {{"share", share_name}, {"lacking", lacking}, {"amount", amount}});
    }
    if (last_moved && when.on < *last_moved) {
        return refuse(Code::out_of_date_order, {{"share", share_name}, {"last", *last_moved}});
    }
    return Advanced{.share = command.share,
                    .amount = amount,
                    .dues = spread(amount, dues),
                    .method = command.method,
                    .source = command.source};
}

}  // namespace hui::savings
