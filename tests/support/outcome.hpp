#pragma once

#include "engine/base/result.hpp"

#include <string_view>

namespace hui::tests {

/// What came of a command, as a word that a failing test can print: `done`, or the refusal's code.
template <class T>
[[nodiscard]] std::string_view outcome_of(const Result<T>& result) {
    return result.ok() ? "done" : name_of(result.refusal().code);
}

}  // namespace hui::tests
