#pragma once

#include "engine/journal/body.hpp"

namespace hui {

/// Where an entry came from: typed in as it happened, or imported from a file (and so not "far
/// from its date" in an auditor's eyes).
enum class Source { typed, imported };

/// Marks the body of an imported entry.
void add_source(BodyWriter& body, Source source);
[[nodiscard]] Source source_of(const BodyReader& body);

}  // namespace hui
