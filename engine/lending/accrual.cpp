#include "engine/lending/accrual.hpp"

#include "engine/base/rounding.hpp"
#include "engine/lending/fraction.hpp"

#include <numeric>

namespace hui::lending {

namespace {

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
    return {.numerator = rate.ppm(), .denominator = Wide{whole_rate} * interest_year_days};
}

DayRate day_rate(Rate rate, YearPart part, Days period) {
    const std::int64_t common = std::gcd(part.numerator, period.count());
    return {
        .numerator = times(rate.ppm(), part.numerator / common),
        .denominator = times(Wide{whole_rate} * part.denominator, Wide{period.count() / common})};
}

DayRate agreed_day_rate(Vnd interest, Days period) {
    return {.numerator = interest.count(), .denominator = period.count()};
}

void DongDays::add(Vnd amount, Days days) {
    sum_ = plus(sum_, times(amount.count(), days.count()));
}

Vnd DongDays::interest(DayRate rate, Vnd unit) const {
    const Wide step = times(rate.denominator, unit.count());
    // Half up: twice the amount and one step, divided by two steps; the rest falls away.
    const Wide doubled = plus(times(times(sum_, rate.numerator), 2), step);
    const Wide dong = times(doubled / times(step, 2), unit.count());
    if (dong > INT64_MAX) { throw Overflow{}; }
    return Vnd{static_cast<std::int64_t>(dong)};
}

void PeriodInterest::begin_with(const PeriodInterest& begun) {
    before_ = begun.before_;
    if (begun.rate_ == rate_) {
        now_ = begun.now_;
    } else if (begun.now_.sum_ != 0) {
        before_.push_back({.dong_days = begun.now_, .rate = begun.rate_});
    }
}

Vnd PeriodInterest::rounded(Vnd unit) const {
    if (before_.empty()) { return now_.interest(rate_, unit); }
    using boost::multiprecision::cpp_int;
    cpp_int numerator = cpp_int{now_.sum_} * cpp_int{rate_.numerator};
    cpp_int denominator{rate_.denominator};
    for (const auto& [dong_days, rate] : before_) {
        numerator = numerator * cpp_int{rate.denominator} +
                    cpp_int{dong_days.sum_} * cpp_int{rate.numerator} * denominator;
        denominator *= cpp_int{rate.denominator};
    }
    return round_half_up({.numerator = numerator, .denominator = denominator}, unit);
}

}  // namespace hui::lending
