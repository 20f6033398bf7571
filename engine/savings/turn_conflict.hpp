#pragma once

#include "engine/savings/open_turns.hpp"
#include "engine/savings/turn_search.hpp"

#include <string>
#include <vector>

namespace hui::savings {

/// Rules of which no order of turns keeps all, though some order keeps any all-but-one of them: as
/// long as none of them is lifted (`OpenTurns::waived`), nothing helps; another conflict may be
/// there beside it. In the order of share and
/// rule. Empty where all rules can be kept, or where the search for that was cut off. Where a
/// search on the way is cut off, more rules may be named than are needed. Throws
/// `std::invalid_argument` like `check_open_turns`.
[[nodiscard]] std::vector<BoundRule> minimal_conflict(const OpenTurns& open,
                                                      SearchLimit limit = {});

/// `02 not-before, 03 apart`
[[nodiscard]] std::string conflict_text(const std::vector<BoundRule>& rules);

/// Why there is no order: `turns_impossible`, with how many `rules` the minimal conflict has and
/// which `shares` they bind, and the `conflict` itself (`02 not-before, 03 apart`); or
/// `turns_not_found` where the search was cut off.
[[nodiscard]] Refusal refuse_turns(const OpenTurns& open, const Found& found, SearchLimit limit);

}  // namespace hui::savings
