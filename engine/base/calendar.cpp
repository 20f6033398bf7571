#include "engine/base/calendar.hpp"

#include "engine/base/numbers.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>

namespace hui {

namespace {

constexpr int first_year = 1900;
constexpr int last_year = int{date::year_month_day{latest_date}.year()};
constexpr std::int64_t longest_interval = 60;
constexpr auto vietnam_offset = std::chrono::hours{7};

/// The number in `text[from, from + length)`, or -1 where there is anything but digits.
int digits(std::string_view text, std::size_t from, std::size_t length) {
    const auto number = parse_whole(text.substr(from, length), 9999);
    return number ? static_cast<int>(*number) : -1;
}

/// Appends a number with leading zeros. By hand, because every entry carries four dates: through a
/// formatting library they would take a tenth of the time of recording it.
template <class Number>
void append(std::string& text, Number number, std::size_t width) {
    const std::size_t end = text.size() + width;
    text.append(width, '0');
    for (std::size_t at = end; at-- > end - width; number /= 10) {
        text[at] = static_cast<char>('0' + number % 10);
    }
}

std::optional<Month> read_month(std::string_view text) {
    if (text.size() != 7) { return std::nullopt; }
    const bool is_iso = text[4] == '-';
    if (!is_iso && text[2] != '/') { return std::nullopt; }
    const int year = is_iso ? digits(text, 0, 4) : digits(text, 3, 4);
    const int month = is_iso ? digits(text, 5, 2) : digits(text, 0, 2);
    if (year < first_year || year > last_year || month < 1 || month > 12) { return std::nullopt; }
    return date::year{year} / month;
}

std::optional<Date> read_date(std::string_view text) {
    if (text.size() != 10) { return std::nullopt; }
    const bool is_iso = text[4] == '-' && text[7] == '-';
    if (!is_iso && (text[2] != '/' || text[5] != '/')) { return std::nullopt; }
    const auto month = is_iso ? read_month(text.substr(0, 7)) : read_month(text.substr(3));
    const int day = is_iso ? digits(text, 8, 2) : digits(text, 0, 2);
    if (!month || day < 1) { return std::nullopt; }
    const auto date = *month / day;
    if (!date.ok()) { return std::nullopt; }
    return Date{date};
}

/// Whether it is a day, but of a year that no book has.
bool is_out_of_range(std::string_view text) {
    if (text.size() != 10) { return false; }
    const std::size_t at = text[4] == '-' ? 0 : 6;
    const int year = digits(text, at, 4);
    if (year < 0 || (year >= first_year && year <= last_year)) { return false; }
    std::string in_range{text};
    // A year with a 29 February: whether the other one had it makes no difference here.
    in_range.replace(at, 4, "2000");
    return read_date(in_range).has_value();
}

}  // namespace

Result<Date> parse_date(std::string_view text) {
    if (const auto date = read_date(text)) { return *date; }
    if (!is_out_of_range(text)) { return refuse(Code::bad_date, {{"given", std::string{text}}}); }
    return refuse(Code::bad_date, {{"given", std::string{text}},
                                   {"first", Date{date::year{first_year} / 1 / 1}},
                                   {"last", latest_date}});
}

Result<Month> parse_month(std::string_view text) {
    if (const auto month = read_month(text)) { return *month; }
    return refuse(Code::bad_month, {{"given", std::string{text}}});
}

std::string iso(Date date) {
    const date::year_month_day day{date};
    std::string text = iso(day.year() / day.month());
    text += '-';
    append(text, unsigned{day.day()}, 2);
    return text;
}

std::string iso(Month month) {
    std::string text;
    append(text, static_cast<unsigned>(int{month.year()}), 4);
    text += '-';
    append(text, unsigned{month.month()}, 2);
    return text;
}

std::string iso(Instant instant) {
    const auto day = date::floor<Days>(instant);
    const date::hh_mm_ss time{instant - day};
    std::string text = iso(day);
    text.reserve(24);
    text += 'T';
    append(text, time.hours().count(), 2);
    text += ':';
    append(text, time.minutes().count(), 2);
    text += ':';
    append(text, time.seconds().count(), 2);
    text += '.';
    append(text, time.subseconds().count(), 3);
    text += 'Z';
    return text;
}

std::optional<Instant> parse_instant(std::string_view text) {
    constexpr std::size_t length = 24;
    if (text.size() != length || text[10] != 'T' || text[23] != 'Z') { return std::nullopt; }
    const auto day = read_date(text.substr(0, 10));
    const int hours = digits(text, 11, 2);
    const int minutes = digits(text, 14, 2);
    const int seconds = digits(text, 17, 2);
    const int milliseconds = digits(text, 20, 3);
    const bool is_time = hours >= 0 && hours < 24 && minutes >= 0 && minutes < 60 && seconds >= 0 &&
                         seconds < 60 && milliseconds >= 0;
    if (!day || !is_time || text[13] != ':' || text[16] != ':' || text[19] != '.') {
        return std::nullopt;
    }
    return *day + std::chrono::hours{hours} + std::chrono::minutes{minutes} +
           std::chrono::seconds{seconds} + std::chrono::milliseconds{milliseconds};
}

Date date_of(std::string_view iso_date) {
    const auto date = read_date(iso_date);
    if (!date) { throw std::invalid_argument(fmt::format("not a date: {}", iso_date)); }
    return *date;
}

Month month_of(std::string_view iso_month) {
    const auto month = read_month(iso_month);
    if (!month) { throw std::invalid_argument(fmt::format("not a month: {}", iso_month)); }
    return *month;
}

Month month_of(Date date) {
    const date::year_month_day day{date};
    return day.year() / day.month();
}

Date first_day(Month month) { return month / 1; }

Date last_day(Month month) { return month / date::last; }

Date day_in_vietnam(Instant instant) { return date::floor<Days>(instant + vietnam_offset); }

std::string clock_in_vietnam(Instant instant) {
    return iso(instant + vietnam_offset).substr(std::string_view{"2024-06-05T"}.size(), 8);
}

Instant end_of_day_in_vietnam(Date day) {
    return Instant{day + Days{1}} - vietnam_offset - std::chrono::milliseconds{1};
}

Result<Interval> parse_interval(std::string_view text) {
    const char unit = text.empty() ? '\0' : text.back();
    const auto count =
        parse_whole(text.substr(0, text.size() - (text.empty() ? 0 : 1)), longest_interval);
    if (!count || text.front() == '0' || (unit != 'm' && unit != 'w')) {
        return refuse(Code::bad_interval, {{"given", std::string{text}}});
    }
    return Interval{.count = *count,
                    .unit = unit == 'm' ? Interval::Unit::months : Interval::Unit::weeks};
}

std::string interval_text(Interval interval) {
    return fmt::format("{}{}", interval.count, interval.unit == Interval::Unit::months ? 'm' : 'w');
}

Date add_intervals(Date start, Interval interval, std::int64_t times) {
    const auto steps = static_cast<int>(interval.count * times);
    if (interval.unit == Interval::Unit::weeks) { return start + date::weeks{steps}; }
    const date::year_month_day first{start};
    const Month month = Month{first.year() / first.month()} + date::months{steps};
    const date::year_month_day_last month_end = month / date::last;
    return month / std::min(first.day(), month_end.day());
}

}  // namespace hui
