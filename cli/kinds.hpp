#pragma once

#include "engine/journal/entry.hpp"

#include <string>
#include <string_view>

namespace hui::cli {

/// A name for the kind of an entry: `contributed` is "contribution".
[[nodiscard]] std::string kind_in_words(std::string_view kind);
/// The same of an entry: the register notes loan books as it does groups.
[[nodiscard]] std::string entry_kind_in_words(const Entry& entry);

}  // namespace hui::cli
