#pragma once

#include "engine/savings/choose_turns.hpp"
#include "engine/store/ledger.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hui::report {

/// An entry that made the turns what they are.
struct TurnStep {
    Seq seq;
    Date on;
    savings::TurnsBy by;
    std::string minute;  ///< empty for the opening and where none is kept: by lot, swapped, ceded
};

/// How the turns of a group came about by wishes or by need.
struct TurnDecision {
    Seq seq;
    Date on;
    savings::TurnsChanged event;
    std::vector<savings::AssignedTurn> wishes;  ///< where wishes decided, in the order of rounds
};

/// What the turns of a group stand on.
struct TurnGrounds {
    std::optional<savings::RulesInForce> rules = {};
    /// What decided whole turns last: the opening (entry 1), a vote, a lot …; nothing while all are
    /// open.
    std::optional<TurnStep> origin = {};
    std::vector<TurnStep> since = {};  ///< swapped or ceded after that, in the order of time
    /// What stands behind `origin`; nothing where wishes and need didn't decide.
    std::optional<TurnDecision> decision = {};
};
/// As it stood at the end of a day. Refused with `unknown_group`.
[[nodiscard]] Result<TurnGrounds> turn_grounds(store::Ledger& ledger, std::string_view group,
                                               Date on);

}  // namespace hui::report
