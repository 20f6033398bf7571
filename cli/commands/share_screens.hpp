#pragma once

#include "cli/session.hpp"
#include "engine/actions/recorded.hpp"

namespace hui::cli {

/// What was recorded about who takes part in a group, or about its end, for people: what it means,
/// on which day, who agreed and why, and what to do next.
void print_share_change(store::Ledger& ledger, const actions::Recorded& recorded);

}  // namespace hui::cli
