#include "engine/journal/witness.hpp"

#include <array>
#include <cctype>

namespace hui {

namespace {

/// Digits and letters without 0, 1, I, L, O: 31, a prime, so that two weighted sums find every
/// single error and every swap of two characters.
constexpr std::string_view alphabet = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
constexpr std::size_t data_characters = 14;
constexpr std::size_t all_characters = 16;
constexpr std::size_t group_characters = 4;
constexpr std::size_t hash_bytes = 9;

using Values = std::array<std::size_t, all_characters>;

void set_checks(Values& values) {
    std::size_t sum = 0;
    std::size_t weighted = 0;
    for (std::size_t i = 0; i < data_characters; ++i) {
        sum += values.at(i);
        weighted += (i + 1) * values.at(i);
    }
    values.at(data_characters) = sum % alphabet.size();
    values.at(data_characters + 1) = weighted % alphabet.size();
}

std::string grouped(const Values& values) {
    std::string text;
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (i > 0 && i % group_characters == 0) { text += '-'; }
        text += alphabet[values.at(i)];
    }
    return text;
}

}  // namespace

Witness Witness::of(const Hash& hash) {
    __extension__ using Wide = unsigned __int128;
    Wide number = 0;
    for (std::size_t i = 0; i < hash_bytes; ++i) { number = number << 8U | hash.at(i); }
    Values values{};
    for (std::size_t i = data_characters; i-- > 0; number /= alphabet.size()) {
        values.at(i) = static_cast<std::size_t>(number % alphabet.size());
    }
    set_checks(values);
    return Witness{grouped(values)};
}

Result<Witness> Witness::parse(std::string_view text) {
    const auto bad = [&] { return refuse(Code::bad_witness, {{"given", std::string{text}}}); };
    Values values{};
    std::size_t count = 0;
    for (const char c : text) {
        if (c == '-' || c == ' ') { continue; }
        const auto upper = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
        const auto value = alphabet.find(upper);
        if (value == std::string_view::npos || count == all_characters) { return bad(); }
        values.at(count++) = value;
    }
    if (count != all_characters) { return bad(); }
    const Values given = values;
    set_checks(values);
    if (values != given) { return bad(); }
    return Witness{grouped(values)};
}

}  // namespace hui
