#pragma once

#include "cli/session.hpp"
#include "engine/actions/open_group.hpp"

namespace hui::cli {

/// What was agreed on late contributions, and the rate that it comes to.
[[nodiscard]] std::string late_interest_in_words(const savings::LateInterest& late, Rate rate);

/// Says what was opened and on which terms, or that it was there already.
int answer_opened(const actions::OpenedGroup& opened, const Session& session);

}  // namespace hui::cli
