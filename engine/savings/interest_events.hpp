#pragma once

#include "engine/base/rate.hpp"
#include "engine/journal/correction.hpp"
#include "engine/journal/entry.hpp"
#include "engine/savings/settled_interest.hpp"
#include "engine/savings/terms.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hui::savings {

/// A yearly rate and the first day for which it was computed.
struct RateFrom {
    Date from;
    Rate rate;
    friend bool operator==(const RateFrom&, const RateFrom&) = default;
};

/// Whether interest was paid, or forgiven by the group (miễn lãi).
enum class Settling { paid, waived };

/// The interest on one late due or one late hand-over was paid or waived (lãi chậm góp, lãi chậm
/// giao hụi; Decree 19/2019 art. 22). Kind `late-interest-paid` or `late-interest-waived`.
struct InterestSettled {
    ShareNo share;
    Round round;
    InterestOn what = InterestOn::contribution;
    Settling how = Settling::paid;
    Vnd amount;
    /// The parts of `amount` that others get: the organiser and the drawer from hand to hand. The
    /// rest comes into the group's money.
    InterestTo to;
    ShareNo drawer;                ///< the share that gets `to.drawer`; 0 = none
    std::int64_t days = 0;         ///< how long something was unpaid
    std::vector<RateFrom> rates;   ///< what it was computed at, by date
    Method method = Method::cash;  ///< of what comes into the group's money
    std::string reason;            ///< why it was waived
    std::optional<Correction> correction = {};
};

inline constexpr std::string_view interest_paid_kind = "late-interest-paid";
inline constexpr std::string_view interest_waived_kind = "late-interest-waived";

/// The entry that records an event on the day `on`.
[[nodiscard]] Draft draft_of(const InterestSettled& event, Date on);
/// The event of an entry of one of the two kinds. Throws `BodyError` for a body that was never
/// written here.
[[nodiscard]] InterestSettled interest_settled_of(std::string_view kind, std::string_view body);

}  // namespace hui::savings
