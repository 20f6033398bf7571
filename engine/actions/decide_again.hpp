#pragma once

#include "engine/actions/known_register.hpp"
#include "engine/savings/events.hpp"
#include "engine/store/book.hpp"

#include <optional>
#include <string>

namespace hui::actions {

/// What an entry was decided by, beside its group's book.
struct Grounds {
    const std::string& ledger_id;
    const KnownRegister& registry;
    RegisterThen then;
    const registry::Policy& policy;
};

/// Why the rules would not decide the event as the entry has it, on the book as it stood before;
/// nothing where they would.
[[nodiscard]] std::optional<Code> decided_again(const Grounds& grounds, store::Book& before,
                                                const Entry& entry, const savings::Event& event);

}  // namespace hui::actions
