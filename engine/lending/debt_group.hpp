#pragma once

#include "engine/lending/loan_events.hpp"

namespace hui::lending {

/// The group of a debt (nhóm nợ) from 1 to 5: by the days that its oldest due is late (fewer than
/// 10, up to 90, up to 180, up to 360, more), and at least what its restructurings make of it: 2
/// after dates were first moved, 3 after a first extension, 4 after a second restructuring, 5 after
/// a third (Circular 11/2021/TT-NHNN). One before the loan came into these books, of which only the
/// number is known, counts as moved dates.
[[nodiscard]] std::int64_t debt_group(std::int64_t days_past_due,
                                      const std::vector<Rescheduled::How>& restructured);

}  // namespace hui::lending
