#pragma once

#include "engine/closing/seal_parts.hpp"
#include "engine/journal/signature.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace hui::closing {

/// The month's seal: an entry of the register over the closing entries of all groups that no
/// earlier seal covers. Kind `month-sealed`.
struct MonthSealed {
    Month month;
    std::int64_t books = 0;
    std::string root;  ///< 64 hexadecimal digits
};

inline constexpr std::string_view month_sealed_kind = "month-sealed";

/// The SHA-256 over `hui-seal 1`, the month, and a line `book seq hash` for each head in the order
/// of the books' codes (bytewise).
[[nodiscard]] std::string seal_root(Month month, std::vector<ClosedHead> heads);

[[nodiscard]] Draft seal_draft(Month month, const std::vector<ClosedHead>& heads);
[[nodiscard]] MonthSealed month_sealed_of(std::string_view body);

/// A seal was signed with the key of whoever answers for the books: an entry of the register after
/// the seal. Kind `seal-signed`.
struct SealSigned {
    Month month;
    Seq seal;  ///< the seal's entry
    PublicKey key;
    Signature signature;
};

inline constexpr std::string_view seal_signed_kind = "seal-signed";

/// What is signed: `hui-signature 1`, the ledger's id, the month, and the number and hash of the
/// seal's entry, a line each.
[[nodiscard]] std::string signed_text(std::string_view ledger_id, Month month, Seq seal,
                                      const Hash& hash);
[[nodiscard]] Draft signature_draft(const SealSigned& event, Date on);
/// Throws `BodyError` for a body that was never written here.
[[nodiscard]] SealSigned seal_signed_of(std::string_view body);

}  // namespace hui::closing
