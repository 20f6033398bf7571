#pragma once

#include "engine/base/calendar.hpp"

#include <vector>

namespace hui {

/// Whether a day that falls on a rest day stays, or moves to the next working day.
enum class Roll { none, next };
/// Reads `none` or `next`; else `bad_choice`.
[[nodiscard]] Result<Roll> parse_roll(std::string_view text);

/// The days on which nothing falls due: Saturdays, Sundays, and holidays. They are part of what
/// was agreed: holidays that are set later move nothing.
struct RestDays {
    std::vector<Date> holidays;  ///< in order
    friend bool operator==(const RestDays&, const RestDays&) = default;
};

/// The first day from `date` on that is no rest day.
[[nodiscard]] Date working_day(const RestDays& rest_days, Date date);

}  // namespace hui
