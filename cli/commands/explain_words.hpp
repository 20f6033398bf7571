#pragma once

#include "engine/report/explain.hpp"

namespace hui::cli {

/// The lines as a table with its running sum, the rule, what comes out, and what it starts from.
void print_explanation(const report::Explanation& explanation);

}  // namespace hui::cli
