#pragma once

#include "engine/base/result.hpp"
#include "engine/journal/signature.hpp"

#include <string>

namespace hui::exchange {

/// The key in an officer's own file. Refused with `file_unreadable`, or `bad_key` for what holds no
/// Ed25519 key without a password.
[[nodiscard]] Result<SigningKey> read_signing_key(const std::string& path);
/// The public key in a file. Refused with `file_unreadable`, or `bad_public_key` for what holds no
/// such Ed25519 key, or a secret one, too.
[[nodiscard]] Result<PublicKey> read_public_key(const std::string& path);

}  // namespace hui::exchange
