#pragma once

#include "cli/session.hpp"

#include <functional>

namespace hui::cli {

/// Records one entry in the register by `work`, and answers: with `written`, a sentence of the
/// catalogue, or that it was there already.
int record_in_register(
    const Session& session,
    const std::function<Result<actions::Recorded>(store::Ledger&, store::Book&)>& work,
    const char* written, const std::vector<NamedFact>& facts);

}  // namespace hui::cli
