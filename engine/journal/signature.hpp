#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace hui {

/// The public half of an Ed25519 key, and what the secret half makes of a text (RFC 8032).
struct PublicKey {
    std::array<std::uint8_t, 32> bytes{};
    friend bool operator==(const PublicKey&, const PublicKey&) = default;
};
struct Signature {
    std::array<std::uint8_t, 64> bytes{};
    friend bool operator==(const Signature&, const Signature&) = default;
};

/// Lower-case hexadecimal digits, two a byte.
[[nodiscard]] std::string hex(const PublicKey& key);
[[nodiscard]] std::string hex(const Signature& signature);
/// What such digits stand for; nothing for any other text.
[[nodiscard]] std::optional<PublicKey> public_key_from_hex(std::string_view text);
[[nodiscard]] std::optional<Signature> signature_from_hex(std::string_view text);

/// The public key in a text as `openssl pkey -pubout` writes it (PEM); nothing for any other text,
/// or another kind of key.
[[nodiscard]] std::optional<PublicKey> public_key_in(std::string_view pem);

/// The secret half of a key, which an officer keeps in a file of his own.
class SigningKey {
public:
    /// From a text as `openssl genpkey -algorithm ed25519` writes it (PEM, without a password);
    /// nothing for any other text.
    [[nodiscard]] static std::optional<SigningKey> in(std::string_view pem);
    ~SigningKey();
    SigningKey(SigningKey&&) noexcept;
    SigningKey& operator=(SigningKey&&) noexcept;
    SigningKey(const SigningKey&) = delete;
    SigningKey& operator=(const SigningKey&) = delete;

    [[nodiscard]] PublicKey public_key() const;
    /// The same text has the same signature each time.
    [[nodiscard]] Signature sign(std::string_view text) const;

private:
    struct Key;
    explicit SigningKey(std::unique_ptr<Key> key);
    std::unique_ptr<Key> key_;
};

/// Whether whoever has the secret half of `key` signed just this text.
[[nodiscard]] bool is_signed_by(const PublicKey& key, std::string_view text,
                                const Signature& signature);

}  // namespace hui
