#include "engine/lending/accrual.hpp"

#include "engine/base/rounding.hpp"

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
    return before_.empty() ? now_.interest(rate_, unit) : round_half_up(exact(), unit);
}

Fraction PeriodInterest::exact() const {
    using boost::multiprecision::cpp_int;
    const auto fraction_of = [](const DongDays& dong_days, const DayRate& rate) {
        return Fraction{.numerator = cpp_int{dong_days.sum_} * cpp_int{rate.numerator},
                        .denominator = cpp_int{rate.denominator}};
    };
    Fraction exact = fraction_of(now_, rate_);
    for (const auto& [dong_days, rate] : before_) { exact = exact + fraction_of(dong_days, rate); }
    return exact;
}

}  // namespace hui::lending
