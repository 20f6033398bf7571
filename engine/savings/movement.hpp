#pragma once

#include "engine/savings/events.hpp"

#include <optional>
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
    bool draws_lot = false;  ///< the turns came out of a lot, or it decided between equals
    std::vector<SettledInterest> interest = {};
    Vnd reserve = {};             ///< into the reserve fund, negative out of it
    Vnd interest_held = {};       ///< late interest into the group's money, negative out of it
    Vnd organiser_interest = {};  ///< late interest to the organiser, until the rest is shared out
    Vnd drawer_interest = {};     ///< the same to those who drew
    std::optional<HolderChange> holder;
    std::optional<Leaving> leaving;
    std::optional<Joining> joining;
    std::vector<Passed> passed;    ///< what other shares received
    std::vector<Passed> returned;  ///< what shares got back of what they had paid
    bool dissolves = false;
    std::vector<Claim> claims;          ///< that arise; negative when they are paid
    std::vector<TakenOver> taken_over;  ///< what the shares of a group that ran already bring
    std::vector<AdvancedDue> covered;   ///< by the reserve fund
    Vnd recovered;                      ///< by the fund; a part of `paid`
    Vnd from_fund = {};  ///< refunded by it to a share that left, or covered; of `received`
    /// What a count of the box found, as it was posted, or the bank paid; a part of the money.
    Vnd difference = {};
    std::optional<DisputeChanged> dispute = {};
    std::int64_t defaults = 0;  ///< 1 = the share was said to pay no more, -1 = that undone
    /// Whether the shares that pay, or the rounds, are others from then on.
    [[nodiscard]] bool changes_shares() const { return leaving || joining; }
    /// Whether a pot or a part of it was handed over, or that was undone.
    [[nodiscard]] bool hands_over() const { return draws != 0 || (received != Vnd{} && !leaving); }
    /// What of a pot it left in the reserve fund; a part of `received`.
    [[nodiscard]] Vnd kept_in_fund() const {
        return received != Vnd{} && !leaving ? reserve : Vnd{};
    }
    /// What the turn of a share that left gave back to the fund, which had refunded it.
    [[nodiscard]] Vnd back_to_fund() const {
        return draws != 0 && received == Vnd{} ? reserve : Vnd{};
    }
    /// Of a leaving: what others had paid in the share's place, which counts as paid and received.
    [[nodiscard]] Vnd laid_out() const { return leaving ? paid : Vnd{}; }
    /// Whether it settles the interest on a round's due or hand-over, or undoes that.
    [[nodiscard]] bool settles(InterestOn what, Round round) const;
    /// Whether it changes what stands behind the dues of its share: a contribution, an advance, or
    /// what the reserve fund pays.
    [[nodiscard]] bool covers_dues() const {
        return paid != Vnd{} || !advanced.empty() || !covered.empty();
    }
    /// Whether it is about the share: its money, its turn, who holds it, what it received.
    [[nodiscard]] bool is_about(ShareNo no) const;
    /// What the share got back of what it had paid.
    [[nodiscard]] Vnd returned_to(ShareNo no) const;
    /// Whether it decides the turn of a share.
    [[nodiscard]] bool decides_turn_of(ShareNo no) const;

    std::optional<Seq> corrects;         ///< the entry in whose place this one stands
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

}  // namespace hui::savings
