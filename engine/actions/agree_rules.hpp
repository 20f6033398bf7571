#pragma once

#include "engine/actions/recorded.hpp"
#include "engine/savings/agree_rules.hpp"

namespace hui::actions {

/// An agreement on rules for turns as somebody reports it.
struct RulesRequest {
    savings::AgreeRules command;
    Date on;
    std::string ref;  ///< empty = one is made
};

/// Records in an open book on which rules for turns the members agreed. Refused as
/// `savings::decide_rules` says.
[[nodiscard]] Result<Recorded> agree_rules(store::Ledger& ledger, store::Book& book,
                                           const RulesRequest& request, const Actor& actor);

}  // namespace hui::actions
