#include "engine/base/lunar.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <span>
#include <vector>

// New moons and the sun's longitude after J. Meeus, Astronomical Algorithms (2nd edition, chapters
// 25 and 49). The seconds that they are off matter only where a new moon falls on midnight; every
// month of the years offered is compared with an ephemeris (tests/support/lunar-months.txt).

namespace hui {

namespace {

constexpr double months_in_century = 1236.85;
constexpr double days_in_century = 36525.0;
constexpr double year_2000 = 2451545.0;          // Julian day of 2000-01-01 12:00
constexpr double unix_epoch = 2440587.5;         // Julian day of 1970-01-01 00:00
constexpr double vietnam = 7.0 / 24.0;           // east of Greenwich, in days
constexpr double clock_behind = 69.0 / 86400.0;  // of dynamical time, within 25 s in these years

double sine(double degrees) { return std::sin(degrees * std::numbers::pi / 180.0); }

/// One periodic term: an amount, and how often the arguments are in its angle.
struct Term {
    double days;
    int sun;       // anomaly
    int moon;      // anomaly
    int latitude;  // the moon's argument
};

constexpr std::array<Term, 24> new_moon_terms{
    {{-0.40720, 0, 1, 0}, {0.17241, 1, 0, 0},    {0.01608, 0, 2, 0},  {0.01039, 0, 0, 2},
     {0.00739, -1, 1, 0}, {-0.00514, 1, 1, 0},   {0.00208, 2, 0, 0},  {-0.00111, 0, 1, -2},
     {-0.00057, 0, 1, 2}, {0.00056, 1, 2, 0},    {-0.00042, 0, 3, 0}, {0.00042, 1, 0, 2},
     {0.00038, 1, 0, -2}, {-0.00024, -1, 2, 0},  {-0.00007, 2, 1, 0}, {0.00004, 0, 2, -2},
     {0.00004, 3, 0, 0},  {0.00003, 1, 1, -2},   {0.00003, 0, 2, 2},  {-0.00003, 1, 1, 2},
     {0.00003, -1, 1, 2}, {-0.00002, -1, 1, -2}, {-0.00002, 1, 3, 0}, {0.00002, 0, 4, 0}}};

/// What the planets do to the moon: an amount, and an angle with its growth in a month.
constexpr std::array<std::array<double, 3>, 7> planets{{{0.000325, 299.77, 0.107408},
                                                        {0.000165, 251.88, 0.016321},
                                                        {0.000164, 251.83, 26.651886},
                                                        {0.000126, 349.42, 36.412478},
                                                        {0.000110, 84.66, 18.206239},
                                                        {0.000062, 141.74, 53.303771},
                                                        {0.000060, 207.14, 2.453732}}};

/// The Julian day of the new moon number `k`; 0 is that of 2000-01-06, universal time.
double new_moon(double k) {
    const double t = k / months_in_century;
    const double t2 = t * t;
    const double orbit = 1 - 0.002516 * t - 0.0000074 * t2;
    const double sun = 2.5534 + 29.10535670 * k - 0.0000014 * t2;
    const double moon = 201.5643 + 385.81693528 * k + 0.0107582 * t2;
    const double latitude = 160.7108 + 390.67050284 * k - 0.0016118 * t2;
    const double node = 124.7746 - 1.56375588 * k + 0.0020672 * t2;
    double day = 2451550.09766 + 29.530588861 * k + 0.00015437 * t2 - 0.00017 * sine(node);
    for (const Term& term : new_moon_terms) {
        day += term.days * std::pow(orbit, std::abs(term.sun)) *
               sine(term.sun * sun + term.moon * moon + term.latitude * latitude);
    }
    for (const auto& [days, angle, growth] : planets) { day += days * sine(angle + growth * k); }
    return day - clock_behind;
}

/// Which twelfth of its way the sun is in at a moment, from 0 at the spring equinox.
int twelfth_of_sun(double julian_day) {
    const double t = (julian_day + clock_behind - year_2000) / days_in_century;
    const double anomaly = 357.52911 + 35999.05029 * t - 0.0001537 * t * t;
    const double centre = (1.914602 - 0.004817 * t) * sine(anomaly) +
                          (0.019993 - 0.000101 * t) * sine(2 * anomaly) +
                          0.000289 * sine(3 * anomaly);
    const double longitude = 280.46646 + 36000.76983 * t + 0.0003032 * t * t + centre - 0.00569 -
                             0.00478 * sine(125.04 - 1934.136 * t);
    const double turns = longitude / 360.0;
    return static_cast<int>((turns - std::floor(turns)) * 12.0);
}

Date day_in_vietnam(double julian_day) {
    return Date{Days{static_cast<int>(std::floor(julian_day - unix_epoch + vietnam))}};
}

double midnight_in_vietnam(Date date) {
    return unix_epoch + date.time_since_epoch().count() - vietnam;
}

/// The first days of the months, with the sun's place on each.
struct Moon {
    Date first;
    int sun;
};

/// Numbers the months: the winter solstice (270 degrees) lies in the 11th; of 13 months from one
/// 11th to the next, the first in which the sun enters no new twelfth is a leap month.
std::vector<LunarMonth> numbered(std::span<const Moon> moons) {
    constexpr int solstice = 9;  // twelfths; a month may hold two entries, as in 2033
    constexpr std::size_t months_in_leap_year = 13;
    const auto enters = [&](std::size_t i) { return moons[i].sun != moons[i + 1].sun; };
    std::vector<std::size_t> elevenths;
    for (std::size_t i = 0; i + 1 < moons.size(); ++i) {
        const bool is_autumn = moons[i].sun >= solstice / 2 && moons[i].sun < solstice;
        if (is_autumn && moons[i + 1].sun >= solstice) { elevenths.push_back(i); }
    }
    std::vector<LunarMonth> months;
    for (std::size_t n = 0; n + 1 < elevenths.size(); ++n) {
        bool is_leap_due = elevenths[n + 1] - elevenths[n] == months_in_leap_year;
        LunarMonth month{.month = 10};
        for (std::size_t i = elevenths[n]; i < elevenths[n + 1]; ++i) {
            const bool is_leap = is_leap_due && !enters(i);
            is_leap_due = is_leap_due && !is_leap;
            if (!is_leap) { month.month = month.month % 12 + 1; }
            const auto solstice_year = static_cast<int>(n) + 1999;
            month.first = moons[i].first;
            month.days = static_cast<int>((moons[i + 1].first - moons[i].first).count());
            month.year = solstice_year + (month.month < 11 ? 1 : 0);
            month.kind = is_leap ? LunarMonth::Kind::leap : LunarMonth::Kind::ordinary;
            months.push_back(month);
        }
    }
    return months;
}

/// Every month of the years that are offered, computed once.
const std::vector<LunarMonth>& all_months() {
    static const std::vector<LunarMonth> months = [] {
        // From the autumn of 1999 to the spring of 2051: months are numbered from one solstice to
        // the next, and those offered lie between the solstices of 1999 and 2050.
        constexpr int first_moon = -3;
        constexpr int last_moon = 635;
        std::vector<Moon> moons;
        for (int k = first_moon; k <= last_moon; ++k) {
            const Date first = day_in_vietnam(new_moon(k));
            moons.push_back({first, twelfth_of_sun(midnight_in_vietnam(first))});
        }
        std::vector<LunarMonth> all = numbered(moons);
        std::erase_if(all, [](const LunarMonth& month) {
            return month.first < date_of("2000-01-07") || month.first > date_of("2049-12-25");
        });
        return all;
    }();
    return months;
}

/// The place of the month that holds a day; nothing outside the years that are offered.
std::optional<std::size_t> place_of(Date date) {
    const auto& months = all_months();
    const auto after =
        std::upper_bound(months.begin(), months.end(), date,
                         [](Date day, const LunarMonth& month) { return day < month.first; });
    if (after == months.begin()) { return std::nullopt; }
    const auto place = static_cast<std::size_t>(after - months.begin()) - 1;
    const bool is_inside = date < months[place].first + Days{months[place].days};
    return is_inside ? std::optional{place} : std::nullopt;
}

/// The place `steps` months on, of those that are not leap months.
std::optional<std::size_t> step_over_leap_months(std::size_t place, std::int64_t steps) {
    const auto& months = all_months();
    const bool forward = steps > 0;
    while (steps != 0) {
        if (forward ? place + 1 == months.size() : place == 0) { return std::nullopt; }
        place = forward ? place + 1 : place - 1;
        if (months[place].kind == LunarMonth::Kind::ordinary) { steps += forward ? -1 : 1; }
    }
    return place;
}

}  // namespace

std::optional<LunarDate> lunar_of(Date date) {
    const auto place = place_of(date);
    if (!place) { return std::nullopt; }
    const LunarMonth& month = all_months()[*place];
    return LunarDate{.month = month, .day = static_cast<int>((date - month.first).count()) + 1};
}

std::string lunar_text(const LunarDate& date) {
    return fmt::format("{}/{}{}/{}", date.day, date.month.month,
                       date.month.kind == LunarMonth::Kind::leap ? "n" : "", date.month.year);
}

std::optional<Date> add_lunar_months(Date start, std::int64_t months, LeapMonth leap) {
    const auto from = lunar_of(start);
    auto place = place_of(start);
    if (!from) { return std::nullopt; }
    if (leap == LeapMonth::skip) {
        place = step_over_leap_months(*place, months);
    } else {
        const std::int64_t wanted = static_cast<std::int64_t>(*place) + months;
        const bool is_inside = wanted >= 0 && wanted < std::ssize(all_months());
        place = is_inside ? std::optional{static_cast<std::size_t>(wanted)} : std::nullopt;
    }
    if (!place) { return std::nullopt; }
    const LunarMonth& month = all_months()[*place];
    return month.first + Days{std::min(from->day, month.days) - 1};
}

}  // namespace hui
