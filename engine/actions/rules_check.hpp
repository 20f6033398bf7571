#pragma once

#include "engine/store/book.hpp"

#include <optional>
#include <string>
#include <vector>

namespace hui::actions {

/// Decides again, entry by entry, what the rules decided when a group's book was written: somebody
/// who appends entries with good hashes must still keep every rule of the books.
class RulesCheck {
public:
    /// `register_head` is the register's last entry.
    RulesCheck(std::string ledger_id, Seq register_head)
        : ledger_id_(std::move(ledger_id)),
          register_head_(register_head) {}

    /// Why the rules would not have let the next entry be recorded as it is, on the book as it
    /// stands before it; nothing where they would.
    [[nodiscard]] std::optional<Code> refusal_of(store::Book& before, const Entry& entry);

private:
    [[nodiscard]] std::optional<Code> check_closing(store::Book& before, const Entry& entry) const;
    [[nodiscard]] const Entry* find(std::optional<Seq> seq) const;
    [[nodiscard]] Balances balances_on(Date date) const;

    std::string ledger_id_;
    Seq register_head_;
    std::vector<Entry> entries_;  ///< those that were looked at
};

}  // namespace hui::actions
