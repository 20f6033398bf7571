#pragma once

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

/// A name for the kind of an entry: `contributed` is "contribution".
[[nodiscard]] std::string kind_in_words(std::string_view kind);

}  // namespace hui::cli
