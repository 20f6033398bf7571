#pragma once

#include "engine/journal/entry.hpp"
#include "engine/savings/reserve_events.hpp"
#include "engine/savings/terms.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hui::savings {

/// The late interest that stood in the group's money was handed out to shares (chia lãi chậm góp).
/// Kind `late-interest-shared`.
struct InterestShared {
    /// Equal parts by the rule, or parts as the members decided them.
    enum class Split { equal, named };
    std::vector<ReservePart> parts;  ///< by share
    Vnd amount;                      ///< all together
    Vnd cash;                        ///< the part out of the box; the rest is out of the bank
    std::optional<Method> method;    ///< as asked for; nothing = cash first, then bank
    Vnd to_organiser;  ///< what had gone to him from hand to hand: it leaves the accounts with it
    Split split = Split::equal;
    std::string reason;
    Vnd to_drawers = {};  ///< the same of what had gone to those who drew
};

inline constexpr std::string_view interest_shared_kind = "late-interest-shared";

/// The entry that records the event on the day `on`.
[[nodiscard]] Draft draft_of(const InterestShared& event, Date on);
/// The event of an entry of this kind. Throws `BodyError` for a body that was never written here.
[[nodiscard]] InterestShared interest_shared_of(std::string_view body);

}  // namespace hui::savings
