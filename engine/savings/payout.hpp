#pragma once

#include "engine/savings/history.hpp"
#include "engine/savings/money_date.hpp"
#include "engine/savings/owed.hpp"

#include <optional>

namespace hui::savings {

/// The pot is handed over (hốt hụi, lĩnh họ). It is always that of the lowest undrawn round, or
/// what is there and still owed of the lowest one that was drawn.
struct Payout {
    std::optional<ShareNo> share;  ///< as a paper says; must be the share whose turn it is
    std::optional<Vnd> amount;     ///< less than the pot hands over a part; a file says the whole
    std::optional<Method> method;  ///< nothing = cash first, then bank
    Source source = Source::typed;
    std::string by = {};                 ///< who hands it over, as the program knows him
    std::string approved_by = {};        ///< the second person who agrees; empty = nobody
    Approval approval = Approval::none;  ///< what the register's policy asks for
};

/// The refusal `rest_first`: what is there of a drawn pot isn't handed over.
[[nodiscard]] Refusal rest_first(const Group& group, const OwedPot& rest);

/// Records the draw of the lowest undrawn round by the share that holds the turn, with the whole
/// pot or a first part of it, or, before the next draw, that more of it was handed over. The draw
/// is possible once the pot is fully there: every share's dues up to that round are covered, by its
/// own or others' money dated no later than the payout. Where the group agreed to draw what was
/// collected, a first part is possible without that: up to the dues of the round that are covered;
/// where it spreads what a member in default lacks, the pot is smaller by just that. Refuses, in
/// this order:
/// `unknown_share`, `already_drawn`, `all_drawn`, `turn_open`, `out_of_turn`, `future_date`,
/// `month_closed`, `before_first_period`, `before_round` (its draw date), `before_last_draw`,
/// `before_share_change`
/// (a share left or came in later), `before_turn_change` (the turn was decided later),
/// `out_of_date_order` (interest on a due of the round was paid later),
/// `approval_missing` (the group's terms or the policy want a second person), `same_person`,
/// `not_the_pot` (also a part of what the organiser gets back for a refund), `pot_not_there`,
/// `not_enough_money`. More of a pot that was drawn: `unknown_share`, `rest_first` (it goes to its
/// drawer), then those of the date and money.
[[nodiscard]] Result<PaidOut> decide_payout(const Group& group, const History& history,
                                            const Payout& command, When when);

}  // namespace hui::savings
