#include "engine/base/name_order.hpp"

#include <utf8proc.h>

#include <array>
#include <vector>

namespace hui {

namespace {

/// The Vietnamese alphabet in its order, with the Latin letters that it borrows.
constexpr std::u32string_view alphabet = U"aăâbcdđeêfghijklmnoôơpqrstuưvwxyz";
/// The marks of the tones in their order; ngang, the first tone, has none.
constexpr std::u32string_view tone_marks = U"\u0300\u0309\u0303\u0301\u0323";

struct MarkedLetter {
    char32_t plain;
    char32_t mark;
    char32_t letter;
};

/// The marks that make another letter of a letter.
constexpr std::array marked_letters{
    MarkedLetter{U'a', U'\u0306', U'ă'}, MarkedLetter{U'a', U'\u0302', U'â'},
    MarkedLetter{U'e', U'\u0302', U'ê'}, MarkedLetter{U'o', U'\u0302', U'ô'},
    MarkedLetter{U'o', U'\u031B', U'ơ'}, MarkedLetter{U'u', U'\u031B', U'ư'},
};

/// What a word is compared by.
struct Word {
    std::u32string letters;
    /// A digit for each tone but ngang. A syllable has one tone wherever it is written: "Hoà"
    /// and "Hòa" are the same here.
    std::string tones;
    std::string cases;  ///< 0 for each small letter, 1 for each capital
};

void add_mark(Word& word, char32_t mark) {
    if (const auto tone = tone_marks.find(mark); tone != std::u32string_view::npos) {
        word.tones += static_cast<char>('1' + tone);
        return;
    }
    if (word.letters.empty()) { return; }
    auto& last = word.letters.back();
    for (const auto& marked : marked_letters) {
        if (marked.plain == last && marked.mark == mark) {
            last = marked.letter;
            return;
        }
    }
}

void add_letter(Word& word, utf8proc_int32_t character) {
    const auto lower = utf8proc_tolower(character);
    word.letters += static_cast<char32_t>(lower);
    word.cases += lower == character ? '0' : '1';
}

/// The characters with their marks apart (NFD); none where the text is no UTF-8.
std::vector<utf8proc_int32_t> decomposed(std::string_view text) {
    constexpr auto options = static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_DECOMPOSE);
    const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
    const auto size = utf8proc_decompose(bytes, std::ssize(text), nullptr, 0, options);
    if (size < 0) { return {}; }
    std::vector<utf8proc_int32_t> characters(static_cast<std::size_t>(size));
    utf8proc_decompose(bytes, std::ssize(text), characters.data(), size, options);
    return characters;
}

std::vector<Word> words_of(std::string_view name) {
    std::vector<Word> words;
    bool between_words = true;
    for (const auto character : decomposed(name)) {
        const auto category = utf8proc_category(character);
        if (category == UTF8PROC_CATEGORY_ZS) {
            between_words = true;
            continue;
        }
        if (between_words) { words.emplace_back(); }
        between_words = false;
        if (category == UTF8PROC_CATEGORY_MN) {
            add_mark(words.back(), static_cast<char32_t>(character));
        } else {
            add_letter(words.back(), character);
        }
    }
    return words;
}

/// Bytes in the order of the letters: other ASCII, then the alphabet, then other letters, which
/// in UTF-8 begin with bytes above the alphabet's.
std::string bytes_in_order(const std::u32string& letters) {
    constexpr std::size_t first_byte_of_alphabet = 0x80;
    std::string ordered;
    for (const auto letter : letters) {
        if (const auto place = alphabet.find(letter); place != std::u32string_view::npos) {
            ordered += static_cast<char>(first_byte_of_alphabet + place);
            continue;
        }
        std::array<utf8proc_uint8_t, 4> bytes{};
        const auto code = static_cast<utf8proc_int32_t>(letter);
        ordered.append(bytes.begin(), bytes.begin() + utf8proc_encode_char(code, bytes.data()));
    }
    return ordered;
}

}  // namespace

std::string name_order_key(std::string_view name) {
    // Both are below every letter, tone and case: a name stands before the longer ones that
    // begin with it.
    constexpr char end_of_part = '\x01';
    constexpr char end_of_word = '\x02';
    std::string letters;
    std::string tone_digits;
    std::string cases;
    const auto words = words_of(name);
    for (const auto& word : words) {
        letters += bytes_in_order(word.letters) + end_of_word;
        tone_digits += word.tones + end_of_word;
        cases += word.cases;
    }
    const Word given = words.empty() ? Word{} : words.back();
    auto key = bytes_in_order(given.letters) + end_of_part + given.tones + end_of_part;
    key += letters + end_of_part + tone_digits + end_of_part + cases + end_of_part;
    // Names alike in all of this that still differ (the place of a tone) keep one order.
    return key += name;
}

}  // namespace hui
