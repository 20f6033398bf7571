#pragma once

#include "engine/base/numbers.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hui::savings {

/// A rule that can keep a share from a round, whatever decides the order of turns.
enum class TurnRule {
    not_before,        ///< a newcomer doesn't draw before its first round
    sponsor,           ///< nobody draws in the first rounds without a sponsor
    apart_from_drawn,  ///< away from the rounds that its member's shares have drawn
    apart,             ///< away from the rounds that its member's other shares get
};
/// `not-before`, `sponsor`, `apart-from-drawn`, `apart`
[[nodiscard]] std::string_view turn_rule_text(TurnRule rule);

/// A rule as it binds one share. Of the rule `apart`, two shares of one member are kept apart when
/// it binds both of them.
struct BoundRule {
    ShareNo share;
    TurnRule rule;
    friend bool operator==(const BoundRule&, const BoundRule&) = default;
};

/// A share that has not drawn yet, and what the rules ask about it (chân hụi sống).
struct UndrawnShare {
    ShareNo share;
    std::string member;
    Round not_before;     ///< the first round that it may take; 0 or 1 = any
    std::string sponsor;  ///< who vouches for it when it draws early; empty = nobody is named
};

/// A round that a share of this member has drawn already.
struct DrawnRound {
    std::string member;
    Round round;
};

/// What there is to decide: which share draws in which of the rounds that are still open.
struct OpenTurns {
    std::vector<Round> rounds;         ///< as many as shares, from 1, each once, in any order
    std::vector<UndrawnShare> shares;  ///< at most `most_shares`, each once, in any order
    std::vector<DrawnRound> drawn;     ///< what the members have drawn, as far as it matters
    std::int64_t apart = 0;   ///< two rounds of one member differ by as much at least; 0, 1 = any
    Round sponsored_through;  ///< the last round that only a sponsored share may take; 0 = none
    std::vector<BoundRule> waived;   ///< rules that the group has lifted for a share
    std::vector<ShareNo> tie_order;  ///< every share once, as the lot has put them
};

/// Throws `std::invalid_argument` where the question is none: a field isn't what it says above.
void check_open_turns(const OpenTurns& open);

/// The first rule, in the order of `TurnRule`, that by itself keeps a share from a round.
[[nodiscard]] std::optional<TurnRule> rule_against(const OpenTurns& open, const UndrawnShare& share,
                                                   Round round);
/// Whether the rule `apart` is about these two: two shares of one member, the rule lifted for none.
[[nodiscard]] bool are_kept_apart(const OpenTurns& open, const UndrawnShare& a,
                                  const UndrawnShare& b);
/// Whether two rounds of one member are too near.
[[nodiscard]] bool are_too_near(const OpenTurns& open, Round a, Round b);

/// Every rule as it binds a share here, in the order of share and rule: what could be lifted.
[[nodiscard]] std::vector<BoundRule> bound_rules(const OpenTurns& open);

/// How far the search for an order of turns came. It is cut off after a number of steps, never
/// after a time, so that everybody gets the same result.
enum class Proof {
    complete,     ///< nothing is better, and the tie order has decided between equals to the end
    least_total,  ///< no total is less; of equally good orders this may not be the first
    bound_only,   ///< no total is less than the bound; one between the two may exist
};

/// Whether the tie order has a say in who gets which round.
enum class Ties {
    none,      ///< proven: every tie order gives the same
    possible,  ///< another tie order gives, or may give, something else
};

/// How much a search may look at, a share and a round at a time. Only keeping a member's shares
/// apart takes a search.
struct SearchLimit {
    std::int64_t looks = 2'000'000'000;
};
/// The limit for what a person waits for: a second or two. Part of how turns are decided, as with
/// another limit a search that is cut off gives other turns.
inline constexpr SearchLimit short_search{.looks = 400'000'000};

}  // namespace hui::savings
