#pragma once

#include <span>
#include <string_view>

namespace hui::cli {

/// A file of an evidence pack.
struct PackText {
    std::string_view name;
    std::string_view text;
};
/// Those that are the same in each pack: the checker's scripts, and what the pack proves and what
/// it can't, in both languages.
[[nodiscard]] std::span<const PackText> pack_texts();

}  // namespace hui::cli
