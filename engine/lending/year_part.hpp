#pragma once

#include "engine/lending/terms.hpp"

#include <cstdint>

namespace hui::lending {

/// Of a rate as it is kept, in parts per million.
inline constexpr std::int64_t whole_rate = Rate::percent(100).ppm();

/// The part of a year that interest is counted for, exactly.
struct YearPart {
    std::int64_t numerator = 0;
    std::int64_t denominator = 1;
    friend bool operator==(const YearPart&, const YearPart&) = default;
};

/// Whether interest counts days of a year of 365; else equal periods, as flat interest always does.
[[nodiscard]] bool counts_real_days(const Terms& terms);

/// Of the n-th period of some terms that has `days` days: real days of a year of 365 or, in equal
/// periods, what one of them makes. A first due
/// date that is more or less than one interval away makes a first period as `part_between` says.
[[nodiscard]] YearPart part_of_period(const Terms& terms, std::int64_t n, Days days);

/// Of a period whose days somebody chose: real days or, in equal periods, whole months of a year of
/// twelve, days of months of 30 (the last of a month is its 30th), or weeks of a year of 52.
[[nodiscard]] YearPart part_between(const Terms& terms, Date from, Date to);

/// What a whole period of the terms makes of a year of equal periods: `1/12`, `1/26`.
[[nodiscard]] YearPart part_of_whole(const Terms& terms);

/// What `days` of the `period` days, which make `part` of the year, are of such a whole period:
/// `10/31`, also where the whole has no other days.
[[nodiscard]] YearPart share_of_whole(const Terms& terms, YearPart part, Days days, Days period);

/// What `days` of the `period` days make of it, where 0 < `days` <= `period`.
[[nodiscard]] YearPart share_of(YearPart part, Days days, Days period);

}  // namespace hui::lending
