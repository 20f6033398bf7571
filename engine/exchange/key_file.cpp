#include "engine/exchange/key_file.hpp"

#include <fstream>
#include <utility>

namespace hui::exchange {

namespace {

/// No key is longer.
constexpr std::streamsize most_bytes = 8192;

Result<std::string> read_key_file(const std::string& path) {
    std::ifstream file{path, std::ios::binary};
    std::string text(most_bytes, '\0');
    if (file) { file.read(text.data(), most_bytes); }
    if (!file.is_open() || file.bad()) { return refuse(Code::file_unreadable, {{"file", path}}); }
    text.resize(static_cast<std::size_t>(file.gcount()));
    return text;
}

}  // namespace

Result<SigningKey> read_signing_key(const std::string& path) {
    const auto text = read_key_file(path);
    if (!text) { return text.refusal(); }
    auto key = SigningKey::in(*text);
    if (!key) { return refuse(Code::bad_key, {{"file", path}}); }
    return *std::move(key);
}

Result<PublicKey> read_public_key(const std::string& path) {
    const auto text = read_key_file(path);
    if (!text) { return text.refusal(); }
    // Whoever checks signatures must not be able to make them. Every kind of secret key in PEM,
    // with a password or without, is headed like this.
    if (text->find("PRIVATE KEY-----") != std::string::npos) {
        return refuse(Code::bad_public_key,
                      {{"file", path}, {"holds", std::string{"private key"}}});
    }
    const auto key = public_key_in(*text);
    if (!key) { return refuse(Code::bad_public_key, {{"file", path}}); }
    return *key;
}

}  // namespace hui::exchange
