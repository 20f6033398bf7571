#pragma once

#include "engine/base/numbers.hpp"

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
/// Money in the group's box.
[[nodiscard]] inline Account cash() { return Account{"assets:cash"}; }
/// Money in the group's bank account.
[[nodiscard]] inline Account bank() { return Account{"assets:bank"}; }
/// A share: credit = the group owes it, debit = it still owes after its draw.
[[nodiscard]] inline Account member(ShareNo share) {
    return Account{"members:" + share_text(share)};
}
/// What the organiser paid in the place of late shares and has not got back (choàng).
[[nodiscard]] inline Account advances() { return Account{"organiser:advances"}; }
}  // namespace account

}  // namespace hui
