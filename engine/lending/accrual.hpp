#pragma once

#include "engine/lending/agreement.hpp"

namespace hui::lending {

__extension__ using Wide = __int128;

/// Interest on one đồng over one day, exactly.
struct DayRate {
    Wide numerator;
    Wide denominator;
};
/// A rate a year by real days of a year of 365.
[[nodiscard]] DayRate day_rate(Rate rate);
/// The contract's: by real days, or, counted in equal periods, one day's part of a period that has
/// `period` days.
[[nodiscard]] DayRate contract_day_rate(const Terms& terms, Days period);

/// What stood for how long: đồng times days, to which interest is in proportion. It grows over
/// segments of time; the interest is rounded once, when it is asked for.
class DongDays {
public:
    /// Neither may be negative. Throws `Overflow` beyond 128 bits.
    void add(Vnd amount, Days days);
    /// The interest, rounded half up to a multiple of `unit`. Throws `Overflow` beyond 64 bits.
    [[nodiscard]] Vnd interest(DayRate rate, Vnd unit) const;

private:
    Wide sum_ = 0;
};

}  // namespace hui::lending
