#include "engine/journal/hash.hpp"

#include <openssl/evp.h>

#include <algorithm>
#include <stdexcept>

namespace hui {

namespace {

constexpr std::string_view digits = "0123456789abcdef";

void require(bool done) {
    if (!done) { throw std::runtime_error("SHA-256 is not available"); }
}

}  // namespace

struct Sha256::Context {
    std::unique_ptr<EVP_MD, decltype(&EVP_MD_free)> digest{EVP_MD_fetch(nullptr, "SHA256", nullptr),
                                                           &EVP_MD_free};
    std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context{EVP_MD_CTX_new(),
                                                                    &EVP_MD_CTX_free};
};

Sha256::Sha256() : context_(std::make_unique<Context>()) {
    require(context_->digest != nullptr && context_->context != nullptr);
}

Sha256::~Sha256() = default;
Sha256::Sha256(Sha256&&) noexcept = default;
Sha256& Sha256::operator=(Sha256&&) noexcept = default;

Hash Sha256::of(std::string_view bytes) {
    Hash hash{};
    EVP_MD_CTX* const context = context_->context.get();
    require(EVP_DigestInit_ex2(context, context_->digest.get(), nullptr) == 1 &&
            EVP_DigestUpdate(context, bytes.data(), bytes.size()) == 1 &&
            EVP_DigestFinal_ex(context, hash.data(), nullptr) == 1);
    return hash;
}

std::string hex(const Hash& hash) {
    std::string text(2 * hash.size(), '0');
    for (std::size_t i = 0; i < hash.size(); ++i) {
        text[2 * i] = digits[hash[i] >> 4U];
        text[2 * i + 1] = digits[hash[i] & 0xFU];
    }
    return text;
}

std::optional<Hash> hash_from_hex(std::string_view text) {
    Hash hash{};
    if (text.size() != 2 * hash.size()) { return std::nullopt; }
    for (std::size_t i = 0; i < hash.size(); ++i) {
        const auto high = digits.find(text[2 * i]);
        const auto low = digits.find(text[2 * i + 1]);
        if (high == std::string_view::npos || low == std::string_view::npos) {
            return std::nullopt;
        }
        hash.at(i) = static_cast<std::uint8_t>(high << 4U | low);
    }
    return hash;
}

}  // namespace hui
