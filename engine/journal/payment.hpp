#pragma once

#include "engine/base/result.hpp"
#include "engine/journal/account.hpp"

#include <string_view>

namespace hui {

/// How money changes hands: into and out of the box, or through the bank account.
enum class Method { cash, bank };
/// Reads `cash` or `bank`; else `bad_choice`.
[[nodiscard]] Result<Method> parse_method(std::string_view text);
[[nodiscard]] std::string_view method_text(Method method);

/// Where money that changes hands by a method comes from or goes to.
[[nodiscard]] Account account_of(Method method);

}  // namespace hui
