#include "engine/lending/debt_group.hpp"

#include <algorithm>

namespace hui::lending {

namespace {

std::int64_t by_days(std::int64_t days_past_due) {
    if (days_past_due < 10) { return 1; }
    if (days_past_due <= 90) { return 2; }
    if (days_past_due <= 180) { return 3; }
    return days_past_due <= 360 ? 4 : 5;
}

std::int64_t by_restructuring(const std::vector<Rescheduled::How>& restructured) {
    if (restructured.empty()) { return 1; }
    if (restructured.size() == 1) {
        return restructured.front() == Rescheduled::How::moved ? 2 : 3;
    }
    return restructured.size() == 2 ? 4 : 5;
}

}  // namespace

std::int64_t debt_group(std::int64_t days_past_due,
                        const std::vector<Rescheduled::How>& restructured) {
    return std::max(by_days(days_past_due), by_restructuring(restructured));
}

}  // namespace hui::lending
