#include "engine/savings/share_interest.hpp"

#include "engine/savings/cash_part.hpp"
#include "engine/savings/entry_parts.hpp"
#include "engine/savings/reserve.hpp"

#include <algorithm>

namespace hui::savings {

namespace {

/// The parts that the members decided, by share: all that is there, to shares of the group.
Result<std::vector<ReservePart>> named_parts(const Group& then, std::vector<ReservePart> parts,
                                             Vnd there) {
    std::sort(parts.begin(), parts.end(),
              [](const ReservePart& a, const ReservePart& b) { return a.share < b.share; });
    ShareNo last;
    for (const ReservePart& part : parts) {
        if (then.find(part.share) == nullptr) { return unknown_share(then, part.share); }
        if (part.share == last) {
            return refuse(Code::share_repeated,
                          {{"share", share_text(part.share)}, {"shares", then.rounds().count()}});
        }
        if (part.amount <= Vnd{}) {
            return refuse(Code::amount_not_positive, {{"amount", part.amount}});
        }
        last = part.share;
    }
    if (const Vnd sum = together(parts); sum != there) {
        return refuse(Code::parts_not_whole,
                      {{"group", then.terms.code}, {"sum", sum}, {"there", there}});
    }
    return parts;
}

}  // namespace

std::vector<ShareNo> shares_of_interest(const Group& group) {
    std::vector<ShareNo> shares;
    for (const Share& share : group.shares) {
        if (!share.left) { shares.push_back(share.no); }
    }
    return shares;
}

Result<InterestShared> decide_share_interest(const Group& group, const History& history,
                                             const ShareInterest& command, When when) {
    if (auto refusal = check_money_date(group, when)) { return *refusal; }
    const Vnd there = history.least_interest(when.on);
    if (there <= Vnd{}) {
        return refuse(Code::no_interest_held, {{"group", group.terms.code}, {"date", when.on}});
    }
    const Group then = history.as_of(group, when.on);
    const bool is_equal = command.to.empty();
    const auto parts = is_equal ? equal_parts(there, shares_of_interest(then))
                                : named_parts(then, command.to, there);
    if (!parts) { return parts.refusal(); }
    const auto cash = cash_part(history, there, command.method, when.on);
    if (!cash) { return cash.refusal(); }
    return InterestShared{
        .parts = *parts,
        .amount = there,
        .cash = *cash,
        .method = command.method,
        .to_organiser = history.least_organiser_interest(when.on),
        .split = is_equal ? InterestShared::Split::equal : InterestShared::Split::named,
        .reason = command.reason,
        .to_drawers = history.least_drawer_interest(when.on)};
}

}  // namespace hui::savings
