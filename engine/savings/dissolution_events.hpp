#pragma once

#include "engine/savings/reserve_events.hpp"
#include "engine/savings/share_events.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace hui::savings {

/// What the books of a group hold beside contributions, and who gets it when it is dissolved.
struct FundsShared {
    std::vector<ReservePart> reserve;   ///< what is left of the reserve fund
    std::vector<ReservePart> interest;  ///< the late interest that stands in the group's money
    Vnd to_organiser;                   ///< late interest that went to the organiser
    Vnd on_hand_overs;                  ///< what the organiser paid for pots that came late
    /// What the fund paid in the place of shares and has not got back: whose claims these are.
    std::vector<ReservePart> covered = {};
    Vnd to_drawers = {};  ///< late interest that went to those who drew
};

/// On whom the organiser's claims are for what he had advanced.
enum class AdvanceClaims {
    on_who_owes_last,        ///< as older entries have it, and where he had advanced nothing
    on_who_was_advanced_for  ///< as far as such a share owes anything
};

/// A group came to its end before its time (giải thể). What was in hand is shared out; what is left
/// stands as claims of one on another. Kind `group-dissolved`.
struct GroupDissolved {
    Vnd cash;                    ///< out of the box
    Vnd bank;                    ///< out of the bank account
    Vnd advanced;                ///< what the organiser had advanced and not got back
    Vnd refunded;                ///< what he had refunded and not got back
    std::vector<Passed> shared;  ///< who got what of the contributions; 0 = the organiser
    std::vector<Claim> claims;
    std::string reason;
    std::vector<Consent> consents;
    FundsShared funds = {};
    std::string approved_by = {};  ///< the second person who agreed; empty = nobody was asked
    AdvanceClaims advance_claims = AdvanceClaims::on_who_owes_last;
};

/// Something was paid on a claim, from hand to hand. Kind `claim-settled`.
struct ClaimSettled {
    Claim claim;
    std::string approved_by = {};  ///< the second person who agreed; empty = nobody was asked
};

inline constexpr std::string_view group_dissolved_kind = "group-dissolved";
inline constexpr std::string_view claim_settled_kind = "claim-settled";

/// The entry that records an event on the day `on`.
[[nodiscard]] Draft draft_of(const GroupDissolved& event, Date on);
[[nodiscard]] Draft draft_of(const ClaimSettled& event, Date on);

/// The events of entries of these kinds. Throw `BodyError` for a body that was never written here.
[[nodiscard]] GroupDissolved group_dissolved_of(std::string_view body);
[[nodiscard]] ClaimSettled claim_settled_of(std::string_view body);

}  // namespace hui::savings
