#include "cli/turn_words.hpp"

#include "cli/messages.hpp"

#include <array>
#include <sstream>
#include <string_view>
#include <utility>

namespace hui::cli {

namespace {

/// More would hide what is said.
constexpr std::size_t most_rules = 10;

constexpr auto rule_kinds = std::to_array<std::pair<std::string_view, const char*>>({
    {"not-before", mark("share {share}: its first round")},
    {"sponsor", mark("share {share}: a sponsor")},
    {"apart-from-drawn", mark("share {share}: the distance from what its member has drawn")},
    {"apart", mark("share {share}: the distance from another turn of its member")},
});

std::string rule_in_words(const std::string& share, std::string_view rule) {
    for (const auto& [name, words] : rule_kinds) {
        if (name == rule) { return fill(words, {{"share", share}}); }
    }
    return std::string{rule};
}

}  // namespace

std::string conflict_in_words(const std::string& conflict) {
    std::string words;
    std::istringstream items{conflict};
    std::size_t count = 0;
    for (std::string item; std::getline(items >> std::ws, item, ',');) {
        if (++count > most_rules) { return words + "; …"; }
        const auto space = item.find(' ');
        words += words.empty() ? "" : "; ";
        words += rule_in_words(item.substr(0, space), item.substr(space + 1));
    }
    return words;
}

}  // namespace hui::cli
