#pragma once

#include "cli/closer_sentences.hpp"

#include <vector>

namespace hui::cli {

/// What a refusal about a loan says where it knows more than the one sentence of its code: how far
/// the loan has come, which rate or limit it is, which part of the terms. Nothing for others.
[[nodiscard]] std::optional<Wording> loan_wording(const Refusal& refusal);

/// Whom a limit that a loan would exceed binds (`code`), and by how much it would (`over`).
[[nodiscard]] std::vector<NamedFact> facts_of_limit(const Refusal& refusal);

}  // namespace hui::cli
