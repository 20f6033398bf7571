#pragma once

#include "engine/journal/hash.hpp"

#include <string>

namespace hui {

/// One personal value of a member (phone, ID number, birth date), which stands outside the
/// journal so that it can be forgotten; the journal holds its salted hash only.
struct PersonalValue {
    std::string field;
    std::string salt;  ///< 32 hexadecimal digits, random
    std::string value;
};

/// What the journal holds of a personal value: the SHA-256 of `hui-personal 1`, the field, the
/// salt and the value, a line each.
[[nodiscard]] Hash hash_of(const PersonalValue& personal);

}  // namespace hui
