#pragma once

#include "engine/savings/events.hpp"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace hui::savings {

/// What one entry changed in a group: sums that can be added up in any order. A reversal's
/// movement is that of the entry that it undoes with the signs turned, on its own date.
struct Movement {
    Date on;
    Seq seq;
    ShareNo share;  ///< 0 where turns changed
    Vnd paid;
    Vnd repaid;
    Vnd received;
    Vnd cash;
    Vnd bank;
    std::vector<AdvancedDue> advanced;
    std::int64_t draws = 0;  ///< 1 = a round was drawn, -1 = a draw was undone
    std::vector<TurnChange> turns;
    /// Whether it decides the turn of a share.
    [[nodiscard]] bool decides_turn_of(ShareNo no) const;

    std::optional<Seq> undoes;           ///< the entry that this one reverses
    std::int64_t late_reversals = 0;     ///< 1 = it is dated later than the entry it reverses
    std::optional<Date> undone_on = {};  ///< filled in by `History`: when it was reversed

    /// What the organiser paid in the share's place, over all dues.
    [[nodiscard]] Vnd advanced_together() const;
    /// Whether an entry and its reversal on the same day leave no trace in time.
    [[nodiscard]] bool is_cancelled() const {
        return undone_on == on || (undoes && late_reversals == 0);
    }
};

/// What an entry moved; nothing for entries that move nothing (openings, closings).
[[nodiscard]] std::optional<Movement> movement_of(const Entry& entry);

/// Brings the group up to date with one movement. The only code that changes what a share paid,
/// received or was advanced.
void apply(Group& group, const Movement& movement);

/// All movements of a group, in the order of (effective date, sequence).
class History {
public:
    void add(Movement movement);
    [[nodiscard]] std::span<const Movement> movements() const { return movements_; }

    /// The group as it stood at the end of the day `on`. The terms and seats are `group`'s.
    [[nodiscard]] Group as_of(const Group& group, Date on) const;

    /// The least money that stands in the box (or the bank account) at the end of any day from
    /// `from` on: what can be taken out on that day without a later day falling short.
    [[nodiscard]] Vnd least_cash(Date from) const { return least(from, &Movement::cash); }
    [[nodiscard]] Vnd least_bank(Date from) const { return least(from, &Movement::bank); }

    /// When `share` last paid or was advanced, or something of it was undone later, or, in a net
    /// group, its free round became another one; nothing where it never was.
    [[nodiscard]] std::optional<Date> last_moved(ShareNo share, Pot pot) const;
    /// When the turn of `share` was last decided, changed or confirmed.
    [[nodiscard]] std::optional<Date> last_turn_change(ShareNo share) const;
    /// When `share` drew, or gave back what it had drawn.
    [[nodiscard]] std::optional<Date> last_draw_of(ShareNo share) const;
    /// When a round was last drawn.
    [[nodiscard]] std::optional<Date> last_drawn() const;

private:
    [[nodiscard]] Vnd least(Date from, Vnd Movement::*money) const;
    template <class Wanted>
    [[nodiscard]] std::optional<Date> last_day_of(Wanted is_wanted) const;
    std::vector<Movement> movements_;
};

/// What a share lacks for the pot of a round.
struct Lack {
    ShareNo share;
    Vnd amount;
};
/// The shares whose dues up to `round` are not covered by their own or the organiser's money.
[[nodiscard]] std::vector<Lack> lacking_for(const Group& group, Round round);

/// What some shares lack together, and which they are: `02, 05`.
struct LackingTogether {
    Vnd amount;
    std::string shares;
};
[[nodiscard]] LackingTogether together(const std::vector<Lack>& lacks);

/// A day at whose end the books would be impossible.
struct Shortfall {
    enum class What {
        money,  ///< the box or the bank account would hold less than nothing
        pot,    ///< a pot was paid out that was not there
    };
    What what;
    Date on;
};
/// The first day, if any, at whose end a paid pot was not covered by every share or the money on
/// hand was below zero.
[[nodiscard]] std::optional<Shortfall> first_shortfall(const Group& group, const History& history);

}  // namespace hui::savings
