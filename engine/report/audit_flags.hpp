#pragma once

#include "engine/report/flags.hpp"
#include "engine/store/ledger.hpp"

namespace hui::report {

struct FlagsRequest {
    std::optional<std::string> group;  ///< nothing = every group, and what is about several of them
    Date on;
    FlagLimits limits = {};
};

/// The red flags of one group or of the ledger: the register's first, then book by book; of a
/// portfolio only what was recorded long after its date. Refused
/// with `unknown_group`.
[[nodiscard]] Result<std::vector<Flag>> audit_flags(store::Ledger& ledger,
                                                    const FlagsRequest& request);

}  // namespace hui::report
