#pragma once

#include "engine/savings/group.hpp"

namespace hui::savings {

/// The day of a round as the calendar has it, before rest days move it; round 1 is the start, and
/// round 0 one interval earlier.
[[nodiscard]] Date agreed_day(const Terms& terms, Round round);
/// Whether the day of a round is among those that are computed: lunar months run to 2049.
[[nodiscard]] bool has_day(const Terms& terms, Round round);
/// The day when the contributions of a round are due.
[[nodiscard]] Date date_of_round(const Terms& terms, Round round);
/// The first day on which a round may be drawn (ngày mở hụi): not before its contributions are due.
[[nodiscard]] Date draw_date_of_round(const Terms& terms, Round round);
/// The last round due by `on`, 0 before the first or before the books begin.
[[nodiscard]] Round last_round_due(const Group& group, Date on);
/// The last round whose draw date is `on` or earlier, 0 as for `last_round_due`.
[[nodiscard]] Round last_round_to_draw(const Group& group, Date on);

/// The day from which these books tell of the group: its start, or the day it was taken over.
[[nodiscard]] Date first_day_of_books(const Group& group);
/// The first day on which anything can have moved in these books: that on which they begin, or, for
/// turns that were decided and money that was paid ahead, the first of the period before the start,
/// and with weekly rounds a month before it.
[[nodiscard]] Date first_day_told(const Group& group);
/// Whether the group was taken over after `on`: then nothing is known of that day.
[[nodiscard]] bool is_before_books(const Group& group, Date on);

}  // namespace hui::savings
