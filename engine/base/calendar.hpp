#pragma once

#include "engine/base/result.hpp"

#include <date/date.h>

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

namespace hui {

/// A day of the solar calendar, in Vietnam.
using Date = date::sys_days;
/// A month of a year: `2024-06`.
using Month = date::year_month;
using Days = date::days;
/// A moment of the clock, to the millisecond, UTC.
using Instant = date::sys_time<std::chrono::milliseconds>;

/// The last day that is understood.
inline constexpr Date latest_date = date::year{2199} / 12 / 31;

/// Reads `2024-06-15` or `15/06/2024`, exactly ten characters and a real day of the years
/// 1900 to 2199; refuses anything else with `bad_date`.
[[nodiscard]] Result<Date> parse_date(std::string_view text);
/// Reads `2024-06` or `06/2024`, years 1900 to 2199; refuses anything else with `bad_month`.
[[nodiscard]] Result<Month> parse_month(std::string_view text);

/// `2024-06-15`
[[nodiscard]] std::string iso(Date date);
/// `2024-06`
[[nodiscard]] std::string iso(Month month);
/// `2024-06-05T03:12:45.123Z`
[[nodiscard]] std::string iso(Instant instant);

/// Reads what `iso` writes of a moment; nothing for any other text.
[[nodiscard]] std::optional<Instant> parse_instant(std::string_view text);

/// For text that this program itself wrote: a wrong one is a bug or damage and throws
/// `std::invalid_argument`.
[[nodiscard]] Date date_of(std::string_view iso_date);
[[nodiscard]] Month month_of(std::string_view iso_month);

[[nodiscard]] Month month_of(Date date);
[[nodiscard]] Date first_day(Month month);
[[nodiscard]] Date last_day(Month month);

/// The day in Vietnam (UTC+7, no summer time since 1975) at a moment of the clock.
[[nodiscard]] Date day_in_vietnam(Instant instant);
/// `19:04:05`, by the clock of Vietnam.
[[nodiscard]] std::string clock_in_vietnam(Instant instant);

/// The last moment of a day in Vietnam.
[[nodiscard]] Instant end_of_day_in_vietnam(Date day);

/// How far apart the rounds of a group or the instalments of a loan are.
struct Interval {
    enum class Unit { weeks, months };
    std::int64_t count = 1;
    Unit unit = Unit::months;
    friend bool operator==(const Interval&, const Interval&) = default;
};

/// Reads `1m`, `2w` …: 1 to 60 weeks or months; refuses anything else with `bad_interval`.
[[nodiscard]] Result<Interval> parse_interval(std::string_view text);
/// `1m`
[[nodiscard]] std::string interval_text(Interval interval);

/// The day `times` intervals after `start` (or before it, when negative). A month without the
/// day of `start` ends on its last day, counted from `start` each time so that it never drifts:
/// 31 Jan, 28 or 29 Feb, 31 Mar (Civil Code art. 147-148).
[[nodiscard]] Date add_intervals(Date start, Interval interval, std::int64_t times);

}  // namespace hui
