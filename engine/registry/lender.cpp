#include "engine/registry/lender.hpp"

#include "engine/base/choice.hpp"

#include <array>

namespace hui::registry {

Result<LenderKind> parse_lender_kind(std::string_view text) {
    return choose<LenderKind>(text, {{"bank", LenderKind::bank},
                                     {"collected", LenderKind::collected},
                                     {"fund", LenderKind::fund}});
}

std::string_view lender_kind_text(LenderKind kind) {
    constexpr std::array<std::string_view, 3> words{"bank", "collected", "fund"};
    return words.at(static_cast<std::size_t>(kind));
}

}  // namespace hui::registry
