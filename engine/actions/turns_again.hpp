#pragma once

#include "engine/savings/turn_events.hpp"
#include "engine/store/book.hpp"

#include <optional>
#include <string>

namespace hui::actions {

/// A change of turns that was recorded, and the book as it stood before.
struct RecordedTurns {
    const std::string& ledger_id;
    store::Book& before;
    const Entry& entry;
};

/// Why the rules would not change the turns as the entry has it; nothing where they would.
[[nodiscard]] std::optional<Code> turns_changed_again(const RecordedTurns& recorded,
                                                      const savings::TurnsChanged& event);

}  // namespace hui::actions
