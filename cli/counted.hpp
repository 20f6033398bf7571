#pragma once

#include "engine/base/refusal.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace hui::cli {

/// `1 day`, `3 days`
[[nodiscard]] std::string days_in_words(std::int64_t days);
/// `1 book`, `3 books`
[[nodiscard]] std::string books_in_words(std::int64_t books);
/// `1 entry`, `3 entries`
[[nodiscard]] std::string entries_in_words(std::int64_t entries);
/// `1 member`, `3 members`
[[nodiscard]] std::string members_in_words(std::int64_t members);

/// How many stand in a list such as `03, 07`.
[[nodiscard]] std::int64_t count_of(std::string_view list);
/// `share 07`, `shares 03, 07`
[[nodiscard]] std::string shares_in_words(const std::string& list);

/// Makes the facts of a refusal or a blocker ready for a sentence: the list `shares` becomes words,
/// and beside each number stands what it counts, `day_count` beside `days`.
void name_counts(std::vector<NamedFact>& facts);

}  // namespace hui::cli
