#pragma once

#include "cli/session.hpp"
#include "engine/report/group_report.hpp"

namespace hui::cli {

/// Says what a contribution, an advance, a payout or a reversal recorded, for the treasurer.
void print_recorded_money(const actions::Recorded& recorded, const report::GroupReport& group);

/// The whole answer to such a command, for people or programs. Returns the exit status.
int answer_money(store::Ledger& ledger, const Session& session, const actions::Recorded& recorded);

}  // namespace hui::cli
