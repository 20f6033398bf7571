#pragma once

#include "engine/base/refusal.hpp"

#include <string_view>

namespace hui::cli {

[[nodiscard]] bool has_fact(const Refusal& refusal, std::string_view name);

/// The fact that a refusal names so; else an empty one.
template <class Value>
[[nodiscard]] Value fact_of(const Refusal& refusal, std::string_view name) {
    for (const NamedFact& fact : refusal.facts) {
        const auto* value = std::get_if<Value>(&fact.value);
        if (fact.name == name && value != nullptr) { return *value; }
    }
    return {};
}

}  // namespace hui::cli
