#pragma once

#include "engine/base/result.hpp"

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hui::exchange {

/// What a column of a bank statement holds.
enum class BankColumn { day, reference, debit, credit, amount, balance, description };
inline constexpr std::size_t bank_columns = 7;

/// What a bank calls its columns: for each the names that it may have, the best first, with `|`
/// between them.
struct BankProfile {
    std::string_view name;
    std::array<std::string_view, bank_columns> columns;
};

/// The profile of that name, without regard to case; empty = the one that knows every name. Refused
/// with `unknown_bank_profile`.
[[nodiscard]] Result<const BankProfile*> find_bank_profile(std::string_view name);

/// Where each column stands in a heading line; nothing for those it doesn't have.
class BankHeading {
public:
    BankHeading(const BankProfile& profile, const std::vector<std::string>& cells);

    [[nodiscard]] std::optional<std::size_t> place_of(BankColumn column) const {
        return places_[static_cast<std::size_t>(column)];
    }
    /// What it lacks to be the heading of a statement, as banks call it; empty = nothing.
    [[nodiscard]] std::string_view lacks() const;
    /// How many columns were found.
    [[nodiscard]] std::size_t found() const;

private:
    std::array<std::optional<std::size_t>, bank_columns> places_{};
};

}  // namespace hui::exchange
