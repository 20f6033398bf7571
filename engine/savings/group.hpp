#pragma once

#include "engine/journal/hash.hpp"
#include "engine/savings/count_events.hpp"
#include "engine/savings/dispute_events.hpp"
#include "engine/savings/lot.hpp"
#include "engine/savings/settled_interest.hpp"
#include "engine/savings/terms.hpp"
#include "engine/savings/turn_rules.hpp"

#include <optional>
#include <vector>

namespace hui::savings {

/// A part of one due that the organiser, or the reserve fund, paid in the share's place.
struct AdvancedDue {
    Round round;
    Vnd amount;
    friend bool operator==(const AdvancedDue&, const AdvancedDue&) = default;
};

/// A share's turn as it is after a change, and as it was; 0 = nobody knew yet.
struct TurnChange {
    ShareNo share;
    Round turn;
    Round was;
    friend bool operator==(const TurnChange&, const TurnChange&) = default;
};

/// A share's coming into, or going out of, a running group: the day, and the last round that was
/// drawn by then.
struct Passage {
    Date on;
    Round after;
    friend bool operator==(const Passage&, const Passage&) = default;
};

/// A place in the group: pays every round and takes the pot exactly once (chân hụi).
struct Share {
    ShareNo no;
    std::string member;
    Round turn;                         ///< the round in which it draws; 0 = not decided yet
    Vnd paid;                           ///< its own money, all contributions together
    Vnd repaid;                         ///< the part of `paid` that went to the organiser
    Vnd received;                       ///< the pot, once drawn
    std::vector<AdvancedDue> advances;  ///< what was ever advanced for it, in order of rounds
    /// Of its contributions and advances, on a later day than the entry's own.
    std::int64_t late_reversals = 0;
    std::vector<SettledInterest> interest = {};  ///< paid or waived, in order of what and round
    std::optional<Passage> joined = {};          ///< when it came in mid-cycle
    std::optional<Passage> left = {};            ///< when its holder gave it up
    std::vector<AdvancedDue> covers = {};  ///< what the reserve fund ever paid for it, by rounds
    Vnd recovered = {};                    ///< the part of `paid` that went back to the fund
    std::optional<Date> in_default = {};   ///< when it was said to pay no more
    /// The part of `received` that the reserve fund refunded when it left, or had covered.
    Vnd from_fund = {};

    /// What the organiser paid in its place and has not got back.
    [[nodiscard]] Vnd still_advanced() const;
    /// What the reserve fund paid in its place and has not got back.
    [[nodiscard]] Vnd still_from_reserve() const;
    /// What others paid in its place and have not got back.
    [[nodiscard]] Vnd paid_for_it() const { return still_advanced() + still_from_reserve(); }
    /// What stands behind its dues: its own money and what others still pay in its place.
    [[nodiscard]] Vnd covered() const { return paid + paid_for_it(); }
    /// Whether its money must be recorded in the order of dates: who gets it, or what stood in
    /// between, would otherwise depend on the order of recording.
    [[nodiscard]] bool needs_date_order() const { return is_entangled() || has_settled_dues(); }
    /// Whether others paid in its place, or its money was undone on a later day.
    [[nodiscard]] bool is_entangled() const {
        return !advances.empty() || !covers.empty() || late_reversals > 0;
    }
    /// Whether interest on one of its dues was settled: how late that due was paid stands then.
    [[nodiscard]] bool has_settled_dues() const;
    /// What was settled of the interest on a round's due or hand-over; null where nothing was.
    [[nodiscard]] const SettledInterest* settled(InterestOn what, Round round) const;
    [[nodiscard]] bool has_turn() const { return turn != Round{}; }
    /// Whether it left before it drew: it pays nothing after `left->after`, and gets its money
    /// back in its own turn. (A share that leaves after it drew still pays.)
    [[nodiscard]] bool is_out() const { return left && turn > left->after; }
    /// Of a share that left: what the organiser and the reserve fund laid out of its refund before
    /// its turn, which gives that back to them. Asked before that turn is drawn.
    [[nodiscard]] Vnd refunded_early() const { return is_out() ? received : Vnd{}; }
    /// Whether it left before it drew and has all its money back: it is no party any more.
    [[nodiscard]] bool is_refunded() const { return is_out() && net() == Vnd{}; }
    /// Received less paid.
    [[nodiscard]] Vnd net() const { return received - paid; }

