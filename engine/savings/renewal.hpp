#pragma once

#include "engine/journal/body.hpp"
#include "engine/savings/lot.hpp"

#include <optional>
#include <string>

namespace hui::savings {

/// The cycle that a group goes on from (vòng trước), as it stood when the next one was agreed on.
struct Renewal {
    std::string group;  ///< the code of that cycle's book
    Seq seq;            ///< its last entry
    Hash hash{};        ///< of that entry
    Cycle cycle;        ///< the number of the cycle that begins
    friend bool operator==(const Renewal&, const Renewal&) = default;
};

/// The renewal in the body of an opening entry; nothing in that of a first cycle. Throws
/// `BodyError` for a body that was never written here.
[[nodiscard]] std::optional<Renewal> renewal_in(const BodyReader& body);

}  // namespace hui::savings
