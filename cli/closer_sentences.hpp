#pragma once

#include "engine/base/refusal.hpp"

#include <optional>
#include <string>

namespace hui::cli {

/// A sentence of the catalogue and its hint, with the facts not filled in yet.
struct Wording {
    const char* message;
    const char* hint;
};
/// What a refusal says where it knows more than the one sentence of its code: which entry stands in
/// the way, who holds the share already, what it is worth. Nothing for other refusals.
[[nodiscard]] std::optional<Wording> closer_wording(const Refusal& refusal);

/// `--consent 02=NAME --consent organiser=NAME` for all whom a `consent_missing` names.
[[nodiscard]] std::string consent_options(const Refusal& refusal);

}  // namespace hui::cli
