#pragma once

#include "engine/store/ledger.hpp"

#include <set>
#include <string>

namespace hui::report {

/// The keys of the codes of a unit and of all below it.
[[nodiscard]] std::set<std::string> with_those_below(store::Ledger& ledger,
                                                     const std::string& unit);

}  // namespace hui::report
