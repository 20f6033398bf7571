#pragma once

#include <string>

namespace hui::cli {

/// Rules for turns that clash or are broken, as the rules name them (`02 not-before, 03 apart`), in
/// words; of many the first.
[[nodiscard]] std::string conflict_in_words(const std::string& conflict);

}  // namespace hui::cli
