#pragma once

#include "engine/base/calendar.hpp"
#include "engine/base/numbers.hpp"
#include "engine/base/rate.hpp"
#include "engine/base/vnd.hpp"
#include "engine/journal/payment.hpp"
#include "engine/registry/policy.hpp"
#include "engine/savings/group_calendar.hpp"

#include <string>
#include <string_view>
#include <variant>

namespace hui::savings {

/// Whether the share that draws pays its own contribution in that round (gross: the pot is N
/// contributions) or not (net: N - 1). Must be agreed when the group opens.
enum class Pot { gross, net };
[[nodiscard]] Result<Pot> parse_pot(std::string_view text);
[[nodiscard]] std::string_view pot_text(Pot pot);

/// How the turns are to be decided: as agreed at the opening, by vote, by lot (what the law takes
/// where nothing was agreed), or by need (Decree 19/2019 art. 19).
enum class Order { fixed, lot, need, vote };
[[nodiscard]] Result<Order> parse_order(std::string_view text);
[[nodiscard]] std::string_view order_text(Order order);

/// Who bears it when a member no longer pays (vỡ hụi, không góp nữa; Decree 19/2019 art. 18, 23).
enum class OnDefault {
    organiser,  ///< he pays in the share's place (choàng)
    reserve,    ///< the reserve fund does first
    pro_rata,   ///< what the fund has not is spread over the draws still to come
    collected,  ///< the drawer gets what was collected, and the rest once the debtor pays
};
/// Reads `organiser`, `reserve`, `pro-rata` or `collected`; else `bad_choice`.
[[nodiscard]] Result<OnDefault> parse_on_default(std::string_view text);
[[nodiscard]] std::string_view on_default_text(OnDefault way);

using registry::Approval;

using hui::Method;

/// Nothing was agreed on late contributions: the legal default rate (Decree 19/2019 art. 22).
struct LegalDefault {
    friend bool operator==(LegalDefault, LegalDefault) = default;
};
/// The group waives interest on late contributions.
struct NoInterest {
    friend bool operator==(NoInterest, NoInterest) = default;
};
/// What a late contribution costs; an agreed rate is kept as agreed and computed at the cap.
using LateInterest = std::variant<LegalDefault, NoInterest, Rate>;
/// Reads `none`, a percentage a year, or an empty text for the legal default.
[[nodiscard]] Result<LateInterest> parse_late_interest(std::string_view text);
/// `none`, `12`, or empty for the legal default.
[[nodiscard]] std::string late_interest_text(const LateInterest& late);

/// What the members agreed on when the group opened.
struct Terms {
    std::string code;
    std::string name;
    std::string unit;       ///< the union unit that the group belongs to
    std::string organiser;  ///< the member who collects and hands over (chủ hụi, tổ trưởng)
    Vnd contribution;       ///< of one share in one round
    Date start;             ///< the agreed day of round 1
    Interval every;
    Pot pot = Pot::gross;
    Order order = Order::fixed;
    LateInterest late_interest;
    Vnd reserve = {};  ///< left in the reserve fund from each draw (quỹ dự phòng); 0 = no fund
    Approval payout_approval = Approval::none;
    GroupCalendar calendar = {};
    OnDefault on_default = OnDefault::organiser;

    /// Whether a pot is drawn only when all of it is there.
    [[nodiscard]] bool draws_whole_pots() const {
        return on_default == OnDefault::organiser || on_default == OnDefault::reserve;
    }
    friend bool operator==(const Terms&, const Terms&) = default;
};

/// Who holds a share and in which round it draws.
struct Seat {
    ShareNo share;
    std::string member;
    Round turn;  ///< 0 = not decided yet
    friend bool operator==(const Seat&, const Seat&) = default;
};

inline constexpr std::size_t fewest_shares = 2;
inline constexpr std::size_t most_shares = 500;

}  // namespace hui::savings
