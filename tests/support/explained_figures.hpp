#pragma once

#include "tests/support/treasurer.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace hui::tests {

/// What came of explaining every figure of a ledger.
struct ExplainedFigures {
    std::size_t explained = 0;
    std::vector<std::string> wrong;  ///< `due G012 03: 300000, not 0`
};

/// Explains each balance, each group's money and fund, each share's dues and late interest, each
/// loan's figures on a day, each line of the sheets of closed months and each figure of the
/// half-year, and compares what the
/// lines sum to with what the reports say.
[[nodiscard]] ExplainedFigures explain_everything(store::Ledger& ledger, Date day);

}  // namespace hui::tests
