#pragma once

#include "engine/journal/body.hpp"
#include "engine/journal/entry.hpp"
#include "engine/savings/reserve_events.hpp"
#include "engine/savings/terms.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace hui::savings {

/// What shares get, as the list of a body, and read from one; nothing where the body has no such
/// list.
[[nodiscard]] std::vector<std::string> part_items(const std::vector<ReservePart>& parts);
[[nodiscard]] std::vector<ReservePart> parts_in(const BodyReader& body, std::string_view name);

/// An amount that a body names only where there is one.
[[nodiscard]] Vnd vnd_in(const BodyReader& body, std::string_view name);

/// All together.
[[nodiscard]] Vnd together(const std::vector<ReservePart>& parts);

}  // namespace hui::savings
