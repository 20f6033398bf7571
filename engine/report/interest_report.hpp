#pragma once

#include "engine/report/due_report.hpp"
#include "engine/savings/interest.hpp"
#include "engine/store/ledger.hpp"

#include <optional>
#include <string>
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
    Witness witness;  ///< of the group's book
};
/// Refused with `unknown_group`, `unknown_share`, or as `check_told` does.
[[nodiscard]] Result<InterestReport> interest_report(store::Ledger& ledger,
                                                     const InterestRequest& request);

/// Interest on something late that is complete, and neither paid nor waived.
struct OpenInterest {
    std::string group;
    InterestLine line;
};
/// All of it, as the dues are asked for. Refused with `unknown_group`.
[[nodiscard]] Result<std::vector<OpenInterest>> open_interest(store::Ledger& ledger,
                                                              const DueRequest& request);

}  // namespace hui::report
