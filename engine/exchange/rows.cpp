#include "engine/exchange/rows.hpp"

#include "engine/base/text.hpp"

#include <algorithm>

namespace hui::exchange {

std::string_view Texts::keep(std::string_view text) {
    if (text.empty()) { return {}; }
    auto* const kept = static_cast<char*>(memory_.allocate(text.size(), 1));
    std::copy(text.begin(), text.end(), kept);
    return {kept, text.size()};
}

Codes::Index Codes::index_of(std::string_view code) {
    const auto next = static_cast<Index>(codes_.size());
    const auto [at, is_new] = indexes_.try_emplace(code_key(code), next);
    if (is_new) { codes_.emplace_back(code); }
    return at->second;
}

}  // namespace hui::exchange
