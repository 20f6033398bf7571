#include "engine/lending/accrual.hpp"

#include "engine/base/rounding.hpp"

namespace hui::lending {

namespace {

constexpr Wide whole_rate = 1'000'000;  // ppm
constexpr Wide months_a_year = 12;
constexpr Wide weeks_a_year = 52;

Wide times(Wide a, Wide b) {
    Wide product{};
    if (__builtin_mul_overflow(a, b, &product)) { throw Overflow{}; }
    return product;
}

Wide plus(Wide a, Wide b) {
    Wide sum{};
    if (__builtin_add_overflow(a, b, &sum)) { throw Overflow{}; }
    return sum;
}

}  // namespace

DayRate day_rate(Rate rate) {
    return {.numerator = rate.ppm(), .denominator = whole_rate * interest_year_days};
}

DayRate contract_day_rate(const Terms& terms, Days period) {
    if (terms.day_count == DayCount::actual_365) { return day_rate(terms.rate); }
    const Wide periods_a_year =
        terms.every.unit == Interval::Unit::months ? months_a_year : weeks_a_year;
    return {.numerator = times(terms.rate.ppm(), terms.every.count),
            .denominator = times(whole_rate * periods_a_year, period.count())};
}

void DongDays::add(Vnd amount, Days days) {
    sum_ = plus(sum_, times(amount.count(), days.count()));
}

Vnd DongDays::interest(DayRate rate, Vnd unit) const {
    const Wide step = times(rate.denominator, unit.count());
    // Half up: twice the amount and one step, in whole double steps.
    const Wide doubled = plus(times(times(sum_, rate.numerator), 2), step);
    const Wide dong = times(doubled / times(step, 2), unit.count());
    if (dong > INT64_MAX) { throw Overflow{}; }
    return Vnd{static_cast<std::int64_t>(dong)};
}

}  // namespace hui::lending
