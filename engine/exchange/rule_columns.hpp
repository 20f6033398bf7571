#pragma once

#include "engine/base/refusal.hpp"
#include "engine/exchange/import_files.hpp"

#include <string_view>

namespace hui::exchange {

/// The column of a kind of file that a rule is about; empty = no one column.
[[nodiscard]] std::string_view column_of(FileKind kind, Code rule);

}  // namespace hui::exchange
