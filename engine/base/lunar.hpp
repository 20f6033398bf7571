#pragma once

#include "engine/base/calendar.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace hui {

/// A month of the Vietnamese lunar calendar (tháng âm lịch).
struct LunarMonth {
    Date first;  ///< its first day: that of the new moon in Vietnam
    int days = 0;
    int year = 0;
    int month = 0;
    enum class Kind { ordinary, leap } kind = Kind::ordinary;  ///< leap: tháng nhuận
    friend bool operator==(const LunarMonth&, const LunarMonth&) = default;
};

/// A day of the Vietnamese lunar calendar.
struct LunarDate {
    LunarMonth month;
    int day = 0;
};

/// The lunar day of a solar one; nothing outside the years that are computed, from 2000-01-07 to
/// the end of the lunar month that begins on 2049-12-25.
[[nodiscard]] std::optional<LunarDate> lunar_of(Date date);
/// `10/6n/2025`: the 10th of the leap sixth month.
[[nodiscard]] std::string lunar_text(const LunarDate& date);

/// What a group does in a leap month: holds a round in it, or waits for the month after it.
enum class LeapMonth { repeat, skip };

/// The day `months` lunar months after `start` (or before it, when negative), where leap months
/// count or don't. A month of 29 days without the day ends on its last one, counted from `start`
/// each time so that it never drifts (Civil Code art. 145, 147-148). Nothing where it lies outside
/// the years that are computed.
[[nodiscard]] std::optional<Date> add_lunar_months(Date start, std::int64_t months, LeapMonth leap);

}  // namespace hui
