#include "engine/actions/random_hex.hpp"

#include "engine/journal/hash.hpp"

#include <openssl/rand.h>

#include <stdexcept>

namespace hui::actions {

std::string random_hex(std::size_t bytes) {
    Hash random{};
    if (RAND_bytes(random.data(), static_cast<int>(random.size())) != 1) {
        throw std::runtime_error("no random numbers");
    }
    return hex(random).substr(0, 2 * bytes);
}

}  // namespace hui::actions
