#pragma once

#include <string>
#include <string_view>

namespace hui::cli {

/// A name for the kind of an entry: `contributed` is "contribution".
[[nodiscard]] std::string kind_in_words(std::string_view kind);

}  // namespace hui::cli
