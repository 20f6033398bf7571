#pragma once

#include "engine/journal/chain.hpp"
#include "engine/registry/policy.hpp"
#include "engine/savings/history.hpp"

#include <optional>
#include <string>
#include <vector>

namespace hui::savings {

/// What the members agree on anew for the next cycle; nothing = as before.
struct NewTerms {
    std::optional<std::string> name = {};
    std::optional<std::string> unit = {};
    std::optional<std::string> organiser = {};
    std::optional<Vnd> contribution = {};
    std::optional<Interval> every = {};
    std::optional<Pot> pot = {};
    std::optional<Order> order = {};
    std::optional<LateInterest> late_interest = {};
    std::optional<Vnd> reserve = {};
    std::optional<Approval> payout_approval = {};
    std::optional<OnDefault> on_default = {};
    std::optional<CalendarKind> calendar = {};
    std::optional<LeapMonth> leap = {};
    std::optional<Roll> roll = {};
    std::optional<std::int64_t> draw_after = {};
};

/// The same people go on with another cycle (tái tục, mở vòng mới).
struct RenewGroup {
    std::string code;  ///< of the new cycle's book; empty = the old one with the cycle's number
    Date start;
    NewTerms terms = {};
    std::vector<Seat> seats = {};  ///< turns aren't read; empty = who is still in, as before
};

/// A cycle, all that moved in it, and where its book ends.
struct LastCycle {
    const Group& group;
    const History& history;
    const Head& head;
};

/// The next cycle as it is asked for: the terms of the last one but for what is new, and the seats
/// of the shares that didn't leave, numbered without a gap. In the fixed order a share draws in the
/// round of its number. Refuses `next_code_too_long`, `leap_without_lunar`, or
/// `leap_not_agreed` (a group that becomes lunar must say what a leap month is to it).
[[nodiscard]] Result<GroupOpened> next_cycle(const Group& last, const RenewGroup& command);

/// Whether a cycle may be followed by one that starts on `start` and is recorded on the day `on`.
/// Refuses `rounds_to_draw`, `cycle_not_settled` (a share doesn't stand at 0, or something is in
/// the reserve fund), or `before_last_cycle_ended` (one of the days).
[[nodiscard]] Check check_renew(const LastCycle& last, Date start, Date on);

/// What the opening of the next cycle says of this one.
[[nodiscard]] Renewal renewal_of(const LastCycle& last);

/// Opens the next cycle on the day `on`. Refuses as `check_renew` and then as `decide_open` does.
[[nodiscard]] Result<GroupOpened> decide_renew(const LastCycle& last, GroupOpened wanted,
                                               const registry::Policy& policy, Date on);

}  // namespace hui::savings
