#pragma once

#include <algorithm>
#include <vector>

namespace hui::savings {

/// Puts what is said of shares in the order of their numbers. A `Value` names its `share`.
template <class Value>
void sort_by_share(std::vector<Value>& values) {
    std::sort(values.begin(), values.end(),
              [](const Value& a, const Value& b) { return a.share < b.share; });
}

}  // namespace hui::savings
