#pragma once

#include "cli/messages.hpp"
#include "engine/base/refusal.hpp"

#include <string>

namespace hui::cli {

/// What a person reads of a refusal: what and why, and what to do.
struct Sentence {
    std::string message;
    std::string hint;
};
[[nodiscard]] Sentence sentence_of(const Refusal& refusal);

/// What a person is told of an agreed late interest above the legal cap.
// xgettext:no-c-format
inline constexpr const char* above_cap_note = mark(
    "group {group}: the agreed late interest of {agreed} % is above the cap of {cap} %; it is "
    "kept as agreed and computed at the cap");

}  // namespace hui::cli
