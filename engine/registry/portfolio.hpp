#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace hui::registry {

/// The book of the loans that a unit vouches for: `loans/U1`.
[[nodiscard]] std::string portfolio_code(std::string_view unit);
/// The unit whose portfolio a book is, as a part of the book's code; nothing = it is none.
[[nodiscard]] std::optional<std::string_view> unit_of_portfolio(std::string_view book);

}  // namespace hui::registry
