#pragma once

#include "engine/journal/correction.hpp"
#include "engine/journal/entry.hpp"
#include "engine/savings/terms.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hui::savings {

/// Money of the reserve fund was spent (chi quỹ dự phòng). Kind `reserve-spent`.
struct ReserveSpent {
    Vnd amount;
    std::string reason;
    std::vector<std::string> by;  ///< the two people who decided it
    Method method = Method::cash;
    std::optional<Correction> correction = {};
};

/// What a share gets back of the reserve fund, or gets of late interest.
struct ReservePart {
    ShareNo share;
    Vnd amount;
    friend bool operator==(const ReservePart&, const ReservePart&) = default;
};

/// What was left of the reserve fund was given back to the shares (trả lại quỹ dự phòng). Kind
/// `reserve-returned`.
struct ReserveReturned {
    std::vector<ReservePart> parts;  ///< of the shares that left something there, in order
    Vnd amount;                      ///< all together
    Vnd cash;                        ///< the part out of the box; the rest is out of the bank
};

inline constexpr std::string_view reserve_spent_kind = "reserve-spent";
inline constexpr std::string_view reserve_returned_kind = "reserve-returned";

/// The entry that records an event on the day `on`.
[[nodiscard]] Draft draft_of(const ReserveSpent& event, Date on);
[[nodiscard]] Draft draft_of(const ReserveReturned& event, Date on);

/// The events of entries of these kinds. Throw `BodyError` for a body that was never written here.
[[nodiscard]] ReserveSpent reserve_spent_of(std::string_view body);
[[nodiscard]] ReserveReturned reserve_returned_of(std::string_view body);

}  // namespace hui::savings
