#pragma once

#include "engine/base/refusal.hpp"

namespace hui::cli {

/// What to do next: the `usual` for the refusal's code, unless its facts show a nearer way.
[[nodiscard]] const char* hint_for(const Refusal& refusal, const char* usual);

}  // namespace hui::cli
