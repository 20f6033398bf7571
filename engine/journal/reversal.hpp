#pragma once

#include "engine/journal/entry.hpp"

#include <string_view>

namespace hui {

/// The kind of every reversal.
inline constexpr std::string_view reversed_kind = "reversed";

/// The entry that undoes `original` on the day `on`: its postings with the signs turned, its kind,
/// true date and body inside the body, and the reason. Corrections are added, never made in place.
[[nodiscard]] Draft reversal_of(const Entry& original, Date on, std::string_view reason);

/// What a reversal's body says of the entry that it undoes.
struct Undone {
    std::string kind;
    Date effective_on;
    std::string body;
    std::string reason;
};
[[nodiscard]] Undone undone_by(std::string_view reversal_body);

}  // namespace hui
