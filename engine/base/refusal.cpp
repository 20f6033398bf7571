#include "engine/base/refusal.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace hui {

namespace {

struct Row {
    std::string_view name;
    Trouble trouble;
};

constexpr std::array rows{
#define HUI_ROW(name, trouble) Row{#name, Trouble::trouble},
    HUI_REFUSALS(HUI_ROW)
#undef HUI_ROW
};

}  // namespace

std::string_view name_of(Code code) { return rows.at(static_cast<std::size_t>(code)).name; }

std::optional<Code> code_named(std::string_view name) {
    const auto row =
        std::find_if(rows.begin(), rows.end(), [&](const auto& each) { return each.name == name; });
    if (row == rows.end()) { return std::nullopt; }
    return static_cast<Code>(row - rows.begin());
}

Trouble trouble_of(Code code) { return rows.at(static_cast<std::size_t>(code)).trouble; }

Refusal refuse(Code code, std::vector<NamedFact> facts) { return {code, std::move(facts)}; }

}  // namespace hui
