#pragma once

#include "engine/registry/policy.hpp"
#include "engine/savings/history.hpp"

#include <map>
#include <optional>

namespace hui::savings {

/// The days after which another amount may be late, or at another rate; each with the entry that
/// made it so, if any did.
using Ends = std::map<Date, std::optional<Seq>>;

/// Of several on one day the last is named, but none that was undone beside one that stands.
void add_end(Ends& ends, const Movement& movement);
/// The last day of each rate before it changes.
void add_rate_ends(Ends& ends, const registry::Policy& policy);

/// The days after which the unpaid amount, what is advanced of it, or the rate may be another one.
[[nodiscard]] Ends segment_ends(const History& history, ShareNo share,
                                const registry::Policy& policy);
/// In a net group: the days after a due fell due, until `on`, on which the share's turn became
/// another one, which may make it owed, or free the share of it.
[[nodiscard]] Ends turn_changes(const Group& group, const History& history, const Due& due,
                                Date on);

}  // namespace hui::savings
