#pragma once

#include <string>
#include <string_view>

namespace hui {

/// A key whose byte order is the Vietnamese order of personal names: the given name (last word)
/// first, then the whole; letters before tones (ngang, huyền, hỏi, ngã, sắc, nặng) before case.
[[nodiscard]] std::string name_order_key(std::string_view name);

}  // namespace hui
