#pragma once

#include "engine/journal/hash.hpp"
#include "engine/savings/terms.hpp"

#include <optional>
#include <vector>

namespace hui::savings {

/// A part of one due that the organiser paid in the share's place.
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

/// A place in the group: pays every round and takes the pot exactly once (chân hụi).
struct Share {
    ShareNo no;
    std::string member;
    Round turn;                         ///< the round in which it draws; 0 = not decided yet
    Vnd paid;                           ///< its own money, all contributions together
    Vnd repaid;                         ///< the part of `paid` that went to the organiser
    Vnd received;                       ///< the pot, once drawn
    std::vector<AdvancedDue> advances;  ///< what was ever advanced for it, in order of rounds
    std::int64_t late_reversals = 0;    ///< of its entries, on a later day than the entry's own

    /// What the organiser paid in its place and has not got back.
    [[nodiscard]] Vnd still_advanced() const;
    /// What stands behind its dues: its own money and what is still advanced for it.
    [[nodiscard]] Vnd covered() const { return paid + still_advanced(); }
    /// Whether its money must be recorded in the order of dates: who gets it, or what stood in
    /// between, would otherwise depend on the order of recording.
    [[nodiscard]] bool needs_date_order() const { return !advances.empty() || late_reversals > 0; }
    [[nodiscard]] bool has_turn() const { return turn != Round{}; }
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

/// A rotating savings group in one cycle, as it stands (tổ hùn vốn xoay vòng, dây hụi).
struct Group {
    Terms terms;
    std::vector<Share> shares;  ///< numbered from 1 without a gap, in order
    Round drawn;                ///< the last round that was drawn; 0 = none
    std::optional<Month> closed_through;
    std::optional<Commitment> commitment;  ///< of a lot that is still to be drawn

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
/// The refusal `already_drawn`: a share draws once.
[[nodiscard]] Refusal already_drawn(const Group& group, const Share& share);
/// The refusal `turn_open`: whose turn the next round is has not been decided.
[[nodiscard]] Refusal turn_open(const Group& group);
/// `02, 05`
[[nodiscard]] std::string list_text(const std::vector<ShareNo>& shares);

/// Whether the group has run its course: every round drawn and every share at zero, with nothing
/// still advanced.
[[nodiscard]] bool is_settled(const Group& group);

/// A group in which nothing has happened yet.
[[nodiscard]] Group opened_group(Terms terms, const std::vector<Seat>& seats);

/// The day of a round; round 1 is the start.
[[nodiscard]] Date date_of_round(const Terms& terms, Round round);
/// The last round due by `on`, 0 before the first.
[[nodiscard]] Round last_round_due(const Group& group, Date on);
/// What the drawing share receives: N contributions gross, N - 1 net (phần lĩnh).
[[nodiscard]] Vnd pot_of(const Group& group);
/// What a share owes for the rounds 1 to `round` together; in a net group nothing for its own
/// round, which, while it is not decided, may be the last.
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
    Vnd paid;      ///< with the share's own money
    Vnd advanced;  ///< still advanced by the organiser

    [[nodiscard]] Vnd outstanding() const { return amount - paid; }
    [[nodiscard]] Vnd uncovered() const { return amount - paid - advanced; }
};

/// All dues of a share, in order of rounds. The share's own money meets the oldest due first; in
/// each due first what nobody advanced, then what the organiser advanced.
[[nodiscard]] std::vector<Due> dues_of(const Group& group, const Share& share);

}  // namespace hui::savings
