#pragma once

#include "engine/savings/history.hpp"
#include "engine/savings/money_date.hpp"

#include <optional>
#include <string>
#include <vector>

namespace hui::savings {

/// The members agree on rules for the turns that are still to be drawn, in place of all before.
struct AgreeRules {
    TurnRules rules;
    std::string minute;  ///< what was decided, in the members' words
};

/// Rules bind what is decided from their day on. Turns that were decided by then and are not drawn
/// must keep them already; turns that are open needn't.
/// Refuses `all_drawn`, `unknown_share`, `already_drawn`, `share_repeated`, `round_not_open`,
/// `bad_number` (a distance below 0), `bad_text` (the minute, a sponsor's name),
/// `nothing_to_change`, `future_date`, `month_closed`, `before_first_period`, `before_last_rules`,
/// `before_turn_change`, where no order of turns can keep them all `turns_impossible` or
/// `turns_not_found`, and where the turns as they stand don't `turns_break_rules`, with the
/// `conflict` (`02 not-before`).
[[nodiscard]] Result<TurnRulesAgreed> decide_rules(const Group& group, const History& history,
                                                   const AgreeRules& command, When when);

/// Refuses what is dated before the rules in force with `before_last_rules`.
[[nodiscard]] Check check_after_rules(const Group& group, Date on);

/// The same rules with the shares in their order, as an entry has them.
[[nodiscard]] TurnRules in_order(TurnRules rules);

/// Whether turns that somebody chose keep the rules in force. Refuses `turn_too_early`,
/// `sponsor_missing` or `turns_too_near`.
[[nodiscard]] Check check_turn_rules(const Group& group, const std::vector<TurnChange>& changes);

/// Whether the turn of a share keeps the distance of the rules in force to the other turns of its
/// member, as they stand; two that are drawn keep any. Refuses `turns_too_near`.
[[nodiscard]] Check check_apart(const Group& group, ShareNo no);

/// The rules in force that the turns of these shares break, the first of each share, as they stand;
/// a turn that is open breaks none.
[[nodiscard]] std::vector<BoundRule> broken_rules(const Group& group,
                                                  const std::vector<ShareNo>& shares);

/// The entry with the rules in force, if there are any.
[[nodiscard]] std::optional<Seq> rules_kept(const Group& group);

/// The question who of `shares`, in their tie order, draws in which of `rounds`, under the rules in
/// force. The turns of the other shares stand.
[[nodiscard]] OpenTurns open_turns_of(const Group& group, const std::vector<ShareNo>& shares,
                                      const std::vector<Round>& rounds);

}  // namespace hui::savings
