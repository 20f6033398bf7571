#include "engine/savings/open.hpp"

#include <algorithm>
#include <set>

namespace hui::savings {

namespace {

Check check_seats(const std::vector<Seat>& seats, Order order) {
    const auto count = static_cast<std::int64_t>(seats.size());
    if (seats.size() < fewest_shares || seats.size() > most_shares) {
        return refuse(Code::shares_out_of_range, {{"shares", count}});
    }
    std::set<ShareNo> numbers;
    std::set<Round> turns;
    for (const Seat& seat : seats) {
        const bool in_range = seat.share.count() >= 1 && seat.share.count() <= count;
        if (!in_range || !numbers.insert(seat.share).second) {
            return refuse(Code::share_repeated,
                          {{"share", share_text(seat.share)}, {"shares", count}});
        }
    }
    const bool all_open = std::all_of(seats.begin(), seats.end(),
                                      [](const Seat& seat) { return seat.turn == Round{}; });
    if (all_open && order != Order::fixed) { return {}; }
    for (const Seat& seat : seats) {
        const bool in_cycle = seat.turn.count() >= 1 && seat.turn.count() <= count;
        if (!in_cycle || !turns.insert(seat.turn).second) {
            return refuse(Code::turns_not_one_each, {{"share", share_text(seat.share)},
                                                     {"turn", seat.turn.count()},
                                                     {"shares", count}});
        }
    }
    return {};
}

Check check_contribution(const Terms& terms, const registry::Policy& policy) {
    const Vnd least = policy.contribution_min.on(terms.start);
    const Vnd most = policy.contribution_max.on(terms.start);
    if (terms.contribution < least || terms.contribution > most) {
        return refuse(Code::contribution_outside_policy,
                      {{"amount", terms.contribution}, {"least", least}, {"most", most}});
    }
    return {};
}

}  // namespace

Result<GroupOpened> decide_open(GroupOpened wanted, const registry::Policy& policy) {
    if (auto refusal = check_seats(wanted.seats, wanted.terms.order)) { return *refusal; }
    if (auto refusal = check_contribution(wanted.terms, policy)) { return *refusal; }
    std::sort(wanted.seats.begin(), wanted.seats.end(),
              [](const Seat& a, const Seat& b) { return a.share < b.share; });
    return wanted;
}

std::optional<Rate> exceeded_cap(const Terms& terms, const registry::Policy& policy) {
    const Rate* agreed = std::get_if<Rate>(&terms.late_interest);
    const Rate cap = policy.late_rate_cap.on(terms.start);
    return agreed != nullptr && *agreed > cap ? std::optional{cap} : std::nullopt;
}

}  // namespace hui::savings
