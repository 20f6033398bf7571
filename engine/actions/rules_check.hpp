#pragma once

#include "engine/actions/book_so_far.hpp"
#include "engine/store/book.hpp"

#include <optional>
#include <string>

namespace hui::actions {

/// Decides again, entry by entry, what the rules decided when a group's book was written: somebody
/// who appends entries with good hashes must still keep every rule of the books, and the policies
/// that the register held by then.
class RulesCheck {
public:
    RulesCheck(std::string ledger_id, const KnownRegister& registry)
        : ledger_id_(std::move(ledger_id)),
          so_far_(registry) {}

    /// Why the rules would not have let the next entry be recorded as it is, on the book as it
    /// stands before it; nothing where they would.
    [[nodiscard]] std::optional<Code> refusal_of(store::Book& before, const Entry& entry);

private:
    [[nodiscard]] std::optional<Code> check(store::Book& before, const Entry& entry) const;
    [[nodiscard]] std::optional<Code> check_reversal(store::Book& before, const Entry& entry) const;
    [[nodiscard]] std::optional<Code> check_closing(store::Book& before, const Entry& entry) const;
    [[nodiscard]] std::optional<Code> check_statement(const store::Book& before,
                                                      const Entry& entry) const;

    std::string ledger_id_;
    BookSoFar so_far_;
};

}  // namespace hui::actions
