#pragma once

#include "engine/journal/correction.hpp"
#include "engine/journal/entry.hpp"
#include "engine/journal/source.hpp"
#include "engine/savings/bank_events.hpp"
#include "engine/savings/count_events.hpp"
#include "engine/savings/default_events.hpp"
#include "engine/savings/dispute_events.hpp"
#include "engine/savings/dissolution_events.hpp"
#include "engine/savings/interest_events.hpp"
#include "engine/savings/interest_shared.hpp"
#include "engine/savings/renewal.hpp"
#include "engine/savings/reserve_events.hpp"
#include "engine/savings/share_events.hpp"
#include "engine/savings/turn_events.hpp"

#include <optional>
#include <string_view>
#include <variant>
#include <vector>

namespace hui::savings {

using hui::Source;

/// What a share brings into these books from others, which were kept before.
struct TakenOver {
    ShareNo share;
    Vnd paid;                           ///< its own money so far
    Vnd received;                       ///< the pot, if it has drawn
    std::vector<AdvancedDue> advances;  ///< what the organiser paid for it and has not got back
    friend bool operator==(const TakenOver&, const TakenOver&) = default;
};

/// A group began, was taken over in the midst of its cycle, or goes on with another cycle. Kind
/// `group-opened`.
struct GroupOpened {
    Terms terms;
    std::vector<Seat> seats;
    Source source = Source::typed;
    std::vector<TakenOver> taken_over = {};  ///< by share, of all; empty = nothing happened yet
    std::optional<Renewal> renews = {};      ///< the cycle before it; nothing = a first one
};

/// A share paid in (góp, đóng hụi). Kind `contributed`.
struct Contributed {
    ShareNo share;
    Vnd amount;
    Vnd repaid;  ///< the part that went to the organiser for an earlier advance, not into the pot
    Method method = Method::cash;
    Source source = Source::typed;
    Vnd recovered = {};  ///< the part that went back to the reserve fund
    std::optional<Correction> correction = {};
};

/// The organiser paid in the place of a share (choàng). Kind `advanced`.
struct Advanced {
    ShareNo share;
    Vnd amount;
    std::vector<AdvancedDue> dues;  ///< which dues it stands for
    Method method = Method::cash;
    Source source = Source::typed;
    std::optional<Correction> correction = {};
};

/// Who a payout is handed to.
enum class Receiver { share, organiser, reserve };

/// The pot, or a part of it, was handed to the share whose turn it was (hốt hụi, lĩnh họ). Kind
/// `paid-out`.
struct PaidOut {
    /// The first part draws the round; the rest was still owed to the drawer.
    enum class Part { first, rest };
    Round round;
    ShareNo share;
    Vnd amount;
    Vnd cash;                      ///< the part out of the box; the rest is out of the bank account
    std::optional<Method> method;  ///< as asked for; nothing = cash first, then bank
    /// The refund of a share that left goes, as far as they laid it out before, to the organiser
    /// and the reserve fund, which gets it without a đồng leaving the box or the bank account.
    Receiver to = Receiver::share;
    Source source = Source::typed;
    Part part = Part::first;
    Vnd reserve = {};              ///< beside `amount`: left in the reserve fund, or back to it
    std::string approved_by = {};  ///< the second person who agreed; empty = nobody was asked
    Vnd left = {};                 ///< still to be handed over after it
    std::optional<Correction> correction = {};
};

using Event = std::variant<GroupOpened, Contributed, Advanced, PaidOut, TurnsChanged, LotCommitted,
                           TurnRulesAgreed, InterestSettled, InterestShared, ReserveSpent,
                           ReserveReturned, ShareLeft, HolderChanged, ShareJoined, OrganiserChanged,
                           GroupDissolved, ClaimSettled, ReserveCovered, ShareDefaulted,
                           CashCounted, DifferencePosted, DisputeChanged, BankMoved>;

inline constexpr std::string_view group_opened_kind = "group-opened";
inline constexpr std::string_view contributed_kind = "contributed";
inline constexpr std::string_view advanced_kind = "advanced";
inline constexpr std::string_view paid_out_kind = "paid-out";

/// The entry that records an event on the day `on`.
[[nodiscard]] Draft draft_of(const GroupOpened& event, Date on);
[[nodiscard]] Draft draft_of(const Contributed& event, Date on);
[[nodiscard]] Draft draft_of(const Advanced& event, Date on);
[[nodiscard]] Draft draft_of(const PaidOut& event, Date on);

/// The event that an entry of a group's book records; nothing for kinds of other modules
/// (closings, reversals). Throws `BodyError` for a body that was never written here.
[[nodiscard]] std::optional<Event> event_of(std::string_view kind, std::string_view body);

/// The postings that an entry of this kind and body must have; nothing for kinds whose postings no
/// event of this module decides. Throws `BodyError` as `event_of` does.
[[nodiscard]] std::optional<std::vector<Posting>> postings_for(std::string_view kind,
                                                               std::string_view body);

}  // namespace hui::savings
