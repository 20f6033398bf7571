#pragma once

#include "engine/actions/recorded.hpp"
#include "engine/journal/correction.hpp"
#include "engine/savings/defaults.hpp"

#include <string>
#include <variant>

namespace hui::actions {

/// What is done about a member who pays no more, as somebody reports it.
struct DefaultRequest {
    std::variant<savings::CoverFromReserve, savings::DeclareDefault> command;
    Date on;
    std::string ref;          ///< empty = one is made
    TrueDate true_date = {};  ///< of what the fund paid; a default is said of its own day
};

/// Records in an open book that the reserve fund paid in the place of a share, or that a share
/// pays no more. Refused as the rule of the command says, and what the fund paid then as
/// `savings::decide_correction`.
[[nodiscard]] Result<Recorded> record_default(store::Ledger& ledger, store::Book& book,
                                              const DefaultRequest& request, const Actor& actor);

}  // namespace hui::actions
