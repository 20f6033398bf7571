#pragma once

#include "engine/base/vnd.hpp"

#include <boost/multiprecision/cpp_int.hpp>

namespace hui::lending {

/// A part of something, exactly, however long the sums are that lead to it.
struct Fraction {
    boost::multiprecision::cpp_int numerator;
    boost::multiprecision::cpp_int denominator{1};
};
[[nodiscard]] Fraction operator+(const Fraction& a, const Fraction& b);
[[nodiscard]] Fraction operator-(const Fraction& a, const Fraction& b);

/// Rounds half up to a multiple of `unit` what isn't negative. Throws `Overflow` beyond 64
/// bits.
[[nodiscard]] Vnd round_half_up(const Fraction& amount, Vnd unit);

}  // namespace hui::lending
