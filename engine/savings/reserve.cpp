#include "engine/savings/reserve.hpp"

#include "engine/savings/approval.hpp"
#include "engine/savings/cash_part.hpp"

namespace hui::savings {

namespace {

Check check_fund(const Group& group, When when) {
    if (auto refusal = check_has_fund(group)) { return refusal; }
    return check_money_date(group, when);
}

}  // namespace

Check check_has_fund(const Group& group) {
    if (group.terms.reserve > Vnd{}) { return {}; }
    return refuse(Code::no_reserve, {{"group", group.terms.code}});
}

Refusal reserve_short(const Group& group, const ReserveAsked& asked) {
    std::vector<NamedFact> facts{
        {"group", group.terms.code}, {"there", asked.there}, {"date", asked.on}};
    if (asked.amount > Vnd{}) { facts.push_back({"amount", asked.amount}); }
    return refuse(Code::reserve_short, std::move(facts));
}

std::vector<ReservePart> equal_parts(Vnd amount, const std::vector<ShareNo>& shares) {
    std::vector<ReservePart> parts;
    if (shares.empty()) { return parts; }
    const auto count = static_cast<std::int64_t>(shares.size());
    std::int64_t left_over = amount.count() % count;
    for (const ShareNo share : shares) {
        const std::int64_t extra = left_over-- > 0 ? 1 : 0;
        parts.push_back({.share = share, .amount = Vnd{amount.count() / count + extra}});
    }
    return parts;
}

std::vector<ShareNo> shares_of_reserve(const Group& group) {
    std::vector<ShareNo> shares;
    for (const Share& share : group.shares) {
        if (group.has_drawn(share) && !share.is_out()) { shares.push_back(share.no); }
    }
    return shares;
}

Result<ReserveSpent> decide_spend_reserve(const Group& group, const History& history,
                                          const SpendReserve& command, When when) {
    if (auto refusal = check_fund(group, when)) { return *refusal; }
    if (auto refusal = check_two_people(command.by)) { return *refusal; }
    if (command.amount <= Vnd{}) {
        return refuse(Code::amount_not_positive, {{"amount", command.amount}});
    }
    const Vnd there = history.least_reserve(when.on);
    if (command.amount > there) { return reserve_short(group, {command.amount, there, when.on}); }
    const auto cash = cash_part(history, command.amount, command.method, when.on);
    if (!cash) { return cash.refusal(); }
    return ReserveSpent{.amount = command.amount,
                        .reason = command.reason,
                        .by = command.by,
                        .method = command.method};
}

Result<ReserveReturned> decide_return_reserve(const Group& group, const History& history,
                                              When when) {
    if (auto refusal = check_fund(group, when)) { return *refusal; }
    const Group then = history.as_of(group, when.on);
    if (!then.all_drawn() || still_to_hand_over(then) > Vnd{} || !group.all_drawn()) {
        return refuse(Code::cycle_not_over, {{"group", group.terms.code}, {"date", when.on}});
    }
    const Vnd there = history.least_reserve(when.on);
    if (there <= Vnd{}) { return reserve_short(group, {{}, there, when.on}); }
    const auto cash = cash_part(history, there, std::nullopt, when.on);
    if (!cash) { return cash.refusal(); }
    return ReserveReturned{
        .parts = equal_parts(there, shares_of_reserve(then)), .amount = there, .cash = *cash};
}

}  // namespace hui::savings
