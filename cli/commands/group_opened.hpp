#pragma once

#include "cli/session.hpp"
#include "engine/actions/open_group.hpp"

namespace hui::cli {

/// Says what was opened and on which terms, or that it was there already.
int answer_opened(const actions::OpenedGroup& opened, const Session& session);

}  // namespace hui::cli