    friend bool operator==(const Share&, const Share&) = default;
};

/// The hash of a secret that a lot will be drawn with, and the entry that holds it.
struct Commitment {
    Hash hash;
    std::string source;  ///< where the number will come from
    Seq seq;
    Date on;
    friend bool operator==(const Commitment&, const Commitment&) = default;
};

/// What one of a dissolved group owes another: shares, or the organiser (0).
struct Claim {
    ShareNo from;
    ShareNo to;
    Vnd amount;
    friend bool operator==(const Claim&, const Claim&) = default;
};

/// A rotating savings group in one cycle, as it stands (tổ hùn vốn xoay vòng, dây hụi).
struct Group {
    Terms terms;
    std::vector<Share> shares;  ///< numbered from 1 without a gap, in order
    Round drawn;                ///< the last round that was drawn; 0 = none
    std::optional<Month> closed_through;
    std::optional<Commitment> commitment;    ///< of a lot that is still to be drawn
    std::optional<RulesInForce> rules = {};  ///< for turns that are still to be drawn
    Vnd reserve = {};                        ///< in the reserve fund
    Vnd interest_held = {};                  ///< late interest in the box and the bank account
    std::vector<ShareNo> out = {};           ///< the shares that left before they drew, by number
    std::optional<Date> dissolved = {};
    std::vector<Claim> claims = {};  ///< what is still owed since it was dissolved
    /// When it was taken over in the midst of its cycle: these books begin on that day.
    std::optional<Date> taken_over_on = {};
    Cycle cycle{1};           ///< its number; each cycle has a book of its own
    std::string renews = {};  ///< the code of the cycle before it; empty = it renews none
    std::optional<LastCount> last_count = {};  ///< of the box
    /// What counts found in the box and the books had not, less what was missing, as it was posted,
    /// and what the bank paid, less what it took.
    Vnd cash_difference = {};
    std::vector<OpenDispute> disputes = {};  ///< that are not settled, by entry

    /// As many rounds as shares.
    [[nodiscard]] Round rounds() const { return Round{static_cast<std::int64_t>(shares.size())}; }
    [[nodiscard]] bool all_drawn() const { return drawn == rounds(); }
    [[nodiscard]] bool has_drawn(const Share& share) const {
        return share.has_turn() && share.turn <= drawn;
    }
    /// Null where there is no such share.
    [[nodiscard]] const Share* find(ShareNo no) const;
    /// A share that is known to be there; throws `std::out_of_range` otherwise.
    [[nodiscard]] Share& at(ShareNo no);
    /// The share that draws in a round, which must be one from 1 to `rounds()`; null where that is
    /// not decided yet.
    [[nodiscard]] const Share* holder_of(Round round) const;

