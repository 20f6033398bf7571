#pragma once

#include "engine/base/result.hpp"

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

namespace hui {

/// Reads one of some words; refuses any other text with `bad_choice`, which names them all.
template <class Choice>
[[nodiscard]] Result<Choice> choose(
    std::string_view text, std::initializer_list<std::pair<std::string_view, Choice>> choices) {
    std::string allowed;
    for (const auto& [word, choice] : choices) {
        if (text == word) { return choice; }
        allowed += (allowed.empty() ? "" : ", ") + std::string{word};
    }
    return refuse(Code::bad_choice, {{"given", std::string{text}}, {"allowed", allowed}});
}

}  // namespace hui
