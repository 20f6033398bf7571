#pragma once

#include "engine/actions/recorded.hpp"
#include "engine/journal/correction.hpp"
#include "engine/savings/bank.hpp"

namespace hui::actions {

/// What happened to a group's bank account, as somebody reports it.
struct BankRequest {
    savings::BankMoved command;
    Date on;
    std::string ref;  ///< empty = one is made
    TrueDate true_date = {};
};

/// Records it in an open book. Refused as `savings::decide_bank_move` says, then as
/// `savings::decide_correction`.
[[nodiscard]] Result<Recorded> move_bank(store::Ledger& ledger, store::Book& book,
                                         const BankRequest& request, const Actor& actor);

}  // namespace hui::actions
