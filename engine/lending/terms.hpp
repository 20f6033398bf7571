#pragma once

#include "engine/base/calendar.hpp"
#include "engine/base/rate.hpp"
#include "engine/base/rest_days.hpp"
#include "engine/base/vnd.hpp"

#include <cstdint>
#include <optional>
#include <string_view>

namespace hui::lending {

/// How a loan is repaid: equal parts of the principal with interest on what is left (gốc đều, dư nợ
/// giảm dần), equal instalments (niên kim), interest on the whole principal throughout (lãi phẳng),
/// or interest each period and the principal last.
enum class Method { equal_principal, equal_instalment, flat, bullet };
/// Reads `equal-principal`, `equal-instalment`, `flat` or `bullet`; else `bad_choice`.
[[nodiscard]] Result<Method> parse_method(std::string_view text);
[[nodiscard]] std::string_view method_text(Method method);

/// What a period's interest is counted in: its real days of a year of 365, or equal periods, a
/// twelfth of the year a month and a fifty-second a week.
enum class DayCount { actual_365, thirty_360 };
/// Reads `actual/365` or `30/360`; else `bad_choice`.
[[nodiscard]] Result<DayCount> parse_day_count(std::string_view text);
[[nodiscard]] std::string_view day_count_text(DayCount day_count);

/// Which instalment takes what rounding leaves.
enum class Residue { last, first };
/// Reads `last` or `first`; else `bad_choice`.
[[nodiscard]] Result<Residue> parse_residue(std::string_view text);
[[nodiscard]] std::string_view residue_text(Residue residue);

/// How flat interest is rounded: each instalment's by itself or, of a loan that was applied for
/// with one of the first programs, the whole first and then its parts.
enum class FlatRounding { whole, each };

/// Reads `1`, `100` or `1000`, what sums are rounded to; else `bad_choice`.
[[nodiscard]] Result<Vnd> parse_round(std::string_view text);

/// What lender and borrower agreed on.
struct Terms {
    Vnd principal;
    Rate rate;  ///< a year
    std::int64_t periods = 1;
    Interval every;
    Date disbursed;
    std::optional<Date> first_due = {};  ///< else one interval after `disbursed`
    Method method = Method::equal_principal;
    DayCount day_count = DayCount::actual_365;
    Vnd round_to{1};  ///< principal and interest are multiples of it: 1, 100 or 1,000 đồng
    Residue residue = Residue::last;
    FlatRounding flat_rounding = FlatRounding::each;
    std::int64_t grace = 0;            ///< first periods, counted among all, without principal
    std::int64_t principal_every = 1;  ///< principal falls due with every n-th instalment
    std::optional<RestDays> rest_days = {};  ///< due dates among them move to the next working day
    friend bool operator==(const Terms&, const Terms&) = default;
};

inline constexpr std::int64_t most_periods = 600;

}  // namespace hui::lending
