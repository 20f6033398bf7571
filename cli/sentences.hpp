#pragma once

#include "cli/messages.hpp"
#include "engine/base/refusal.hpp"
#include "engine/closing/month_close.hpp"

#include <string>
#include <string_view>

namespace hui::cli {

/// What a person reads of a refusal: what and why, and what to do.
struct Sentence {
    std::string message;
    std::string hint;
};
[[nodiscard]] Sentence sentence_of(const Refusal& refusal);

/// What stands in the way of closing a month, and what to do.
[[nodiscard]] std::string sentence_of(const closing::Blocker& blocker);

/// What a person is told of an agreed late interest above the legal cap.
// xgettext:no-c-format
inline constexpr const char* above_cap_note = mark(
    "group {group}: the agreed late interest of {agreed} % is above the cap of {cap} %; it is "
    "kept as agreed and computed at the cap");

/// A name for the kind of an entry: `contributed` is "contribution".
[[nodiscard]] std::string kind_in_words(std::string_view kind);

/// Rules for turns that clash or are broken, as the rules name them (`02 not-before, 03 apart`), in
/// words; of many the first.
[[nodiscard]] std::string conflict_in_words(const std::string& conflict);

}  // namespace hui::cli
