#include "engine/lending/year_part.hpp"

#include "engine/base/calendar.hpp"
#include "engine/base/rounding.hpp"

#include <algorithm>
#include <numeric>

namespace hui::lending {

namespace {

constexpr std::int64_t months_a_year = 12;
constexpr std::int64_t weeks_a_year = 52;
constexpr std::int64_t days_a_week = 7;
constexpr std::int64_t days_a_month = 30;

YearPart reduced(std::int64_t numerator, std::int64_t denominator) {
    const std::int64_t common = std::max<std::int64_t>(std::gcd(numerator, denominator), 1);
    return {.numerator = numerator / common, .denominator = denominator / common};
}

/// What is common to one's numerator and the other's denominator falls away.
YearPart times(YearPart a, YearPart b) {
    const YearPart one = reduced(a.numerator, b.denominator);
    const YearPart other = reduced(b.numerator, a.denominator);
    return {.numerator = one.numerator * other.numerator,
            .denominator = one.denominator * other.denominator};
}

YearPart real_days(Days days) { return reduced(days.count(), interest_year_days); }

/// The day of the month where every month has 30.
std::int64_t day_of_thirty(Date date) {
    const date::year_month_day day{date};
    const bool is_last = date::year_month_day{date + Days{1}}.month() != day.month();
    return is_last ? days_a_month : std::int64_t{unsigned{day.day()}};
}

YearPart months_between(Date from, Date to) {
    const date::year_month_day a{from};
    const date::year_month_day b{to};
    const std::int64_t months =
        (date::year_month{b.year(), b.month()} - date::year_month{a.year(), a.month()}).count();
    if (a.day() == b.day()) { return reduced(months, months_a_year); }
    const std::int64_t days = months * days_a_month + day_of_thirty(to) - day_of_thirty(from);
    return reduced(std::max<std::int64_t>(days, 0), months_a_year * days_a_month);
}

bool is_odd_first(const Terms& terms) {
    return terms.first_due && *terms.first_due != add_intervals(terms.disbursed, terms.every, 1);
}

}  // namespace

bool counts_real_days(const Terms& terms) {
    return terms.day_count == DayCount::actual_365 && terms.method != Method::flat;
}

YearPart part_between(const Terms& terms, Date from, Date to) {
    if (counts_real_days(terms)) { return real_days(to - from); }
    if (terms.every.unit == Interval::Unit::months) { return months_between(from, to); }
    return reduced((to - from).count(), weeks_a_year * days_a_week);
}

YearPart part_of_period(const Terms& terms, std::int64_t n, Days days) {
    if (counts_real_days(terms)) { return real_days(days); }
    if (n == 1 && is_odd_first(terms)) {
        return part_between(terms, terms.disbursed, *terms.first_due);
    }
    return part_of_whole(terms);
}

YearPart part_of_whole(const Terms& terms) {
    return reduced(terms.every.count,
                   terms.every.unit == Interval::Unit::months ? months_a_year : weeks_a_year);
}

YearPart share_of_whole(const Terms& terms, YearPart part, Days days, Days period) {
    const YearPart whole = part_of_whole(terms);
    const YearPart wholes =
        times(part, {.numerator = whole.denominator, .denominator = whole.numerator});
    return times(wholes, {.numerator = days.count(), .denominator = period.count()});
}

YearPart share_of(YearPart part, Days days, Days period) {
    return times(part, reduced(days.count(), period.count()));
}

}  // namespace hui::lending
