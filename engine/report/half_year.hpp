#pragma once

#include "engine/savings/history.hpp"
#include "engine/store/ledger.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace hui::report {

/// The first or second half of a year: `2024-1` is January to June.
struct HalfYear {
    date::year year;
    int half = 1;
    [[nodiscard]] Date first() const;
    [[nodiscard]] Date last() const;
};
/// Refuses anything but `YYYY-1` and `YYYY-2` with `bad_period`.
[[nodiscard]] Result<HalfYear> parse_half_year(std::string_view text);
/// `2024-1`
[[nodiscard]] std::string half_year_text(HalfYear period);

/// The figures that a federation reports twice a year.
struct HalfYearReport {
    HalfYear period;
    std::optional<std::string> unit;  ///< nothing = all
    std::int64_t groups = 0;          ///< active on any day of the period
    std::int64_t members = 0;         ///< people with a share in them
    Vnd contribution_min;
    Vnd contribution_max;
    Vnd contributed;  ///< in the period
    Vnd paid_out;     ///< in the period, without what draws left in reserve funds
    Vnd cash;         ///< on its last day
    Vnd arrears;      ///< on its last day
};

/// A unit includes those below it. Refused with `unknown_unit`.
[[nodiscard]] Result<HalfYearReport> half_year_report(store::Ledger& ledger, HalfYear period,
                                                      std::optional<std::string> unit);

}  // namespace hui::report
