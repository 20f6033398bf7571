#pragma once

#include "engine/journal/body.hpp"
#include "engine/savings/turn_events.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace hui::savings {

/// When a share that left before it drew gets its money back (hoàn tiền).
enum class Refund {
    in_turn,       ///< in its own round, from the shares that drew while it paid
    by_organiser,  ///< at once, from the organiser, who gets the refund of its round
    by_reserve,    ///< at once, out of the reserve fund, which gets it
};
/// Reads `turn`, `organiser` or `reserve`; else `bad_choice`.
[[nodiscard]] Result<Refund> parse_refund(std::string_view text);

/// What a share received that another one paid, or got back of what it had paid ahead.
struct Passed {
    ShareNo share;
    Vnd amount;
    friend bool operator==(const Passed&, const Passed&) = default;
};

/// A share's holder gave it up (rút khỏi hụi). Kind `share-left`.
struct ShareLeft {
    ShareNo share;
    Round after;  ///< the last round that was drawn
    Refund refund = Refund::in_turn;
    Vnd refunded;  ///< at once, by the organiser or the reserve fund
    std::string reason;
    std::vector<Consent> consents;
    /// What shares had paid that they don't owe after it, by number: it comes back to them at once.
    std::vector<Passed> returned = {};
    /// The part of that, and of what the fund refunds, out of the box; the rest is out of the bank
    /// account.
    Vnd cash = {};
    std::string approved_by = {};  ///< the second person who agreed; empty = nobody was asked
    /// What the organiser had advanced for it of the rounds that were drawn. It counts as paid by
    /// the share and refunded to it by him, so that its turn gives it back to him.
    Vnd advanced = {};
    Vnd covered = {};  ///< the same of what the reserve fund had paid in its place

    /// What leaves the box and the bank account.
    [[nodiscard]] Vnd handed_out() const;
};

/// How a share, or the organiser's place, came to another member.
enum class HandedBy {
    transfer,     ///< by agreement (chuyển nhượng)
    inheritance,  ///< the heirs take the place of who died (thừa kế)
};

/// Another member holds a share, with all that it paid and owes. Kind `holder-changed`.
struct HolderChanged {
    HandedBy by = HandedBy::transfer;
    ShareNo share;
    std::string member;
    std::string was;
    Vnd price;           ///< of a transfer: what the buyer gives the seller, outside the books
    std::string reason;  ///< of an inheritance
    std::vector<Consent> consents;
};

/// A share came in mid-cycle; the cycle is one round longer, which is its turn. What it pays for
/// the rounds that were drawn goes on to the shares that drew them. Kind `share-joined`.
struct ShareJoined {
    Seat seat;
    Round after;  ///< the last round that was drawn
    Vnd amount;   ///< paid for the rounds up to then
    std::vector<Passed> passed;
    std::vector<Consent> consents;
};

/// Another member is the organiser, and takes over what the group owes him. Kind
/// `organiser-changed`.
struct OrganiserChanged {
    std::string member;
    std::string was;
    Vnd claims;  ///< what was advanced and refunded and has not come back
    std::string reason;
};

inline constexpr std::string_view organiser_changed_kind = "organiser-changed";
inline constexpr std::string_view share_left_kind = "share-left";
inline constexpr std::string_view holder_changed_kind = "holder-changed";
inline constexpr std::string_view share_joined_kind = "share-joined";

/// The entry that records an event on the day `on`.
[[nodiscard]] Draft draft_of(const ShareLeft& event, Date on);
[[nodiscard]] Draft draft_of(const HolderChanged& event, Date on);
[[nodiscard]] Draft draft_of(const ShareJoined& event, Date on);
[[nodiscard]] Draft draft_of(const OrganiserChanged& event, Date on);

/// The consents that a body lists under `consents`, if any; and what writes them there.
[[nodiscard]] std::vector<Consent> consents_in(const BodyReader& body);
void add_consents(BodyWriter& body, const std::vector<Consent>& consents);

/// The events of entries of these kinds. Throw `BodyError` for a body that was never written here.
[[nodiscard]] ShareLeft share_left_of(std::string_view body);
[[nodiscard]] HolderChanged holder_changed_of(std::string_view body);
[[nodiscard]] ShareJoined share_joined_of(std::string_view body);
[[nodiscard]] OrganiserChanged organiser_changed_of(std::string_view body);

}  // namespace hui::savings
