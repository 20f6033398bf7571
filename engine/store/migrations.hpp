#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace hui::store {

/// A numbered step of the schema, embedded from `schema/` by the build.
struct Migration {
    std::int64_t number;
    std::string_view name;
    std::string_view sha256;
    const char* sql;
};

/// All steps, in order.
[[nodiscard]] std::span<const Migration> migrations();

}  // namespace hui::store
