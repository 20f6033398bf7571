#pragma once

#include "engine/base/result.hpp"

#include <string>
#include <string_view>

namespace hui::registry {

/// How the money of a loan goes back to the lender.
enum class LenderKind {
    bank,       ///< the borrowers pay the lender themselves; the union only vouches (bảo lãnh)
    collected,  ///< the union collects from the borrowers and passes it on (thu hộ)
    fund,       ///< the lender is the union's own fund (quỹ của công đoàn)
};
/// Reads `bank`, `collected` or `fund`; else `bad_choice`.
[[nodiscard]] Result<LenderKind> parse_lender_kind(std::string_view text);
[[nodiscard]] std::string_view lender_kind_text(LenderKind kind);

/// Who lends on the union's word (bên cho vay). Only the name can change: loans were certified by
/// the kind.
struct Lender {
    std::string code;
    std::string name;
    LenderKind kind = LenderKind::bank;
    friend bool operator==(const Lender&, const Lender&) = default;
};

}  // namespace hui::registry
