#pragma once

#include "cli/session.hpp"
#include "engine/report/turn_grounds.hpp"

namespace hui::cli {

/// `rules`, `origin` and `decision`, each null where there is none, and the list `since`.
[[nodiscard]] Json json_of_grounds(const report::TurnGrounds& grounds);
/// The rules in force, a line each.
void print_rules(const report::TurnGrounds& grounds);
/// What each share asked for and got, and how good the whole is.
void print_decision(const report::TurnGrounds& grounds);

}  // namespace hui::cli
