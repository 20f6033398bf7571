#include "engine/savings/group_calendar.hpp"

#include "engine/base/choice.hpp"
#include "engine/base/numbers.hpp"

namespace hui::savings {

namespace {

constexpr std::int64_t longest_draw_after = 999;
constexpr std::size_t date_length = 10;

}  // namespace

Result<CalendarKind> parse_calendar(std::string_view text) {
    return choose<CalendarKind>(text,
                                {{"solar", CalendarKind::solar}, {"lunar", CalendarKind::lunar}});
}

Result<LeapMonth> parse_leap(std::string_view text) {
    return choose<LeapMonth>(text, {{"repeat", LeapMonth::repeat}, {"skip", LeapMonth::skip}});
}

Check check_leap(CalendarKind kind, std::optional<LeapMonth> agreed) {
    if (kind == CalendarKind::lunar && !agreed) { return refuse(Code::leap_not_agreed); }
    if (kind == CalendarKind::solar && agreed) {
        return refuse(Code::leap_without_lunar, {{"given", std::string{leap_text(*agreed)}}});
    }
    return {};
}

std::string_view leap_text(LeapMonth leap) { return leap == LeapMonth::skip ? "skip" : "repeat"; }

Result<std::int64_t> parse_draw_after(std::string_view text) {
    const auto days = parse_whole(text, longest_draw_after);
    if (!days) { return refuse(Code::bad_number, {{"given", std::string{text}}}); }
    return *days;
}

std::string_view calendar_text(const GroupCalendar& calendar) {
    return calendar.lunar ? "lunar" : "solar";
}

std::string_view roll_text(const GroupCalendar& calendar) {
    return calendar.rest_days ? "next" : "none";
}

bool same_agreement(const GroupCalendar& a, const GroupCalendar& b) {
    return a.lunar == b.lunar && a.draw_after == b.draw_after &&
           a.rest_days.has_value() == b.rest_days.has_value();
}

std::string dates_text(const std::vector<Date>& dates) {
    std::string text;
    for (const Date date : dates) { text += (text.empty() ? "" : " ") + iso(date); }
    return text;
}

std::vector<Date> dates_of(std::string_view text) {
    std::vector<Date> dates;
    for (std::size_t at = 0; at < text.size(); at += date_length + 1) {
        dates.push_back(date_of(text.substr(at, date_length)));
    }
    return dates;
}

}  // namespace hui::savings
