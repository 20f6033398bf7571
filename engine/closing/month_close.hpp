#pragma once

#include "engine/journal/balances.hpp"
#include "engine/journal/body.hpp"
#include "engine/savings/history.hpp"

#include <optional>
#include <string_view>
#include <vector>

namespace hui::closing {

/// What stands in the way of closing a group's month, in the order in which it is looked for.
#define HUI_BLOCKERS(X)   \
    X(earlier_month_open) \
    X(turn_undecided)     \
    X(pot_lacks_money)    \
    X(pot_partly_there)   \
    X(money_not_there)    \
    X(round_not_drawn)    \
    X(due_unpaid)         \
    X(cash_differs)       \
    X(count_differs)      \
    X(open_dispute)

enum class BlockerCode {
#define HUI_CODE(name) name,
    HUI_BLOCKERS(HUI_CODE)
#undef HUI_CODE
};
[[nodiscard]] std::string_view name_of(BlockerCode code);

struct Blocker {
    BlockerCode code;
    std::vector<NamedFact> facts;
};

/// Whether dues of drawn rounds that nothing covers (of a share that came in later, or that left
/// after its draw) block the closing or are carried into the next month by name.
enum class Arrears { block, carry };

struct CloseMonth {
    Month month;
    std::optional<Vnd> counted;  ///< the cash counted in the box
    Arrears arrears = Arrears::block;
};

/// Whether there is anything to close in a month.
enum class MonthState {
    running,
    already_closed,
    /// Nothing moved, and the books have not begun, or the group was settled before the month began
    /// (every share at zero and the reserve fund empty, or dissolved).
    not_running,
};
[[nodiscard]] MonthState state_in(Month month, const savings::Group& group,
                                  const savings::History& history);

/// The first month up to `last` that has something to close and is not closed.
[[nodiscard]] std::optional<Month> next_to_close(const savings::Group& group,
                                                 const savings::History& history, Month last);

/// The register as it stood when a month was closed. Its number tells which seal covers the
/// closing; its hash binds all that the register held by then to the book that was closed.
struct RegisterHead {
    Seq seq;
    std::string hash;  ///< 64 hexadecimal digits; empty in closings of programs that didn't keep it
};

/// What a month's closing rests on: the group's state and balances at the end of its last day.
struct MonthEnd {
    savings::Group group;
    Balances balances;
    RegisterHead registry;
};

/// What stands in the way of closing the month; empty = nothing. Rounds whose draw date is in the
/// month or before, and dues of that time, are judged by all that `group` knows: a round that was
/// drawn in the next month, with money that came late, no longer blocks this one, and in a group
/// that was dissolved no round does. Only a count is compared with the month's end, or, where it
/// was kept before as an entry, with its own day (`savings::open_difference`). An open dispute
/// blocks every month, whenever it was opened: what it is about may lie before.
[[nodiscard]] std::vector<Blocker> blockers_of(const CloseMonth& command,
                                               const savings::Group& group,
                                               const savings::History& history,
                                               const MonthEnd& month_end);

inline constexpr std::string_view month_closed_kind = "month-closed";

/// A due of a drawn round that nothing covers, carried into the next month by name.
struct CarriedDue {
    ShareNo share;
    Round round;
    Vnd amount;
    friend bool operator==(const CarriedDue&, const CarriedDue&) = default;
};
/// The dues of drawn rounds, due by the end of the month, that nothing covers: what blocks its
/// closing unless it is carried.
[[nodiscard]] std::vector<CarriedDue> open_arrears(Month month, const savings::Group& group);

/// The closing entry: the month's trial balance, the count, by name each due that nothing covered
/// on the month's last day, of whatever round, what was carried, and what was still to be handed
/// over of a drawn pot.
[[nodiscard]] Draft closing_draft(const CloseMonth& command, const savings::Group& group,
                                  const MonthEnd& month_end);

/// The trial balance as a closing entry holds it.
[[nodiscard]] std::string balances_text(const Balances& balances);

/// Adds the register's head to the body of a closing entry.
void add_to(BodyWriter& body, const RegisterHead& registry);

/// What a closing entry says.
struct MonthClosed {
    Month month;
    Balances balances;
    std::optional<Vnd> counted;  ///< the cash that was counted in the box
    RegisterHead registry;
    Arrears arrears = Arrears::block;  ///< whether something was carried
};
[[nodiscard]] MonthClosed month_closed_of(std::string_view body);

}  // namespace hui::closing
