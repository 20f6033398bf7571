#pragma once

#include "engine/base/result.hpp"

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

namespace hui {

/// A rate of interest a year, kept exactly in parts per million: 6.6 % is 66,000.
class Rate {
public:
    constexpr Rate() = default;
    constexpr static Rate from_ppm(std::int64_t ppm) { return Rate{ppm}; }
    /// Whole percent: `Rate::percent(20)`.
    constexpr static Rate percent(std::int64_t percent) { return Rate{percent * 10'000}; }

    [[nodiscard]] constexpr std::int64_t ppm() const { return ppm_; }

    friend constexpr auto operator<=>(Rate, Rate) = default;

private:
    constexpr explicit Rate(std::int64_t ppm) : ppm_(ppm) {}
    std::int64_t ppm_ = 0;
};

/// No rate that is read is higher.
inline constexpr Rate highest_rate = Rate::percent(1'000);

/// Reads a percentage such as `10`, `6.6`, `6,6` (as it is written in Vietnamese) or `6.6 %`:
/// digits, at most one point or comma, at most four decimals, at most 1,000 %. Refuses anything
/// else with `bad_rate`; only of a rate that is too high it has the fact `most`.
[[nodiscard]] Result<Rate> parse_percent(std::string_view text);

/// `6.6` for 6.6 %: no trailing zeros, no sign of percent.
[[nodiscard]] std::string percent_text(Rate rate);

}  // namespace hui
