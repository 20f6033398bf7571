#pragma once

#include "engine/journal/account.hpp"

#include <string>
#include <string_view>

namespace hui::exchange {

/// The five kinds of accounts that plain-text accounting knows. A debit is positive in all.
enum class Root { assets, liabilities, equity, income, expenses };

/// What kind an account of a book is (the table is in `schema/README.md`). One that isn't named
/// there is equity.
[[nodiscard]] Root root_of(const Account& account);

/// `G012:assets:cash`. Throws `std::invalid_argument` for a name that no book has.
[[nodiscard]] std::string name_in_book(std::string_view book, const Account& account);

/// The same for beancount, which begins with the root and capitalises each part:
/// `Assets:G012:Cash`, `Liabilities:G012:Members:01`, `Assets:Loans:Unit:U1:Loans:V01:Principal`.
[[nodiscard]] std::string beancount_name(std::string_view book, const Account& account);

}  // namespace hui::exchange
