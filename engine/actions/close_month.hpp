#pragma once

#include "engine/actions/recorded.hpp"
#include "engine/closing/portfolio_close.hpp"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace hui::actions {

/// A month that shall be closed for some groups or for all.
struct CloseRequest {
    closing::CloseMonth command;
    std::vector<std::string> groups;  ///< empty = all
    enum class Run { real, dry } run = Run::real;
};

struct BlockedGroup {
    std::string group;
    closing::Blocker blocker;
};

/// A due that was carried into the next month.
struct CarriedArrears {
    std::string group;
    closing::CarriedDue due;
};

/// What a drawer had still to get of a pot at the month's end: the organiser owes it.
struct PotOwed {
    std::string group;
    Round round;
    ShareNo share;
    Vnd amount;
};

/// A book that was closed now, by its closing entry.
struct ClosedBook {
    std::string book;
    Seq seq;
    Witness witness;
};

/// What closing did, or would do.
struct MonthClosing {
    Month month;
    std::int64_t closed = 0;
    std::int64_t already_closed = 0;
    std::int64_t not_running = 0;
    std::vector<BlockedGroup> blockers;
    std::vector<CarriedArrears> carried;
    std::vector<PotOwed> to_hand_over;  ///< in the groups closed now
    closing::LoansClosed loans;         ///< in the portfolios closed now
    Vnd advanced;  ///< what shares of the groups closed now still owe their organisers
    std::vector<ClosedBook> closings;  ///< empty in a dry run
    std::optional<Witness> witness;    ///< of the one group that was asked for, else of the seal
    bool sealed = false;
};

/// Closes the month of each group that nothing blocks; the rest is listed. When no group of the
/// ledger is left that has something to close in the month, whether it was asked for or not, the
/// register gets the month's seal. All in one transaction; a dry run writes nothing and needs no
/// right to write. `progress` is told how many groups of how many
/// are done. Refused with `unknown_group`, `month_not_over`, `count_needs_one_group`, or,
/// where cash was counted, `month_closed` (with another count) and `nothing_to_close`.
[[nodiscard]] Result<MonthClosing> close_month(
    store::Ledger& ledger, const CloseRequest& request, const Actor& actor,
    const std::function<void(std::size_t, std::size_t)>& progress);

}  // namespace hui::actions
