#include "cli/facts.hpp"

#include <algorithm>

namespace hui::cli {

bool has_fact(const Refusal& refusal, std::string_view name) {
    return std::any_of(refusal.facts.begin(), refusal.facts.end(),
                       [&](const NamedFact& fact) { return fact.name == name; });
}

}  // namespace hui::cli
