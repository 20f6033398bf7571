#pragma once

#include "engine/base/calendar.hpp"
#include "engine/base/rate.hpp"
#include "engine/base/vnd.hpp"

#include <iterator>
#include <map>
#include <optional>
#include <string>
#include <string_view>
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
/// Reads `yes` or `no`; else `bad_choice`.
[[nodiscard]] Result<Approval> parse_approval(std::string_view text);

/// Orders the keys of limits without regard to case, as codes are.
struct LimitOrder {
    using is_transparent = void;
    [[nodiscard]] bool operator()(std::string_view a, std::string_view b) const;
};

/// What a late contribution costs a year where nothing was agreed (Decree 19/2019 art. 22).
inline constexpr Rate usual_late_rate = Rate::percent(10);
/// The most that a loan, or a late contribution, may cost a year where no other law says otherwise
/// (Civil Code art. 468).
inline constexpr Rate usual_loan_cap = Rate::percent(20);
/// The most that overdue principal may cost, as a percentage of the contract's rate, and that
/// interest which wasn't paid in time may cost a year (Circular 39/2016/TT-NHNN art. 13.4).
inline constexpr Rate overdue_cap_of_law = Rate::percent(150);
inline constexpr Rate unpaid_interest_cap_of_law = Rate::percent(10);

/// What the register's policy says about savings groups and loans, by date. Before anything is set:
/// a contribution of 100,000 to 500,000 đồng, 10 % a year where nothing was agreed on late
/// contributions, never more than 20 %, no second person for a payout (Decree 19/2019 art. 22,
/// Civil Code art. 468); loans at the highest rates of the law, and no limit to what is vouched
/// for.
struct Policy {
    Dated<Vnd> contribution_min{Vnd{100'000}};
    Dated<Vnd> contribution_max{Vnd{500'000}};
    Dated<Rate> late_rate_default{usual_late_rate};
    Dated<Rate> late_rate_cap{usual_loan_cap};
    Dated<Approval> two_person_payout{Approval::none};
    Dated<Rate> loan_rate_cap{usual_loan_cap};
    Dated<Rate> overdue_rate_cap{overdue_cap_of_law};  ///< a percentage of the contract's rate
    Dated<Rate> unpaid_interest_cap{unpaid_interest_cap_of_law};
    /// How much may be vouched for at a time, by the limit's key; nothing = without limit.
    std::map<std::string, Dated<std::optional<Vnd>>, LimitOrder> limits;
    /// Single days, with their names (ngày lễ). They hold for the groups that open afterwards and
    /// have agreed that a round moves to the next working day.
    std::map<Date, std::string> holidays;

    /// The limit `limit-unit:U1`, `limit-lender:CSXH` or `limit-borrower` on a day; nothing where
    /// there is none. The case of the code doesn't matter.
    [[nodiscard]] std::optional<Vnd> limit(std::string_view key, Date on) const;
};

/// The key of a holiday: its day is the date from which it is set, its value the name, or
/// `no_holiday` where the day is none after all.
inline constexpr std::string_view holiday_key = "holiday";
inline constexpr std::string_view no_holiday = "none";
/// The name of a holiday that a list doesn't name.
inline constexpr std::string_view unnamed_holiday = "holiday";

/// What the key of a limit says: what one unit vouches for, what all vouch for towards one lender,
/// or what is vouched for any one member.
struct LimitKey {
    enum class Of { unit, lender, borrower };
    Of of;
    std::string code;  ///< of the unit or the lender
};
/// Nothing for what is no key of a limit.
[[nodiscard]] std::optional<LimitKey> limit_key_of(std::string_view key);
[[nodiscard]] std::string key_text(const LimitKey& limit);
/// The value of a limit that is lifted.
inline constexpr std::string_view no_limit = "none";

/// One line of the policy: a key, its value as text, and since when (nothing = from the beginning).
struct PolicyLine {
    std::string key;
    std::string value;
    Date from;
};

/// Sets `key` from a date on; the value is read by the key's own rule (money, a percentage, yes or
/// no, a holiday's name, or an amount or `none` for a limit). Whether the unit or the lender of a
/// limit is there is for the register to say. Refuses an unknown key with `unknown_policy`, a bad
/// value as its parser does.
[[nodiscard]] Check set_policy(Policy& policy, const PolicyLine& line);

/// Whether a cap that is set anew is one that the law allows: refuses with `above_the_law` an
/// overdue-rate-cap above `overdue_cap_of_law`, and an unpaid-interest-cap above
/// `unpaid_interest_cap_of_law`.
[[nodiscard]] Check check_law(const PolicyLine& line);

/// A line that was set in the policy, written in one way: `1000000` for `1.000.000`, the code of a
/// limit as it was written first.
[[nodiscard]] PolicyLine normal_form(const Policy& policy, const PolicyLine& line);

/// Everything that holds, in the order of keys and dates.
[[nodiscard]] std::vector<PolicyLine> lines_of(const Policy& policy);

}  // namespace hui::registry
