#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace hui {

inline constexpr std::string_view hex_digits = "0123456789abcdef";

/// Two lower-case hexadecimal digits a byte, of an array or of a text that holds bytes.
template <class Bytes>
[[nodiscard]] std::string hex_of(const Bytes& bytes) {
    std::string text;
    text.reserve(2 * bytes.size());
    for (const auto each : bytes) {
        const auto byte = static_cast<std::uint8_t>(each);
        text += hex_digits[byte >> 4U];
        text += hex_digits[byte & 0xFU];
    }
    return text;
}

/// What just so many such digits stand for; nothing for any other text.
template <std::size_t size>
[[nodiscard]] std::optional<std::array<std::uint8_t, size>> bytes_of_hex(std::string_view text) {
    std::array<std::uint8_t, size> bytes{};
    if (text.size() != 2 * size) { return std::nullopt; }
    for (std::size_t i = 0; i < size; ++i) {
        const auto high = hex_digits.find(text[2 * i]);
        const auto low = hex_digits.find(text[2 * i + 1]);
        if (high == std::string_view::npos || low == std::string_view::npos) {
            return std::nullopt;
        }
        bytes.at(i) = static_cast<std::uint8_t>(high << 4U | low);
    }
    return bytes;
}

}  // namespace hui
