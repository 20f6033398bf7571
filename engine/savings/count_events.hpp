#pragma once

#include "engine/journal/entry.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace hui::savings {

/// The notes of one denomination in a count.
struct Notes {
    Vnd note;
    std::int64_t count;
    friend bool operator==(const Notes&, const Notes&) = default;
};

/// The cash in the box was counted (kiểm quỹ). Kept though it matches. Kind `cash-counted`.
struct CashCounted {
    Vnd counted;
    Vnd book;                     ///< in the box that day by what was recorded before the count
    std::vector<Notes> notes;     ///< in order of denominations, largest first; none = a sum alone
    std::vector<std::string> by;  ///< who counted
};

/// What the last count found more or less in the box than the book has was posted, so that the book
/// says what is there (chênh lệch quỹ). Kind `cash-difference-posted`.
struct DifferencePosted {
    Seq count;   ///< the entry with the count
    Vnd amount;  ///< negative = it was missing
    std::string reason;
};

/// The last count of a group's box, by day and number.
struct LastCount {
    Seq seq;
    Date on;
    Vnd counted;
    friend bool operator==(const LastCount&, const LastCount&) = default;
};

inline constexpr std::string_view cash_counted_kind = "cash-counted";
inline constexpr std::string_view difference_posted_kind = "cash-difference-posted";

/// The entry that records an event on the day `on`.
[[nodiscard]] Draft draft_of(const CashCounted& event, Date on);
[[nodiscard]] Draft draft_of(const DifferencePosted& event, Date on);

/// The events of entries of these kinds. Throw `BodyError` for a body that was never written here.
[[nodiscard]] CashCounted cash_counted_of(std::string_view body);
[[nodiscard]] DifferencePosted difference_posted_of(std::string_view body);

/// The count of an entry of its kind.
[[nodiscard]] LastCount count_of(const Entry& entry);

}  // namespace hui::savings
