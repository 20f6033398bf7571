#include "engine/journal/hash.hpp"

#include "engine/journal/hex.hpp"

#include <openssl/evp.h>

#include <stdexcept>

namespace hui {

namespace {

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

std::string hex(const Hash& hash) { return hex_of(hash); }

std::optional<Hash> hash_from_hex(std::string_view text) {
    return bytes_of_hex<std::tuple_size_v<Hash>>(text);
}

}  // namespace hui
