#pragma once

#include "cli/command.hpp"
#include "engine/savings/choose_turns.hpp"

namespace hui::cli {

/// What `turn set` is given with an order that was voted or agreed.
[[nodiscard]] savings::SetTurns set_in_order(const Arguments& arguments, savings::TurnsBy by);
/// What `turn set --by need` and `--by wishes` are given.
[[nodiscard]] savings::SetByNeed set_by_need(const Arguments& arguments, Date on);
[[nodiscard]] savings::SetByWishes set_by_wishes(const Arguments& arguments, Date on);

}  // namespace hui::cli
