#pragma once

#include <cstddef>
#include <string>

namespace hui::actions {

/// Random bytes that nobody can guess, in hexadecimal; `bytes` is at most 32.
[[nodiscard]] std::string random_hex(std::size_t bytes);

}  // namespace hui::actions
