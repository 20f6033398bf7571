#pragma once

#include "engine/journal/witness.hpp"
#include "engine/report/disputes.hpp"
#include "engine/savings/count.hpp"
#include "engine/savings/owed.hpp"
#include "engine/store/journal_table.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hui::report {

/// One share of a group at the end of a day.
struct ShareLine {
    ShareNo share;
    std::string member;
    std::string name;
    Round turn;
    Vnd paid;      ///< its own money
    Vnd advanced;  ///< still advanced by the organiser
    Vnd received;
    Vnd net;                     ///< received less paid; in a dissolved group, what it owes still
    Vnd arrears;                 ///< due by the day and not paid with its own money
    Vnd ahead;                   ///< paid with its own money beyond what is due by the day
    std::optional<Date> joined;  ///< when it came in mid-cycle
    std::optional<Date> left;    ///< when it left
    Vnd from_reserve;            ///< still paid by the reserve fund
    std::optional<Date> in_default;
};

/// `finished`: every round drawn, and nothing left of a pot, in the reserve fund or of late
/// interest.
enum class GroupState { open, finished, dissolved };
[[nodiscard]] GroupState state_of(const savings::Group& group);
[[nodiscard]] std::string_view name_of(GroupState state);

/// A part of a pot that was drawn, is there and is not yet handed over.
struct PotRest {
    Round round;
    ShareNo share;  ///< that drew it
    Vnd amount;
};
[[nodiscard]] std::optional<PotRest> rest_of(const savings::Group& group);

/// A group at the end of a day (sổ hụi).
struct GroupReport {
    savings::Terms terms;
    Rate late_rate;  ///< what late interest is computed at on the day; 0 = none
    std::string organiser_name;
    Date on;
    std::vector<ShareLine> shares;
    Vnd cash;                           ///< box and bank account together
    Vnd reserve;                        ///< the part of it that is the reserve fund's
    Vnd interest_held;                  ///< the part of it that is late interest
    Vnd cash_difference;                ///< the part of it that counts found, as it was posted,
                                        ///< and the bank's own fees and interest
    std::vector<DisputeLine> disputes;  ///< that are not settled
    std::optional<savings::OpenCount> open_count;  ///< of the box
    Vnd interest_open;                   ///< late interest to be paid or waived: not in hand
    Vnd pot;                             ///< expected of the next round to be drawn, or of the last
    std::optional<PotRest> rest;         ///< what is to be handed over before the next draw
    std::vector<savings::OwedPot> owed;  ///< what those who drew have not got, by round
    Round round;                         ///< the last that is due; 0 = before the first
    Round drawn;
    Round rounds;
    GroupState state = GroupState::open;
    std::optional<Month> closed_through;
    std::optional<Date> dissolved;
    std::vector<savings::Claim> claims;  ///< what is still owed since it was dissolved
    std::optional<Date> taken_over_on;
    savings::Cycle cycle{1};
    std::string renews;      ///< the code of the cycle before it; empty = none
    std::string renewed_as;  ///< the code of the cycle after it; empty = none
    Witness witness;         ///< of its book
};
/// Refused with `unknown_group`, or as `check_told` does.
[[nodiscard]] Result<GroupReport> group_report(store::Ledger& ledger, std::string_view group,
                                               Date on);

/// One round of a group: who draws and when (lượt hốt).
struct TurnLine {
    Round round;
    Date due;                      ///< when its contributions are due: not before it came about
    Date draw;                     ///< when it is to be drawn
    std::optional<ShareNo> share;  ///< nothing while it is open
    std::string member;
    std::string name;
    Vnd rest;                ///< drawn, and still to be handed over
    bool is_refund = false;  ///< of a share that left before it drew
    enum class State { drawn, planned, open } state = State::planned;
    Witness witness;  ///< of the group's book
};
[[nodiscard]] std::string_view name_of(TurnLine::State state);
/// The turns as they stood at the end of a day. Refused with `unknown_group`, or as `check_told`
/// does.
[[nodiscard]] Result<std::vector<TurnLine>> turn_report(store::Ledger& ledger,
                                                        std::string_view group, Date on);

/// A group in a list.
struct GroupLine {
    std::string code;
    std::string name;
    std::string unit;
    Vnd contribution;
    Date start;
    Round rounds;
    Round drawn;
    Vnd cash;
    Vnd arrears;
    GroupState state = GroupState::open;
    std::optional<Month> closed_through;
    savings::Cycle cycle{1};
    std::string renews;      ///< the code of the cycle before it; empty = none
    std::string renewed_as;  ///< the code of the cycle after it; empty = none
    Witness witness;         ///< of its book
};
/// All groups whose books tell of the day, in the order of their codes. Refused as `check_told`
/// does.
[[nodiscard]] Result<std::vector<GroupLine>> group_list(store::Ledger& ledger, Date on);

}  // namespace hui::report
