#pragma once

#include "engine/actions/known_register.hpp"
#include "engine/store/book.hpp"

#include <optional>
#include <string>
#include <vector>

namespace hui::actions {

/// Decides again, entry by entry, what the rules decided when a group's book was written: somebody
/// who appends entries with good hashes must still keep every rule of the books, and the policies
/// that the register held by then.
class RulesCheck {
public:
    RulesCheck(std::string ledger_id, const KnownRegister& registry)
        : ledger_id_(std::move(ledger_id)),
          registry_(registry) {}

    /// Why the rules would not have let the next entry be recorded as it is, on the book as it
    /// stands before it; nothing where they would.
    [[nodiscard]] std::optional<Code> refusal_of(store::Book& before, const Entry& entry);

private:
    [[nodiscard]] std::optional<Code> check(store::Book& before, const Entry& entry) const;
    [[nodiscard]] std::optional<Code> check_reversal(store::Book& before, const Entry& entry) const;
    [[nodiscard]] std::optional<Code> check_closing(store::Book& before, const Entry& entry) const;
    [[nodiscard]] const Entry* find(std::optional<Seq> seq) const;
    [[nodiscard]] Balances balances_on(Date date) const;
    void come_to(const store::Book& before, const Entry& entry);

    std::string ledger_id_;
    const KnownRegister& registry_;
    RegisterThen then_{};  ///< of the entry that is looked at
    std::size_t policies_known_ = 0;
    registry::Policy policy_;     ///< as it was known then
    std::vector<Entry> entries_;  ///< those that were looked at
};

}  // namespace hui::actions
