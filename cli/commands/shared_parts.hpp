#pragma once

#include "cli/session.hpp"
#include "engine/savings/reserve_events.hpp"

#include <vector>

namespace hui::cli {

/// What each share gets of money that is handed out, for programs and for people; `title` is the
/// column of the amounts, a word of the catalogue.
[[nodiscard]] Json parts_json(const std::vector<savings::ReservePart>& parts);
void print_parts(const std::vector<savings::ReservePart>& parts, const char* title);

}  // namespace hui::cli
