#pragma once

#include "engine/journal/correction.hpp"
#include "engine/journal/entry.hpp"
#include "engine/savings/group.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hui::savings {

/// The reserve fund paid in the place of a share (quỹ dự phòng trả thay). No money moves: it stays
/// in the box and stands in the pot. Kind `reserve-covered`.
struct ReserveCovered {
    ShareNo share;
    Vnd amount;
    std::vector<AdvancedDue> dues;  ///< which dues it stands for
    std::vector<std::string> by;    ///< the two people who decided it
    std::optional<Correction> correction = {};
};

/// A share that has drawn was said to pay no more (vỡ hụi, không góp nữa); what the reserve fund
/// had stands behind its dues from then on. Kind `share-defaulted`.
struct ShareDefaulted {
    ShareNo share;
    Round after;  ///< the last round that was drawn
    std::string reason;
    std::vector<AdvancedDue> covers;  ///< by the fund, in order of rounds
};

inline constexpr std::string_view reserve_covered_kind = "reserve-covered";
inline constexpr std::string_view share_defaulted_kind = "share-defaulted";

/// The entry that records an event on the day `on`.
[[nodiscard]] Draft draft_of(const ReserveCovered& event, Date on);
[[nodiscard]] Draft draft_of(const ShareDefaulted& event, Date on);

/// The events of entries of these kinds. Throw `BodyError` for a body that was never written here.
[[nodiscard]] ReserveCovered reserve_covered_of(std::string_view body);
[[nodiscard]] ShareDefaulted share_defaulted_of(std::string_view body);

}  // namespace hui::savings
