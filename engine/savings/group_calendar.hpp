#pragma once

#include "engine/base/lunar.hpp"
#include "engine/base/rest_days.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hui::savings {

/// Which calendar the days of the rounds are counted in (Civil Code art. 145).
enum class CalendarKind { solar, lunar };
[[nodiscard]] Result<CalendarKind> parse_calendar(std::string_view text);

/// Reads what a lunar group agreed on for leap months: `repeat` or `skip`.
[[nodiscard]] Result<LeapMonth> parse_leap(std::string_view text);
[[nodiscard]] std::string_view leap_text(LeapMonth leap);
/// Only a lunar group has leap months, and it must say what it does in them: else refused with
/// `leap_without_lunar` or `leap_not_agreed`.
[[nodiscard]] Check check_leap(CalendarKind kind, std::optional<LeapMonth> agreed);

/// Reads a number of days from 0 on; refuses anything else with `bad_number`.
[[nodiscard]] Result<std::int64_t> parse_draw_after(std::string_view text);

/// How the days of the rounds are found. As it stands here: the solar calendar, the draw on the day
/// when the contributions are due, and no day moves.
struct GroupCalendar {
    std::optional<LeapMonth> lunar = {};  ///< the lunar calendar, with what a leap month is to it
    std::int64_t draw_after = 0;          ///< days from the due date to the draw
    /// Days that are among them move to the next one. The holidays are those that the register had
    /// when the group opened, from the start to a month after the last draw.
    std::optional<RestDays> rest_days = {};
    friend bool operator==(const GroupCalendar&, const GroupCalendar&) = default;
};

[[nodiscard]] std::string_view calendar_text(const GroupCalendar& calendar);
[[nodiscard]] std::string_view roll_text(const GroupCalendar& calendar);

/// Whether the same was agreed, whatever holidays the register had at the time.
[[nodiscard]] bool same_agreement(const GroupCalendar& a, const GroupCalendar& b);

/// `2026-01-01 2026-02-16`, and back; the text must be one that was written here (else
/// `std::invalid_argument`).
[[nodiscard]] std::string dates_text(const std::vector<Date>& dates);
[[nodiscard]] std::vector<Date> dates_of(std::string_view text);

}  // namespace hui::savings
