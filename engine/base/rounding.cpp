#include "engine/base/rounding.hpp"

#include <cstdint>

namespace hui {

void AccruedInterest::add(Vnd principal, Days days, Rate rate) {
    const Wide dong_days = Wide{principal.count()} * days.count();
    Wide product{};
    Wide sum{};
    if (__builtin_mul_overflow(dong_days, Wide{rate.ppm()}, &product) ||
        __builtin_add_overflow(dong_days_ppm_, product, &sum)) {
        throw Overflow{};
    }
    dong_days_ppm_ = sum;
}

Vnd AccruedInterest::rounded() const {
    constexpr Wide divisor = Wide{1'000'000} * interest_year_days;
    // Half up: interest is never negative here, so what is left after the whole đồng decides.
    const Wide half_up = dong_days_ppm_ % divisor >= divisor / 2 ? 1 : 0;
    const Wide dong = dong_days_ppm_ / divisor + half_up;
    if (dong > INT64_MAX) { throw Overflow{}; }
    return Vnd{static_cast<std::int64_t>(dong)};
}

}  // namespace hui