    friend bool operator==(const Group&, const Group&) = default;
};

/// The refusal `unknown_share`, with what the group has.
[[nodiscard]] Refusal unknown_share(const Group& group, ShareNo share);
/// The refusal `share_left`: the share was given up.
[[nodiscard]] Refusal share_left(const Group& group, const Share& share);
/// The refusal `before_share_change` for what is dated before the share came in, if it is.
[[nodiscard]] Check check_was_there(const Share& share, Date on);
/// The refusal `already_drawn`: a share draws once.
[[nodiscard]] Refusal already_drawn(const Group& group, const Share& share);
/// The refusal `turn_open`: whose turn the next round is has not been decided.
[[nodiscard]] Refusal turn_open(const Group& group);
/// `02, 05`
[[nodiscard]] std::string list_text(const std::vector<ShareNo>& shares);

/// What the organiser refunded to shares that left, and gets back in their rounds. Nothing in a
/// group that was dissolved, here and in the next four: it is among its claims.
[[nodiscard]] Vnd refunds_open(const Group& group);
/// What the organiser paid in the place of a share, and has not got back.
[[nodiscard]] Vnd advance_open(const Group& group, const Share& share);
/// The same of all shares.
[[nodiscard]] Vnd advances_open(const Group& group);
/// What the reserve fund paid in the place of a share, and has not got back.
[[nodiscard]] Vnd cover_open(const Group& group, const Share& share);
/// The same of all shares, with what the fund refunded to shares that left, until their rounds give
/// it back.
[[nodiscard]] Vnd fund_claims_open(const Group& group);
/// What a share owes the others, less what they owe it: what it received less what it paid, and
/// after a dissolution what its claims come to, which is the same on that day, less its part of
/// what the reserve fund had still to get.
[[nodiscard]] Vnd net_of(const Group& group, const Share& share);

/// What is to be handed out before a group whose rounds are drawn is finished.
struct StillOpen {
    Vnd to_hand_over;  ///< of the lowest drawn pot of which something is there
    Vnd reserve;       ///< in the reserve fund
    Vnd interest;      ///< late interest in the group's money
    [[nodiscard]] bool is_nothing() const {
        return to_hand_over == Vnd{} && reserve == Vnd{} && interest == Vnd{};
    }
};
[[nodiscard]] StillOpen still_open(const Group& group);

/// Whether every round is drawn and everything is handed out. What the organiser advanced may still
/// be owed to him, and to the reserve fund what it paid.
[[nodiscard]] bool is_finished(const Group& group);

/// Whether the group has run its course: it is finished, every share at zero with nothing still
/// advanced; or it was dissolved.
[[nodiscard]] bool is_settled(const Group& group);

/// A group in which nothing has happened yet.
[[nodiscard]] Group opened_group(Terms terms, const std::vector<Seat>& seats);

/// The day on which a share's due of a round is to be paid: the round's own, but at once what is
/// left when a share that has drawn leaves, and not before a share, or its round, came in.
[[nodiscard]] Date due_date(const Group& group, const Share& share, Round round);
/// The day on which a round's contributions are due: its own, but not before the round came in.
[[nodiscard]] Date due_day(const Group& group, Round round);
/// The first day on which a round may be drawn, likewise.
[[nodiscard]] Date draw_day(const Group& group, Round round);
/// What a share owes in one round: a contribution. In a net group nothing in its own round, which,
/// while it is not decided, may be the last. A share that left before it drew owes nothing in the
/// rounds after; in the turn of such a share those that drew while it paid owe one contribution,
/// so that it is refunded, and the others nothing (Decree 19/2019 art. 10). Nothing in a group that
/// was dissolved: what was owed is settled by its claims.
[[nodiscard]] Vnd due_in(const Group& group, const Share& share, Round round);
/// What is handed over in a round: the dues of all shares, N contributions gross, N - 1 net (phần
/// lĩnh), or the refund of a share that left.
[[nodiscard]] Vnd pot_of(const Group& group, Round round);
/// What was to be handed over to a share, whose turn is decided, in its round: the pot, but what a
/// share that came in after that round owes for it goes to the drawer directly, and what stays in
/// the reserve fund isn't handed over. Nothing stays there of a refund.
[[nodiscard]] Vnd pot_to_hand_over(const Group& group, const Share& drawer);
/// The day on which that was to be handed over: its round's draw date, but not before the share or
/// the round came in, or a share that is refunded left.
[[nodiscard]] Date hand_over_date(const Group& group, const Share& drawer);
/// What is to be handed over next of a pot that was drawn: what is there of it and its drawer has
/// not got (`next_to_hand_over` says whose); 0 = nothing, as in a group that was dissolved.
[[nodiscard]] Vnd still_to_hand_over(const Group& group);
/// What a share owes for the rounds 1 to `round` together.
[[nodiscard]] Vnd dues_through(const Group& group, const Share& share, Round round);
/// What is due by `on` and not paid with the share's own money (nợ đọng).
[[nodiscard]] Vnd arrears_of(const Group& group, const Share& share, Date on);
/// What the share has paid with its own money beyond what is due by `on` (góp trước).
[[nodiscard]] Vnd ahead_of(const Group& group, const Share& share, Date on);

/// What one share owes in one round, and how far it is met.
struct Due {
    ShareNo share;
    Round round;
    Date on;
    Vnd amount;
    Vnd paid;               ///< with the share's own money
    Vnd advanced;           ///< still advanced by the organiser
    Vnd from_reserve = {};  ///< still paid by the reserve fund

    [[nodiscard]] Vnd outstanding() const { return amount - paid; }
    [[nodiscard]] Vnd uncovered() const { return amount - paid - advanced - from_reserve; }
};

/// All dues of a share that are not 0, in order of rounds. The share's own money meets the oldest
/// due first; in each due first what nobody covers, then what the organiser advanced, then what the
/// reserve fund paid.
[[nodiscard]] std::vector<Due> dues_of(const Group& group, const Share& share);

}  // namespace hui::savings
