#include "cli/usage_words.hpp"

#include "cli/messages.hpp"

#include <algorithm>
#include <array>

namespace hui::cli {

namespace {

constexpr auto usage_words = std::to_array<const char*>({
    mark("ACCOUNT"), mark("AMOUNT"), mark("BOOK"),   mark("CODE"),   mark("COMMAND"),
    mark("DATE"),    mark("DAYS"),   mark("FIGURE"), mark("FILE"),   mark("GROUP"),
    mark("KEY"),     mark("LINE"),   mark("LOAN"),   mark("MEMBER"), mark("MONTH"),
    mark("NAME"),    mark("NO"),     mark("NUMBER"), mark("OTHER"),  mark("PATH"),
    mark("PERCENT"), mark("PERIOD"), mark("POINTS"), mark("REASON"), mark("REF"),
    mark("ROUND"),   mark("SEQ"),    mark("SHARE"),  mark("TEXT"),   mark("TOPIC"),
    mark("VALUE"),
});

bool is_capital(char letter) { return letter >= 'A' && letter <= 'Z'; }

std::string in_words(std::string_view word) {
    const auto* const found = std::find(usage_words.begin(), usage_words.end(), word);
    return found == usage_words.end() ? std::string{word} : tr(*found);
}

}  // namespace

std::string usage_in_words(std::string_view usage) {
    std::string text;
    while (!usage.empty()) {
        const auto* const word_end = std::find_if_not(usage.begin(), usage.end(), is_capital);
        const auto* const next = std::find_if(word_end, usage.end(), is_capital);
        const auto length = static_cast<std::size_t>(word_end - usage.begin());
        text += in_words(usage.substr(0, length));
        text.append(word_end, next);
        usage.remove_prefix(static_cast<std::size_t>(next - usage.begin()));
    }
    return text;
}

}  // namespace hui::cli
