#pragma once

#include "engine/savings/correction.hpp"
#include "engine/store/book.hpp"

namespace hui::actions {

/// The entry of what a rule decided, with what is said of its true date, or why there is none.
template <class Event>
[[nodiscard]] Result<Draft> corrected(store::Book& book, const Result<Event>& decided,
                                      const TrueDate& said, savings::When when) {
    if (!decided) { return decided.refusal(); }
    Event event = *decided;
    // Most entries say nothing of it, and need no history.
    if (said != TrueDate{}) {
        const auto correction =
            savings::decide_correction(book.group(), book.history(), said, when);
        if (!correction) { return correction.refusal(); }
        event.correction = *correction;
    }
    return draft_of(event, when.on);
}

}  // namespace hui::actions
