#pragma once

#include "engine/report/flags.hpp"
#include "engine/store/ledger.hpp"

namespace hui::report {

struct FlagsRequest {
    /// A group or a portfolio; nothing = all of them, and what members have in common.
    std::optional<std::string> book;
    Date on;
    FlagLimits limits = {};
};

/// The red flags of one book or of the ledger by what is dated up to the day: the register's first,
/// of which a group gets what is about it, then book by book. Refused with `unknown_group`, or as
/// `check_told` does.
[[nodiscard]] Result<std::vector<Flag>> audit_flags(store::Ledger& ledger,
                                                    const FlagsRequest& request);

/// The flags of those books that can be read, and the codes of the others.
struct FlagsOfReadable {
    std::vector<Flag> flags;
    std::vector<std::string> damaged;
};
/// For a ledger in which some books are damaged: what the others raise by the day.
[[nodiscard]] Result<FlagsOfReadable> flags_of_readable(store::Ledger& ledger, Date on);

}  // namespace hui::report
