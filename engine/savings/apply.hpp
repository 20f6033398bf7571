#pragma once

#include "engine/savings/movement.hpp"

namespace hui::savings {

/// Brings the group up to date with one movement. The only code that changes what a share paid,
/// received or was advanced.
void apply(Group& group, const Movement& movement);

/// Brings it up to date with the next movement in the order of dates. Turns and holders that were
/// given back on their own day decided nothing, whatever was recorded in between.
void apply_in_order(Group& group, const Movement& movement);

/// Brings it up to date with a count of the box, which moves nothing. The last one by day counts,
/// of one day the one that was recorded last.
void apply_count(Group& group, const LastCount& count);

}  // namespace hui::savings
