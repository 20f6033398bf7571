#pragma once

#include "engine/actions/recorded.hpp"
#include "engine/journal/correction.hpp"
#include "engine/savings/contribute.hpp"

#include <set>

namespace hui::actions {

/// A contribution as somebody reports it.
struct ContributeRequest {
    savings::Contribute command;
    Date on;
    std::string ref;  ///< empty = one is made
    TrueDate true_date = {};
};

/// Records a contribution in an open book.
[[nodiscard]] Result<Recorded> contribute(store::Ledger& ledger, store::Book& book,
                                          const ContributeRequest& request, const Actor& actor);

/// Records what every share owes by the date, except some, in one transaction: all or none. The
/// reference of each is `ref` (or a new one) with a colon and the share's number behind it; the
/// same again gives the same entries, another list under `ref` is refused with `ref_taken`. Refused
/// with `nobody_owes` when no share owes anything.
struct ContributeAllRequest {
    std::string group;
    std::optional<Vnd> amount;
    savings::Method method = savings::Method::cash;
    std::set<ShareNo> except;
    Date on;
    std::string ref;
};
[[nodiscard]] Result<std::vector<Recorded>> contribute_all(store::Ledger& ledger,
                                                           const ContributeAllRequest& wanted,
                                                           const Actor& actor);

}  // namespace hui::actions
