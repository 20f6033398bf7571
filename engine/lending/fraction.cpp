#include "engine/lending/fraction.hpp"

namespace hui::lending {

using boost::multiprecision::cpp_int;

namespace {

/// A denominator that both can have. Parts of one schedule have few: sums of them stay short.
cpp_int common_denominator(const cpp_int& a, const cpp_int& b) {
    if (a % b == 0) { return a; }
    if (b % a == 0) { return b; }
    return a * b;
}

}  // namespace

Fraction operator+(const Fraction& a, const Fraction& b) {
    const cpp_int common = common_denominator(a.denominator, b.denominator);
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
