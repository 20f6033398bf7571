#include "engine/base/text.hpp"

#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <memory>
#include <optional>

namespace hui {

namespace {

constexpr std::size_t longest_text = 1'000;
constexpr std::size_t longest_code = 16;
constexpr char32_t replacement = U'\uFFFD';

/// The characters of a text; a byte that is no UTF-8 becomes U+FFFD.
std::u32string characters_of(std::string_view text) {
    std::u32string characters;
    const auto* at = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
    for (auto left = std::ssize(text); left > 0;) {
        utf8proc_int32_t character{};
        const auto bytes = utf8proc_iterate(at, left, &character);
        characters += bytes > 0 ? static_cast<char32_t>(character) : replacement;
        const auto step = std::max<utf8proc_ssize_t>(bytes, 1);
        at += step;
        left -= step;
    }
    return characters;
}

std::string utf8(std::u32string_view characters) {
    std::string text;
    for (const auto character : characters) {
        std::array<utf8proc_uint8_t, 4> bytes{};
        const auto code = static_cast<utf8proc_int32_t>(character);
        text.append(bytes.begin(), bytes.begin() + utf8proc_encode_char(code, bytes.data()));
    }
    return text;
}

/// The text as utf8proc maps it, or nothing where it is no UTF-8.
std::optional<std::string> mapped(std::string_view text, unsigned options) {
    struct Free {
        void operator()(utf8proc_uint8_t* bytes) const { std::free(bytes); }
    };
    utf8proc_uint8_t* bytes = nullptr;
    const auto size =
        utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()), std::ssize(text),
                     &bytes, static_cast<utf8proc_option_t>(options));
    const std::unique_ptr<utf8proc_uint8_t, Free> owner{bytes};
    if (size < 0) { return std::nullopt; }
    return std::string(bytes, bytes + size);
}

utf8proc_category_t category_of(char32_t character) {
    return utf8proc_category(static_cast<utf8proc_int32_t>(character));
}

bool is_line_break(char32_t character) {
    const auto category = category_of(character);
    return category == UTF8PROC_CATEGORY_ZL || category == UTF8PROC_CATEGORY_ZP;
}

bool is_white_space(char32_t character) {
    return (character >= U'\t' && character <= U'\r') || character == U'\x85' ||
           category_of(character) == UTF8PROC_CATEGORY_ZS || is_line_break(character);
}

/// Whether the character would break a line, or make a line read otherwise than it is written:
/// controls, line separators, and what embeds, overrides or isolates a direction of writing.
bool is_control(char32_t character) {
    return category_of(character) == UTF8PROC_CATEGORY_CC || is_line_break(character) ||
           (character >= U'\u202A' && character <= U'\u202E') ||
           (character >= U'\u2066' && character <= U'\u2069');
}

std::u32string_view trimmed(std::u32string_view text) {
    while (!text.empty() && is_white_space(text.front())) { text.remove_prefix(1); }
    while (!text.empty() && is_white_space(text.back())) { text.remove_suffix(1); }
    return text;
}

bool is_ascii_alphanumeric(char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

char ascii_upper(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }
char ascii_lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

}  // namespace

bool is_utf8(std::string_view text) {
    const auto* at = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
    for (auto left = std::ssize(text); left > 0;) {
        utf8proc_int32_t character{};
        const auto bytes = utf8proc_iterate(at, left, &character);
        if (bytes <= 0) { return false; }
        at += bytes;
        left -= bytes;
    }
    return true;
}

std::string printable(std::string_view text, std::size_t longest) {
    auto characters = characters_of(text);
    std::replace_if(characters.begin(), characters.end(), is_control, replacement);
    if (characters.size() > longest) {
        characters.resize(longest);
        characters += U'…';
    }
    return utf8(characters);
}

Result<std::string> parse_text(std::string_view text) {
    const auto bad = [&] { return refuse(Code::bad_text, {{"given", printable(text)}}); };
    const auto composed = mapped(text, UTF8PROC_STABLE | UTF8PROC_COMPOSE);
    if (!composed) { return bad(); }
    const auto characters = characters_of(*composed);
    const auto kept = trimmed(characters);
    if (kept.empty() || std::any_of(kept.begin(), kept.end(), is_control)) { return bad(); }
    auto result = utf8(kept);
    if (result.size() > longest_text) { return bad(); }
    return result;
}

Check check_text(std::string_view text) {
    const auto parsed = parse_text(text);
    if (!parsed) { return parsed.refusal(); }
    if (*parsed != text) { return refuse(Code::bad_text, {{"given", printable(text)}}); }
    return {};
}

Result<std::string> parse_code(std::string_view text) {
    const bool good = !text.empty() && text.size() <= longest_code && text.front() != '-' &&
                      std::all_of(text.begin(), text.end(),
                                  [](char c) { return c == '-' || is_ascii_alphanumeric(c); });
    if (!good) { return refuse(Code::bad_code, {{"given", printable(text)}}); }
    return std::string{text};
}

bool same_code(std::string_view a, std::string_view b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](char x, char y) { return ascii_upper(x) == ascii_upper(y); });
}

std::string code_key(std::string_view code) {
    std::string key{code};
    std::transform(key.begin(), key.end(), key.begin(), ascii_upper);
    return key;
}

std::size_t columns_of(std::string_view text) {
    int columns = 0;
    for (const auto character : characters_of(text)) {
        columns += utf8proc_charwidth(static_cast<utf8proc_int32_t>(character));
    }
    return static_cast<std::size_t>(columns);
}

std::u32string name_key(std::string_view name) {
    constexpr auto options =
        UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD | UTF8PROC_IGNORE;
    const auto characters = characters_of(mapped(name, options).value_or(std::string{name}));
    std::u32string key;
    for (const char32_t character : trimmed(characters)) {
        const bool is_blank = is_white_space(character);
        if (is_blank && key.back() == U' ') { continue; }
        key += is_blank ? U' ' : character;
    }
    return key;
}

bool same_name(std::string_view a, std::string_view b) { return name_key(a) == name_key(b); }

std::string lower_case(std::string_view text) {
    std::string lower{text};
    std::transform(lower.begin(), lower.end(), lower.begin(), ascii_lower);
    return lower;
}

std::string folded(std::string_view text) {
    constexpr auto options =
        UTF8PROC_STABLE | UTF8PROC_DECOMPOSE | UTF8PROC_STRIPMARK | UTF8PROC_CASEFOLD;
    // Without its marks a word has no place of the tone; only the stroke of đ is no mark.
    auto characters = characters_of(mapped(text, options).value_or(std::string{text}));
    std::replace(characters.begin(), characters.end(), U'đ', U'd');
    return utf8(characters);
}

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

}  // namespace hui
