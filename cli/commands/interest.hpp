#pragma once

#include "engine/report/interest_report.hpp"

namespace hui::cli {

/// The late dues of a share that became complete on the day, and whose interest is open.
[[nodiscard]] std::vector<savings::LateItem> completed_by(const report::InterestReport& report,
                                                          ShareNo share, Date on);

/// Says what interest runs on them, and what to do about it.
void print_completed(const report::InterestReport& report, ShareNo share, Date on);

}  // namespace hui::cli
