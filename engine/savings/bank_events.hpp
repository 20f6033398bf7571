#pragma once

#include "engine/journal/correction.hpp"
#include "engine/journal/entry.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace hui::savings {

/// Money went from the box to the bank or back, or the bank took or paid something of its own
/// (nộp, rút, phí, lãi tiền gửi). Kind `bank-moved`.
struct BankMoved {
    enum class What {
        deposited,  ///< out of the box into the bank account
        withdrawn,  ///< out of the account into the box
        charged,    ///< the bank took a fee
        credited,   ///< the bank paid interest
    };
    What what = What::deposited;
    Vnd amount;
    std::string reason;  ///< of a fee or interest; empty = none was given
    std::optional<Correction> correction = {};
};

inline constexpr std::string_view bank_moved_kind = "bank-moved";

/// The entry that records an event on the day `on`.
[[nodiscard]] Draft draft_of(const BankMoved& event, Date on);

/// The event of an entry of that kind. Throws `BodyError` for a body that was never written here.
[[nodiscard]] BankMoved bank_moved_of(std::string_view body);

/// What comes into the box and into the bank account; negative = goes out.
[[nodiscard]] Vnd into_box(const BankMoved& event);
[[nodiscard]] Vnd into_bank(const BankMoved& event);

}  // namespace hui::savings
