#pragma once

#include "engine/savings/history.hpp"
#include "engine/savings/money_date.hpp"

#include <optional>

namespace hui::savings {

/// The pot is handed over (hốt hụi, lĩnh họ). It is always that of the lowest undrawn round.
struct Payout {
    std::optional<ShareNo> share;  ///< as a paper says; must be the share whose turn it is
    std::optional<Vnd> amount;     ///< as a paper says; must be the pot
    std::optional<Method> method;  ///< nothing = cash first, then bank
    Source source = Source::typed;
};

/// Records the draw of the lowest undrawn round by the share that holds the turn, once the pot is
/// fully there: every share's dues up to that round are covered, by its own or the organiser's
/// money dated no later than the payout. Refuses, in this order: `unknown_share`, `already_drawn`,
/// `all_drawn`, `turn_open`, `out_of_turn`, `future_date`, `month_closed`, `before_first_period`,
/// `before_round`, `before_last_draw`, `before_turn_change` (the turn was decided later),
/// `not_the_pot`, `pot_not_there`, `not_enough_money`.
[[nodiscard]] Result<PaidOut> decide_payout(const Group& group, const History& history,
                                            const Payout& command, When when);

}  // namespace hui::savings
