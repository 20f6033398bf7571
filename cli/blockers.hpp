#pragma once

#include "engine/closing/month_close.hpp"

#include <string>

namespace hui::cli {

/// What stands in the way of closing a month, and what to do.
[[nodiscard]] std::string sentence_of(const closing::Blocker& blocker);

}  // namespace hui::cli
