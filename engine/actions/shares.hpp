#pragma once

#include "engine/actions/recorded.hpp"
#include "engine/savings/dissolution.hpp"
#include "engine/savings/organiser.hpp"
#include "engine/savings/shares.hpp"

#include <variant>

namespace hui::actions {

/// A change of who takes part, as somebody reports it.
struct ShareRequest {
    std::variant<savings::LeaveShare, savings::HandOver, savings::JoinShare,
                 savings::ChangeOrganiser, savings::DissolveGroup, savings::SettleClaim>
        command;
    Date on;
    std::string ref;  ///< empty = one is made
};

/// Records in an open book that a share leaves, is handed over or comes in, that another member
/// organises the group, that it is dissolved, or that a claim was paid then. Refused with
/// `unknown_member`, or as the rule of the command says.
[[nodiscard]] Result<Recorded> change_shares(store::Ledger& ledger, store::Book& book,
                                             const ShareRequest& request, const Actor& actor);

}  // namespace hui::actions
