#pragma once

#include "engine/savings/events.hpp"

#include <algorithm>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace hui::savings {

/// Another member holds a share, or is the organiser.
struct HolderChange {
    ShareNo share;  ///< 0 = the organiser
    std::string member;
    std::string was;
    friend bool operator==(const HolderChange&, const HolderChange&) = default;
};

/// A share that leaves on the movement's day, or one whose leaving is undone.
struct Leaving {
    Round after;  ///< the last round that was drawn
    enum class Way { out, back } way = Way::out;
};

/// A share that comes in on the movement's day, or one whose coming in is undone.
struct Joining {
    Seat seat;
    Round after;  ///< the last round that was drawn
    enum class Way { in, back } way = Way::in;
};

/// What one entry changed in a group: sums that can be added up in any order, and turns, holders
/// and shares that come and go, which stand as the last entry in the order of dates has them. A
/// reversal's movement is that of the entry that it undoes with the signs turned, on its own date.
struct Movement {
    Date on;
    Seq seq;
    /// 0 where it is about no share alone: turns, the organiser, the reserve fund, a group that was
    /// taken over.
    ShareNo share;
    Vnd paid;
    Vnd repaid;
    Vnd received;
    Vnd refunded;  ///< by the organiser to a share that left; negative when he got it back
    Vnd cash;
    Vnd bank;
    std::vector<AdvancedDue> advanced;
    std::int64_t draws = 0;  ///< 1 = a round was drawn, -1 = a draw was undone
    std::vector<TurnChange> turns;
    std::vector<SettledInterest> interest = {};
    Vnd reserve = {};             ///< into the reserve fund, negative out of it
    Vnd interest_held = {};       ///< late interest into the group's money, negative out of it
    Vnd organiser_interest = {};  ///< late interest to the organiser, until the rest is shared out
    std::optional<HolderChange> holder;
    std::optional<Leaving> leaving;
    std::optional<Joining> joining;
    std::vector<Passed> passed;  ///< what other shares received
    bool dissolves = false;
    std::vector<Claim> claims;          ///< that arise; negative when they are paid
    std::vector<TakenOver> taken_over;  ///< what the shares of a group that ran already bring
    std::vector<AdvancedDue> covered;   ///< by the reserve fund
    Vnd recovered;                      ///< by the fund; a part of `paid`
    std::int64_t defaults = 0;          ///< 1 = the share was said to pay no more, -1 = that undone
    /// Whether the shares that pay, or the rounds, are others from then on.
    [[nodiscard]] bool changes_shares() const { return leaving || joining; }
    /// Whether a pot or a part of it was handed over, or that was undone.
    [[nodiscard]] bool hands_over() const { return draws != 0 || (received != Vnd{} && !leaving); }
    /// Whether it settles the interest on a round's due or hand-over, or undoes that.
    [[nodiscard]] bool settles(InterestOn what, Round round) const;
    /// Whether it changes what stands behind the dues of its share: a contribution, an advance, or
    /// what the reserve fund pays.
    [[nodiscard]] bool covers_dues() const {
        return paid != Vnd{} || !advanced.empty() || !covered.empty();
    }
    /// Whether it is about the share: its money, its turn, who holds it, what it received.
    [[nodiscard]] bool is_about(ShareNo no) const;
    /// Whether it decides the turn of a share.
    [[nodiscard]] bool decides_turn_of(ShareNo no) const;

    std::optional<Seq> undoes;           ///< the entry that this one reverses
    std::int64_t late_reversals = 0;     ///< 1 = it is dated later than the entry it reverses
    std::optional<Date> undone_on = {};  ///< filled in by `History`: when it was reversed

    /// What the organiser paid in the share's place, over all dues.
    [[nodiscard]] Vnd advanced_together() const;
    /// What the reserve fund did.
    [[nodiscard]] Vnd covered_together() const;
    /// Whether an entry and its reversal on the same day leave no trace in time.
    [[nodiscard]] bool is_cancelled() const {
        return undone_on == on || (undoes && late_reversals == 0);
    }
};

/// What an entry moved; nothing for entries that move nothing (closings, most openings).
[[nodiscard]] std::optional<Movement> movement_of(const Entry& entry);

/// Brings the group up to date with one movement. The only code that changes what a share paid,
/// received or was advanced.
void apply(Group& group, const Movement& movement);

/// All movements of a group, in the order of (effective date, sequence).
class History {
public:
    void add(Movement movement);
    [[nodiscard]] std::span<const Movement> movements() const { return movements_; }

    /// The group as it stood at the end of the day `on`. The terms are `group`'s.
    [[nodiscard]] Group as_of(const Group& group, Date on) const;

    /// The least money that stands in the box (or the bank account) at the end of any day from
    /// `from` on: what can be taken out on that day without a later day falling short.
    [[nodiscard]] Vnd least_cash(Date from) const { return least(from, &Movement::cash); }
    [[nodiscard]] Vnd least_bank(Date from) const { return least(from, &Movement::bank); }

    /// The least that stands in the reserve fund at the end of any day from `from` on.
    [[nodiscard]] Vnd least_reserve(Date from) const { return least(from, &Movement::reserve); }
    /// The same of the late interest in the group's money, and of what went to the organiser of it
    /// since late interest was last shared out.
    [[nodiscard]] Vnd least_interest(Date from) const {
        return least(from, &Movement::interest_held);
    }
    [[nodiscard]] Vnd least_organiser_interest(Date from) const {
        return least(from, &Movement::organiser_interest);
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
    /// When `share` drew, or gave back what it had drawn.
    [[nodiscard]] std::optional<Date> last_draw_of(ShareNo share) const;
    /// What last let a share leave or come in; null where nothing did.
    [[nodiscard]] const Movement* last_share_change() const;
    /// What last changed the holder of `share` (0 = the organiser); null where nothing did.
    [[nodiscard]] const Movement* last_holder_change(ShareNo share) const;
    /// Who held `share` (0 = who organised) when the entry `seq`, dated `on`, was in force; `now`
    /// is who does so with all that is recorded, empty where the share is no longer there.
    [[nodiscard]] std::string holder_at(ShareNo share, std::string now, Date on, Seq seq) const;
    /// When a round was last drawn, or a part of its pot handed over.
    [[nodiscard]] std::optional<Date> last_drawn() const;
    /// When the interest on a due or hand-over of `share` was last settled, or that was undone.
    [[nodiscard]] std::optional<Date> last_settled(ShareNo share, InterestOn what,
                                                   Round round) const;

private:
    [[nodiscard]] Vnd least(Date from, Vnd Movement::*money) const;
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
