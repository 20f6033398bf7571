#pragma once

#include "engine/base/calendar.hpp"
#include "engine/base/rate.hpp"
#include "engine/base/vnd.hpp"
#include "engine/base/wide.hpp"

namespace hui {

/// Days in the year of every interest formula of the books, leap years too: what Circular
/// 14/2017/TT-NHNN sets for loans goes for late contributions, so that one rule serves both.
inline constexpr std::int64_t interest_year_days = 365;

/// Simple interest that grows over segments of time and is rounded half up once, when it is
/// asked for: interest of one posted item, never of its segments.
class AccruedInterest {
public:
    /// Adds `principal` standing for `days` at `rate` a year; none of them negative.
    void add(Vnd principal, Days days, Rate rate);

    /// The whole interest, rounded half up to the đồng. Throws `Overflow` beyond 64 bits.
    [[nodiscard]] Vnd rounded() const;

private:
    Wide dong_days_ppm_ = 0;
};

}  // namespace hui
