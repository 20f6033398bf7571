#include "engine/lending/fraction.hpp"

namespace hui::lending {

using boost::multiprecision::cpp_int;

Fraction operator+(const Fraction& a, const Fraction& b) {
    const cpp_int common = boost::multiprecision::lcm(a.denominator, b.denominator);
    return {.numerator =
                a.numerator * (common / a.denominator) + b.numerator * (common / b.denominator),
            .denominator = common};
}

Fraction operator-(const Fraction& a, const Fraction& b) {
    return a + Fraction{.numerator = -b.numerator, .denominator = b.denominator};
}

Vnd round_half_up(const Fraction& amount, Vnd unit) {
    const cpp_int step = amount.denominator * unit.count();
    const cpp_int dong = (2 * amount.numerator + step) / (2 * step) * unit.count();
    if (dong > INT64_MAX) { throw Overflow{}; }
    return Vnd{static_cast<std::int64_t>(dong)};
}

}  // namespace hui::lending
