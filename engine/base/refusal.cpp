#include "engine/base/refusal.hpp"

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

Trouble trouble_of(Code code) { return rows.at(static_cast<std::size_t>(code)).trouble; }

Refusal refuse(Code code, std::vector<NamedFact> facts) { return {code, std::move(facts)}; }

}  // namespace hui
