#pragma once

#include "cli/command.hpp"
#include "engine/report/interest_report.hpp"

#include <string>
#include <vector>

namespace hui::cli {

/// The late dues of a share that became complete on the day, and whose interest is open.
[[nodiscard]] std::vector<savings::LateItem> completed_by(const report::InterestReport& report,
                                                          ShareNo share, Date on);

/// Says what interest runs on them, and what to do about it.
void print_completed(const report::InterestReport& report, ShareNo share, Date on);

/// Says what the organiser owes the drawer where its pot was complete on the day, and late.
void print_late_hand_over(const report::InterestReport& report, ShareNo share, Date on);

/// What came late: a contribution or a hand-over.
[[nodiscard]] std::string late_in_words(savings::InterestOn what);

/// `interest share`: hands out the late interest that stands in a group's money.
[[nodiscard]] Command interest_share_command();

}  // namespace hui::cli
