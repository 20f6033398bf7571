#pragma once

#include "engine/journal/entry.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace hui::savings {

/// A newcomer doesn't draw before this round.
struct FirstRound {
    ShareNo share;
    Round round;
    friend bool operator==(const FirstRound&, const FirstRound&) = default;
};

/// Who vouches for a share that draws early (người bảo lãnh).
struct Sponsor {
    ShareNo share;
    std::string name;
    friend bool operator==(const Sponsor&, const Sponsor&) = default;
};

/// What every decision on turns must keep to, however it comes about.
struct TurnRules {
    std::vector<FirstRound> not_before;  ///< by share, each once
    std::int64_t apart = 0;   ///< two turns of one member differ by as many rounds; 0, 1 = any
    Round sponsored_through;  ///< the last round that needs a sponsor; 0 = none does
    std::vector<Sponsor> sponsors;  ///< by share, each once
    friend bool operator==(const TurnRules&, const TurnRules&) = default;
};

/// The rules that a group agreed on last, and the entry that holds them.
struct RulesInForce {
    TurnRules rules;
    Seq seq;
    Date on;
    friend bool operator==(const RulesInForce&, const RulesInForce&) = default;
};

/// The members agreed on rules for the turns that are still to be drawn, in place of those before.
/// Kind `turn-rules-agreed`.
struct TurnRulesAgreed {
    TurnRules rules;
    std::string minute;  ///< what was decided, in the members' words
};

inline constexpr std::string_view turn_rules_agreed_kind = "turn-rules-agreed";

/// The entry that records the event on the day `on`.
[[nodiscard]] Draft draft_of(const TurnRulesAgreed& event, Date on);
/// The event of an entry of this kind. Throws `BodyError` for a body that was never written here.
[[nodiscard]] TurnRulesAgreed turn_rules_agreed_of(std::string_view body);
/// The rules as such an entry puts them in force.
[[nodiscard]] RulesInForce rules_of(const Entry& entry);

}  // namespace hui::savings
