#pragma once

#include "engine/base/wide.hpp"
#include "engine/lending/fraction.hpp"
#include "engine/lending/year_part.hpp"

#include <vector>

namespace hui::lending {

/// Interest on one đồng over one day, exactly.
struct DayRate {
    Wide numerator;
    Wide denominator;
    friend bool operator==(const DayRate&, const DayRate&) = default;
};
/// A rate a year by real days of a year of 365.
[[nodiscard]] DayRate day_rate(Rate rate);
/// A rate a year, of a period that makes `part` of the year and has `period` days, at least 1.
[[nodiscard]] DayRate day_rate(Rate rate, YearPart part, Days period);
/// Of interest that was agreed for a period of that many days, at least 1.
[[nodiscard]] DayRate agreed_day_rate(Vnd interest, Days period);

/// What stood for how long: đồng times days, to which interest is in proportion. It grows over
/// segments of time; the interest is rounded once, when it is asked for.
class DongDays {
public:
    /// Neither may be negative. Throws `Overflow` beyond 128 bits.
    void add(Vnd amount, Days days);
    /// The interest, rounded half up to a multiple of `unit`. Throws `Overflow` beyond 64 bits.
    [[nodiscard]] Vnd interest(DayRate rate, Vnd unit) const;

private:
    friend class PeriodInterest;
    Wide sum_ = 0;
};

/// The interest that grows over one period; what had grown when another period replaced it stays as
/// it is.
class PeriodInterest {
public:
    explicit PeriodInterest(DayRate rate) : rate_(rate) {}

    /// As `DongDays::add`.
    void add(Vnd amount, Days days) { now_.add(amount, days); }
    /// Takes over what has grown in a period that another one replaces.
    void begin_with(const PeriodInterest& begun);
    /// Rounded half up to a multiple of `unit`, once. Throws `Overflow` beyond 64 bits.
    [[nodiscard]] Vnd rounded(Vnd unit) const;
    [[nodiscard]] Fraction exact() const;

private:
    struct Grown {
        DongDays dong_days;
        DayRate rate;
    };
    std::vector<Grown> before_;
    DayRate rate_;
    DongDays now_;
};

}  // namespace hui::lending
