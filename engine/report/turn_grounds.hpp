#pragma once

#include "engine/savings/choose_turns.hpp"
#include "engine/store/ledger.hpp"

#include <optional>
#include <string_view>
#include <vector>

namespace hui::report {

/// How the turns of a group came about by wishes or by need.
struct TurnDecision {
    Seq seq;
    Date on;
    savings::TurnsChanged event;
    std::vector<savings::AssignedTurn> wishes;  ///< where wishes decided, in the order of rounds
};

/// What the turns of a group stand on.
struct TurnGrounds {
    std::optional<savings::RulesInForce> rules;
    std::optional<TurnDecision> decision;  ///< nothing where the turns came about in another way
};
/// As it stood at the end of a day. Refused with `unknown_group`.
[[nodiscard]] Result<TurnGrounds> turn_grounds(store::Ledger& ledger, std::string_view group,
                                               Date on);

}  // namespace hui::report
