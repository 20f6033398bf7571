#pragma once

#include "engine/base/result.hpp"
#include "engine/journal/entry.hpp"

#include <optional>

namespace hui::actions {

/// Nothing where the rules decide just this entry; `not_as_decided` where they decide another one.
[[nodiscard]] std::optional<Code> check_same(const Draft& draft, const Entry& entry);

/// The same for what a rule decided again: why it would refuse, or whether its draft is the entry.
template <class Event>
std::optional<Code> compared(const Result<Event>& decided, const Entry& entry) {
    if (!decided) { return decided.refusal().code; }
    return check_same(draft_of(*decided, entry.effective_on), entry);
}

}  // namespace hui::actions
