#pragma once

#include "engine/savings/terms.hpp"

namespace hui::cli {

/// Says line by line what the group agreed on: late interest, with the rate that it comes to on
/// the day, the reserve fund, the second person, and what its calendar has of its own.
void print_terms(const savings::Terms& terms, Rate late_rate);

}  // namespace hui::cli
