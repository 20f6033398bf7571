#pragma once

#include "engine/savings/interest.hpp"
#include "engine/store/ledger.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hui::report {

/// Something that was late and costs interest, with who it is about.
struct InterestLine {
    std::string member;
    std::string name;
    savings::LateItem item;
};

struct InterestRequest {
    std::string group;
    std::optional<ShareNo> share;  ///< nothing = all
    Date on;
};

/// The late interest of a group at the end of a day: of each late due and each late hand-over, in
/// the order of shares.
struct InterestReport {
    std::string group;
    bool is_agreed = true;  ///< not where the group waives all late interest
    std::vector<InterestLine> lines;
};
/// Refused with `unknown_group` or `unknown_share`.
[[nodiscard]] Result<InterestReport> interest_report(store::Ledger& ledger,
                                                     const InterestRequest& request);

/// Interest on something late that is complete, and neither paid nor waived.
struct OpenInterest {
    std::string group;
    InterestLine line;
};
/// All of it at the end of a day, of one group or (nothing) of all, on what was due in a month or
/// (nothing) at any time. Refused with `unknown_group`.
[[nodiscard]] Result<std::vector<OpenInterest>> open_interest(
    store::Ledger& ledger, const std::optional<std::string>& group, std::optional<Month> month,
    Date on);

}  // namespace hui::report
