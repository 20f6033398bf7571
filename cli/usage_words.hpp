#pragma once

#include <string>
#include <string_view>

namespace hui::cli {

/// How a command is written, with the words that stand for something (`GROUP`, `NO=MEMBER`) in the
/// reader's language; what is to be written as it stands (`cash|bank`) stays.
[[nodiscard]] std::string usage_in_words(std::string_view usage);

}  // namespace hui::cli
