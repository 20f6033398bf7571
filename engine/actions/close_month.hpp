#pragma once

#include "engine/actions/recorded.hpp"
#include "engine/closing/month_close.hpp"

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

/// What closing did, or would do.
struct MonthClosing {
    Month month;
    std::int64_t closed = 0;
    std::int64_t skipped = 0;  ///< closed before, or not running
    std::vector<BlockedGroup> blockers;
    std::optional<Witness> witness;  ///< of the seal, or of the one group that was asked for
    bool sealed = false;
};

/// Closes the month of each group that nothing blocks; the rest is listed. When all groups are
/// asked for and none is left, the register gets the month's seal. All in one transaction.
/// `progress` is told how many groups of how many are done. Refused with `unknown_group`,
/// `month_not_over` or `count_needs_one_group`.
[[nodiscard]] Result<MonthClosing> close_month(
    store::Ledger& ledger, const CloseRequest& request, const Actor& actor,
    const std::function<void(std::size_t, std::size_t)>& progress);

}  // namespace hui::actions
