#pragma once

#include "engine/base/calendar.hpp"
#include "engine/base/rate.hpp"
#include "engine/base/vnd.hpp"

#include <iterator>
#include <map>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace hui::registry {

/// A value that holds from a date on, until the next one does.
template <class Value>
class Dated {
public:
    explicit Dated(Value from_the_beginning) { values_.emplace(Date::min(), from_the_beginning); }
    void set(Date from, Value value) { values_.insert_or_assign(from, value); }
    [[nodiscard]] Value on(Date date) const { return std::prev(values_.upper_bound(date))->second; }
    [[nodiscard]] const std::map<Date, Value>& all() const { return values_; }

private:
    std::map<Date, Value> values_;
};

/// Whether a payout needs a second person who agrees (hai người duyệt).
enum class Approval { none, two_persons };

/// What the register's policy says about savings groups, by date. Before anything is set: a
/// contribution of 100,000 to 500,000 đồng, 10 % a year where nothing was agreed on late
/// contributions, never more than 20 %, no second person for a payout (domain.md; Decree 19/2019
/// art. 22, Civil Code art. 468).
struct Policy {
    Dated<Vnd> contribution_min{Vnd{100'000}};
    Dated<Vnd> contribution_max{Vnd{500'000}};
    Dated<Rate> late_rate_default{Rate::percent(10)};
    Dated<Rate> late_rate_cap{Rate::percent(20)};
    Dated<Approval> two_person_payout{Approval::none};
    /// Single days, with their names (ngày lễ). They hold for the groups that open afterwards and
    /// have agreed that a round moves to the next working day.
    std::map<Date, std::string> holidays;
};

/// The key of a holiday: its day is the date from which it is set, its value the name, or
/// `no_holiday` where the day is none after all.
inline constexpr std::string_view holiday_key = "holiday";
inline constexpr std::string_view no_holiday = "none";

/// One line of the policy: a key, its value as text, and since when (nothing = from the beginning).
struct PolicyLine {
    std::string key;
    std::string value;
    Date from;
};

/// Sets `key` from a date on; the value is read by the key's own rule (money, a percentage, yes or
/// no, or a holiday's name). Refuses an unknown key with `unknown_policy`, a bad value as its
/// parser does.
[[nodiscard]] Check set_policy(Policy& policy, const PolicyLine& line);

/// A line that was set in the policy, its value written in one way: `1000000` for `1.000.000`.
[[nodiscard]] PolicyLine normal_form(const Policy& policy, const PolicyLine& line);

/// Everything that holds, in the order of keys and dates.
[[nodiscard]] std::vector<PolicyLine> lines_of(const Policy& policy);

}  // namespace hui::registry
