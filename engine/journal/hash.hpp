#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace hui {

/// A SHA-256. All zeros stands for "nothing before the first entry".
using Hash = std::array<std::uint8_t, 32>;

/// 64 lower-case hexadecimal digits.
[[nodiscard]] std::string hex(const Hash& hash);
/// The hash that 64 lower-case hexadecimal digits stand for; nothing for any other text.
[[nodiscard]] std::optional<Hash> hash_from_hex(std::string_view text);

/// Computes SHA-256s one after the other with one reused context.
class Sha256 {
public:
    Sha256();
    ~Sha256();
    Sha256(Sha256&&) noexcept;
    Sha256& operator=(Sha256&&) noexcept;
    Sha256(const Sha256&) = delete;
    Sha256& operator=(const Sha256&) = delete;

    [[nodiscard]] Hash of(std::string_view bytes);

private:
    struct Context;
    std::unique_ptr<Context> context_;
};

}  // namespace hui
