#include "engine/journal/signature.hpp"

#include "engine/journal/hex.hpp"

#include <openssl/evp.h>
#include <openssl/pem.h>

#include <cstddef>
#include <stdexcept>
#include <utility>

namespace hui {

namespace {

using KeyPointer = std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)>;

void demand(bool done) {
    if (!done) { throw std::runtime_error("Ed25519 is not available"); }
}

/// Asks nobody for a password: a key that has one isn't read.
int no_password(char* /*buffer*/, int /*size*/, int /*writing*/, void* /*data*/) { return 0; }

/// The key that one of OpenSSL's readers finds in a text; null where there is none of our kind.
template <class Read>
KeyPointer key_in(std::string_view pem, Read read) {
    KeyPointer key{nullptr, &EVP_PKEY_free};
    if (pem.empty()) { return key; }
    const std::unique_ptr<BIO, decltype(&BIO_free)> text{
        BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())), &BIO_free};
    demand(text != nullptr);
    key.reset(read(text.get(), nullptr, &no_password, nullptr));
    if (key != nullptr && EVP_PKEY_get_id(key.get()) != EVP_PKEY_ED25519) { key.reset(); }
    return key;
}

PublicKey public_half(const EVP_PKEY* key) {
    PublicKey half;
    std::size_t size = half.bytes.size();
    demand(EVP_PKEY_get_raw_public_key(key, half.bytes.data(), &size) == 1 &&
           size == half.bytes.size());
    return half;
}

const std::uint8_t* bytes_of(std::string_view text) {
    return reinterpret_cast<const std::uint8_t*>(text.data());  // NOLINT(*-reinterpret-cast)
}

using DigestContext = std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)>;

DigestContext new_context() {
    DigestContext context{EVP_MD_CTX_new(), &EVP_MD_CTX_free};
    demand(context != nullptr);
    return context;
}

}  // namespace

struct SigningKey::Key {
    KeyPointer pointer;
};

SigningKey::SigningKey(std::unique_ptr<Key> key) : key_(std::move(key)) {}
SigningKey::~SigningKey() = default;
SigningKey::SigningKey(SigningKey&&) noexcept = default;
SigningKey& SigningKey::operator=(SigningKey&&) noexcept = default;

std::optional<SigningKey> SigningKey::in(std::string_view pem) {
    auto key = key_in(pem, PEM_read_bio_PrivateKey);
    if (key == nullptr) { return std::nullopt; }
    return SigningKey{std::make_unique<Key>(Key{std::move(key)})};
}

PublicKey SigningKey::public_key() const { return public_half(key_->pointer.get()); }

Signature SigningKey::sign(std::string_view text) const {
    const auto context = new_context();
    Signature signature;
    std::size_t size = signature.bytes.size();
    demand(EVP_DigestSignInit(context.get(), nullptr, nullptr, nullptr, key_->pointer.get()) == 1 &&
           EVP_DigestSign(context.get(), signature.bytes.data(), &size, bytes_of(text),
                          text.size()) == 1 &&
           size == signature.bytes.size());
    return signature;
}

std::string hex(const PublicKey& key) { return hex_of(key.bytes); }
std::string hex(const Signature& signature) { return hex_of(signature.bytes); }

std::optional<PublicKey> public_key_from_hex(std::string_view text) {
    const auto bytes = bytes_of_hex<sizeof(PublicKey)>(text);
    return bytes ? std::optional{PublicKey{*bytes}} : std::nullopt;
}

std::optional<Signature> signature_from_hex(std::string_view text) {
    const auto bytes = bytes_of_hex<sizeof(Signature)>(text);
    return bytes ? std::optional{Signature{*bytes}} : std::nullopt;
}

std::optional<PublicKey> public_key_in(std::string_view pem) {
    const auto key = key_in(pem, PEM_read_bio_PUBKEY);
    return key == nullptr ? std::nullopt : std::optional{public_half(key.get())};
}

bool is_signed_by(const PublicKey& key, std::string_view text, const Signature& signature) {
    const KeyPointer pointer{
        EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nullptr, key.bytes.data(), key.bytes.size()),
        &EVP_PKEY_free};
    // Not every 32 bytes are a key.
    if (pointer == nullptr) { return false; }
    const auto context = new_context();
    demand(EVP_DigestVerifyInit(context.get(), nullptr, nullptr, nullptr, pointer.get()) == 1);
    return EVP_DigestVerify(context.get(), signature.bytes.data(), signature.bytes.size(),
                            bytes_of(text), text.size()) == 1;
}

}  // namespace hui
