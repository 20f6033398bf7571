#pragma once

#include "engine/savings/movement.hpp"

#include <algorithm>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace hui::savings {

/// All movements of a group, in the order of (effective date, sequence).
class History {
public:
    void add(Movement movement);
    [[nodiscard]] std::span<const Movement> movements() const { return movements_; }

    /// The group as it stood at the end of the day `on`. The terms are `group`'s.
    [[nodiscard]] Group as_of(const Group& group, Date on) const;

    /// What others had paid in the place of a share that left by the day `on`: the part of what it
    /// paid, and of what it received, that was never its own money.
    [[nodiscard]] Vnd laid_out_for(ShareNo share, Date on) const;

    /// The least money that stands in the box (or the bank account) at the end of any day from
    /// `from` on: what can be taken out on that day without a later day falling short.
    [[nodiscard]] Vnd least_cash(Date from) const { return least(from, {&Movement::cash}); }
    [[nodiscard]] Vnd least_bank(Date from) const { return least(from, {&Movement::bank}); }
    /// The same of both together: what goes from one to the other lessens neither.
    [[nodiscard]] Vnd least_money(Date from) const {
        return least(from, {&Movement::cash, &Movement::bank});
    }

    /// What stands in the box at the end of the day.
    [[nodiscard]] Vnd cash_on(Date on) const;

    /// The least that stands in the reserve fund at the end of any day from `from` on.
    [[nodiscard]] Vnd least_reserve(Date from) const { return least(from, {&Movement::reserve}); }
    /// The same of the late interest in the group's money, and of what went of it to the organiser,
    /// and to those who drew, since late interest was last shared out.
    [[nodiscard]] Vnd least_interest(Date from) const {
        return least(from, {&Movement::interest_held});
    }
    [[nodiscard]] Vnd least_organiser_interest(Date from) const {
        return least(from, {&Movement::organiser_interest});
    }
    [[nodiscard]] Vnd least_drawer_interest(Date from) const {
        return least(from, {&Movement::drawer_interest});
    }

    /// The last movement that is wanted, but for what was undone on its own day; null where there
    /// is none.
    template <class Wanted>
    [[nodiscard]] const Movement* last_where(Wanted is_wanted) const {
        const auto last =
            std::find_if(movements_.rbegin(), movements_.rend(),
                         [&](const Movement& m) { return !m.is_cancelled() && is_wanted(m); });
        return last == movements_.rend() ? nullptr : &*last;
    }
    /// When `share` last paid or was advanced, or something of it was undone later, or it owes in
    /// other rounds than before: it left, or another one did before its draw, or, in a net group,
    /// its free round became another one; nothing where it never was.
    [[nodiscard]] std::optional<Date> last_moved(const Group& group, ShareNo share) const;
    /// When the turn of `share` was last decided, changed or confirmed.
    [[nodiscard]] std::optional<Date> last_turn_change(ShareNo share) const;
    /// The last lot that decided the turns of all these shares; null where there was none.
    [[nodiscard]] const Movement* last_lot_over(const std::vector<ShareNo>& shares) const;
    /// When `share` drew, or gave back what it had drawn.
    [[nodiscard]] std::optional<Date> last_draw_of(ShareNo share) const;
    /// What last let a share leave or come in; null where nothing did.
    [[nodiscard]] const Movement* last_share_change() const;
    /// What last changed the holder of `share` (0 = the organiser); null where nothing did.
    [[nodiscard]] const Movement* last_holder_change(ShareNo share) const;
    /// By which entry the organiser of the end of a day is the organiser: the opening, or a change.
    [[nodiscard]] Seq organiser_since(Date on) const;
    /// Who held `share` (0 = who organised) when the entry `seq`, dated `on`, was in force; `now`
    /// is who does so with all that is recorded, empty where the share is no longer there.
    [[nodiscard]] std::string holder_at(ShareNo share, std::string now, Date on, Seq seq) const;
    /// When a round was last drawn, or a part of its pot handed over.
    [[nodiscard]] std::optional<Date> last_drawn() const;
    /// When the interest on a due or hand-over of `share` was last settled, or that was undone.
    [[nodiscard]] std::optional<Date> last_settled(ShareNo share, InterestOn what,
                                                   Round round) const;

private:
    using Parts = std::initializer_list<Vnd Movement::*>;
    [[nodiscard]] Vnd least(Date from, Parts parts) const;
    template <class Wanted>
    [[nodiscard]] std::optional<Date> last_day_of(Wanted is_wanted) const;
    std::vector<Movement> movements_;
};

/// Whether the movement changes in which rounds, or with what money, a share meets its dues: its
/// own money, or, in a net group, another free round.
[[nodiscard]] bool moves_money_of(const Movement& movement, const Group& group, ShareNo share);
/// Whether a share left by it that had not drawn: from then on others owe in other rounds.
[[nodiscard]] bool puts_out(const Movement& movement, const Group& group);

/// The refusal `before_share_change`, which names the entry, for what is dated before a movement
/// that it goes by; null is none.
[[nodiscard]] Check check_not_before(const Group& group, const Movement* last, Date on);

/// What a share lacks for the pot of a round.
struct Lack {
    ShareNo share;
    Vnd amount;
};
/// The shares whose dues up to `round` nothing covers.
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
        money,  ///< the box, the bank account or the reserve fund would hold less than nothing
        pot,    ///< a round was drawn whose dues were not all covered
    };
    What what;
    Date on;
};
/// The first day, if any, at whose end more of a pot was paid than was there, a pot that may only
/// be drawn whole was not covered by every share, or else the box, the bank account, the reserve
/// fund or the late interest held less than nothing.
[[nodiscard]] std::optional<Shortfall> first_shortfall(const Group& group, const History& history);

}  // namespace hui::savings
