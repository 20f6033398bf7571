#include "engine/journal/personal.hpp"

#include <fmt/format.h>

namespace hui {

Hash hash_of(const PersonalValue& personal) {
    return Sha256{}.of(
        fmt::format("hui-personal 1\n{}\n{}\n{}\n", personal.field, personal.salt, personal.value));
}

}  // namespace hui
