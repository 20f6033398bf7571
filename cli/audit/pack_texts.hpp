#pragma once

#include <string_view>

namespace hui::cli {

/// The files of an evidence pack that are the same in each: the checker, a script,
[[nodiscard]] std::string_view checker_text();
/// what it needs for the signatures under seals,
[[nodiscard]] std::string_view signatures_text();
/// and for what people hand in,
[[nodiscard]] std::string_view papers_text();
/// and what the pack proves and what it can't, in both languages.
[[nodiscard]] std::string_view readme_text();

}  // namespace hui::cli
