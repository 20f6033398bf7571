#pragma once

#include "engine/journal/account.hpp"

#include <string>

namespace hui::cli {

/// What a person reads instead of an account's name: the name itself in English, which programs
/// know it by, and what it means in another language.
[[nodiscard]] std::string account_in_words(const Account& account);

}  // namespace hui::cli
