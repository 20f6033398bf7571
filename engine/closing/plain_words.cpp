#include "engine/closing/plain_words.hpp"

#include "engine/base/text.hpp"

namespace hui::closing {

std::string plain_words(std::string_view text) {
    std::string words;
    for (const char c : folded(text)) {
        const bool is_letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        if (is_letter) {
            words += c;
        } else if (!words.empty() && words.back() != ' ') {
            words += ' ';
        }
    }
    if (words.ends_with(' ')) { words.pop_back(); }
    return words;
}

}  // namespace hui::closing
