#pragma once

#include "engine/actions/recorded.hpp"

#include <string>
#include <vector>

namespace hui::actions {

/// Appends what a rule of loans decided to an open portfolio; the first entry is what was asked for
/// and takes the reference, the others follow from it. Refused with `not_enough_money` where the
/// box, the bank account or the union's own money in both would be less than nothing on that day or
/// a later one.
[[nodiscard]] Result<Recorded> append_drafts(store::Ledger& ledger, store::Book& book,
                                             Result<std::vector<Draft>> drafts,
                                             const std::string& ref, const Actor& actor);

}  // namespace hui::actions
