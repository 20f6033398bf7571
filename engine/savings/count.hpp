#pragma once

#include "engine/journal/cash_layers.hpp"
#include "engine/savings/history.hpp"
#include "engine/savings/money_date.hpp"

#include <optional>
#include <string>
#include <vector>

namespace hui::savings {

/// What the notes come to.
[[nodiscard]] Vnd sum_of(const std::vector<Notes>& notes);

/// Somebody counts the cash in the box (kiểm quỹ).
struct CountCash {
    std::optional<Vnd> counted;  ///< nothing = what the notes come to
    std::vector<Notes> notes;    ///< in any order; each denomination once
    std::vector<std::string> by;
};

/// Compares the count with what the book has in the box at the end of the day. Refuses, in this
/// order: `group_dissolved`, `future_date`, `month_closed`, `before_takeover`,
/// `before_first_period`, `missing_value` (nobody counted), `unknown_note`, `note_repeated`,
/// `bad_number` (of a note), `bad_amount` (less than nothing), `notes_differ` (from a sum that was
/// given too).
[[nodiscard]] Result<CashCounted> decide_count(const Group& group, const History& history,
                                               const CountCash& command, When when);

/// What the book has in the box by now for the moment of a count: what is dated before its day,
/// whenever it was recorded, and of its day what was recorded before it. A pot that is handed over
/// later that day isn't missing in the count.
[[nodiscard]] Vnd cash_at(const History& history, const LastCount& count);

/// What the last count found more in the box than the book has there by now (negative: less), and
/// what nobody posted. Nothing where they agree, or nobody counted.
[[nodiscard]] Vnd open_difference(const Group& group, const History& history);
/// The same of any count, by the end of the day `on`.
[[nodiscard]] Vnd open_difference(const LastCount& count, const History& history, Date on);

/// The first entry of a count's own day, if there is one, that moved money into or out of the box
/// and was recorded after the count: nothing says whether that money was counted. What was posted
/// of a difference is none.
[[nodiscard]] std::optional<Seq> recorded_since(const LastCount& count, const History& history);

/// The last count of a box, where it found what nobody posted.
struct OpenCount {
    LastCount count;
    Vnd difference;            ///< negative = missing
    std::optional<Seq> since;  ///< as `recorded_since`: the box is to be counted again
};
/// By the end of the day `on`; nothing where they agree, or nobody has counted by then.
[[nodiscard]] std::optional<OpenCount> open_count(const Group& group, const History& history,
                                                  Date on);

/// The difference that the last count found is posted: the book follows the box.
struct PostDifference {
    std::string reason;
    std::optional<Date> on;  ///< nothing = the day of the count, or today if that month is closed
};

/// The day on which a difference is posted.
[[nodiscard]] Date posting_day(const Group& group, const PostDifference& command, Date today);

/// Refuses, in this order: `group_dissolved`, `nothing_counted`, `future_date`, `month_closed`,
/// `before_takeover`, `before_first_period`, `before_count`, `no_difference`, `cash_since_used`
/// (what is missing was paid out since, by the book).
[[nodiscard]] Result<DifferencePosted> decide_post_difference(const Group& group,
                                                              const History& history,
                                                              const PostDifference& command,
                                                              Date today);

/// Refuses `count_again` where something is `recorded_since` the last count: a posting could take
/// for missing or too much what the entry explains. It is asked when a posting is recorded, not
/// when it is decided again: earlier programs posted all the same.
[[nodiscard]] Check check_counted_last(const Group& group, const History& history);

/// What is in the box at the end of the day `on`, by the entries that brought it, in the order of
/// (day, entry). What comes in first goes out first, and what came in on a day before what went out
/// on it; an entry that was undone on its own day leaves no trace.
[[nodiscard]] std::vector<CashLayer> cash_held(const History& history, Date on);

}  // namespace hui::savings
