#pragma once

#include <string>
#include <string_view>

namespace hui::cli {

/// A name for the kind of an entry: `contributed` is "contribution".
[[nodiscard]] std::string kind_in_words(std::string_view kind);

/// Rules for turns that clash or are broken, as the rules name them (`02 not-before, 03 apart`), in
/// words; of many the first.
[[nodiscard]] std::string conflict_in_words(const std::string& conflict);

}  // namespace hui::cli
