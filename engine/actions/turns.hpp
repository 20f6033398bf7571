#pragma once

#include "engine/actions/recorded.hpp"
#include "engine/savings/choose_turns.hpp"

#include <variant>

namespace hui::actions {

/// A decision on turns as somebody reports it.
struct TurnsRequest {
    std::variant<savings::SetTurns, savings::SwapTurns, savings::CedeTurn, savings::DrawLot,
                 savings::SetByNeed, savings::SetByWishes>
        command;
    Date on;
    std::string ref;  ///< empty = one is made
};

/// Records in an open book how turns were decided or changed. Refused as the rule of the command
/// says.
[[nodiscard]] Result<Recorded> change_turns(store::Ledger& ledger, store::Book& book,
                                            const TurnsRequest& request, const Actor& actor);

/// A secret whose hash shall be recorded, before the number exists that it will be mixed with.
struct CommitRequest {
    savings::CommitLot command;
    std::string ref;  ///< empty = one is made
};

/// Records in an open book the commitment to a lot, dated today: it is worth something only from
/// the moment when it stands in the journal. Refused as `savings::decide_commit` says.
[[nodiscard]] Result<Recorded> commit_lot(store::Ledger& ledger, store::Book& book,
                                          const CommitRequest& request, const Actor& actor);

/// A secret of 128 random bits that nobody can guess.
[[nodiscard]] savings::LotSecret new_lot_secret();

}  // namespace hui::actions
