#pragma once

#include "engine/actions/known_register.hpp"
#include "engine/journal/balances.hpp"

#include <optional>
#include <string_view>
#include <vector>

namespace hui::actions {

/// The entries of a book that were looked at, one after the other, and what the register held when
/// the next one was recorded: what it is decided again by.
class BookSoFar {
public:
    explicit BookSoFar(const KnownRegister& registry) : registry_(registry) {}

    /// Brings the register to the time of the next entry.
    void come_to(std::string_view book, const Entry& entry);
    /// The entry was looked at.
    void add(const Entry& entry) { entries_.push_back(entry); }
    /// A closing that holds says how far the register had come.
    void has_seen(Seq register_seq);

    [[nodiscard]] const KnownRegister& registry() const { return registry_; }
    [[nodiscard]] RegisterThen then() const { return then_; }
    /// As it was known then.
    [[nodiscard]] const registry::Policy& policy() const { return policy_; }
    [[nodiscard]] const std::vector<Entry>& entries() const { return entries_; }
    /// Null where there is none.
    [[nodiscard]] const Entry* find(std::optional<Seq> seq) const;
    /// Why the reversal's entry can't undo what it says: `unknown_entry`, `already_reversed`,
    /// `bad_text` for its reason.
    [[nodiscard]] std::optional<Code> check_reversal(const Entry& entry) const;
    [[nodiscard]] Balances balances_on(Date date) const;

private:
    const KnownRegister& registry_;
    RegisterThen then_{};  ///< of the entry that is looked at
    std::size_t policies_known_ = 0;
    registry::Policy policy_;
    std::vector<Entry> entries_;
};

}  // namespace hui::actions
