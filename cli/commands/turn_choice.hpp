#pragma once

#include "cli/command.hpp"
#include "engine/actions/turns.hpp"

#include <optional>

namespace hui::cli {

/// What may be given to `turn set --by`, as the help has it.
inline constexpr const char* ways_to_set = "vote|fixed|need|wishes";

/// The lot that is revealed with `--secret`, `--mix` and `--mixed-on` (else `on`); nothing where
/// none of them is given.
[[nodiscard]] std::optional<savings::DrawLot> lot_of(const Arguments& arguments, Date on);

/// What `turn set` is given: an order that was voted or agreed, needs, or wishes. `on` is the day
/// of the decision.
[[nodiscard]] decltype(actions::TurnsRequest::command) turns_set(const Arguments& arguments,
                                                                 Date on);

}  // namespace hui::cli
