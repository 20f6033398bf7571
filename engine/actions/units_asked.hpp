#pragma once

#include "engine/store/ledger.hpp"

#include <optional>
#include <set>
#include <string>
#include <string_view>

namespace hui::actions {

/// The units that a question is about: one and those below it, or all.
struct UnitsAsked {
    std::optional<std::string> unit = {};  ///< as the register writes it; nothing = all
    std::set<std::string> keys = {};       ///< of its code and of those below

    [[nodiscard]] bool include(std::string_view code) const;
};
/// Nothing given = all. Refused with `unknown_unit`. For use inside a snapshot or a transaction.
[[nodiscard]] Result<UnitsAsked> units_asked(store::Ledger& ledger,
                                             const std::optional<std::string>& unit);

}  // namespace hui::actions
