#pragma once

#include "engine/journal/entry.hpp"

#include <string>
#include <string_view>

namespace hui::savings {

/// A member contests what the group's book says (khiếu nại), or the matter is settled. Kinds
/// `dispute-opened` and `dispute-settled`.
struct DisputeChanged {
    enum class Step { opened, settled } step = Step::opened;
    std::string member;
    std::string reason;  ///< what is contested; how it was settled
};

/// A dispute that is not settled.
struct OpenDispute {
    std::string member;
    Date since;
    std::string reason;
    Seq seq;  ///< the entry that opened it
    friend bool operator==(const OpenDispute&, const OpenDispute&) = default;
};

inline constexpr std::string_view dispute_opened_kind = "dispute-opened";
inline constexpr std::string_view dispute_settled_kind = "dispute-settled";

/// The entry that records an event on the day `on`.
[[nodiscard]] Draft draft_of(const DisputeChanged& event, Date on);

/// The event of an entry of one of the two kinds. Throws `BodyError` for a body that was never
/// written here.
[[nodiscard]] DisputeChanged dispute_changed_of(std::string_view kind, std::string_view body);

}  // namespace hui::savings
