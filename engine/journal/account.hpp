#pragma once

#include <compare>
#include <string>
#include <utility>

namespace hui {

/// The name of an account inside a book, in the form that plain-text accounting tools accept.
/// A debit is positive. Each book names its accounts by functions such as `cash()`.
class Account {
public:
    explicit Account(std::string name) : name_(std::move(name)) {}
    [[nodiscard]] const std::string& name() const { return name_; }
    friend auto operator<=>(const Account&, const Account&) = default;

private:
    std::string name_;
};

namespace account {
/// Money in the book's box.
[[nodiscard]] inline Account cash() { return Account{"assets:cash"}; }
/// Money in its bank account.
[[nodiscard]] inline Account bank() { return Account{"assets:bank"}; }
/// Either of them.
[[nodiscard]] inline bool is_money(const Account& account) {
    return account == cash() || account == bank();
}
}  // namespace account

}  // namespace hui
