#include "engine/lending/fraction.hpp"

namespace hui::lending {

Vnd round_half_up(const Fraction& amount, Vnd unit) {
    using boost::multiprecision::cpp_int;
    const cpp_int step = amount.denominator * unit.count();
    const cpp_int dong = (2 * amount.numerator + step) / (2 * step) * unit.count();
    if (dong > INT64_MAX) { throw Overflow{}; }
    return Vnd{static_cast<std::int64_t>(dong)};
}

}  // namespace hui::lending
