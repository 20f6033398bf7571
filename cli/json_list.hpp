#pragma once

#include "cli/session.hpp"

#include <nlohmann/json.hpp>

namespace hui::cli {

/// Each of the items as `as_json` writes it, in their order.
template <class Items>
[[nodiscard]] Json list_of(const Items& items, Json (*as_json)(const typename Items::value_type&)) {
    Json list = Json::array();
    for (const auto& item : items) { list.push_back(as_json(item)); }
    return list;
}

}  // namespace hui::cli
