#pragma once

#include "engine/closing/statement_events.hpp"

#include <optional>
#include <span>
#include <variant>
#include <vector>

namespace hui::closing {

/// A statement that a group's book keeps.
struct KeptStatement {
    Seq seq;
    Date on;  ///< when it was kept
    StatementReconciled event;
};
/// In the order in which they were kept. Throws `BodyError` as `statement_reconciled_of` does.
[[nodiscard]] std::vector<KeptStatement> kept_statements(std::span<const Entry> entries);
/// Whether those that were kept later are about each of its days: then it says nothing any more.
[[nodiscard]] bool is_replaced(const KeptStatement& kept, std::span<const KeptStatement> later);

/// A statement doesn't follow from the one before it: days between them are on none, or the one
/// ends with another balance than the other begins with (sao kê không nối tiếp).
struct StatementGap {
    Seq kept;  ///< the entry that keeps the one on the other side
    enum class Kept { before, after } side = Kept::before;  ///< where that one stands
    Date until;                                             ///< the last day of the one before
    Vnd closing;
    Date from;  ///< the first day of the one after
    Vnd opening;

    [[nodiscard]] bool has_days() const { return until + Days{1} < from; }
    /// The bank moved money that no statement tells of.
    [[nodiscard]] bool has_money() const { return closing != opening; }
};
/// What is between the statements that are kept and one of a period that begins with `opening`:
/// nothing where it follows, is the first, or shares days with one that begins before it.
[[nodiscard]] std::optional<StatementGap> gap_before(std::span<const KeptStatement> kept,
                                                     StatementDays period, Vnd opening);
/// The same between one that ends with `closing` and those that are kept of later days.
[[nodiscard]] std::optional<StatementGap> gap_after(std::span<const KeptStatement> kept,
                                                    StatementDays period, Vnd closing);

/// A statement that was kept and no longer holds, since an entry that was recorded after it.
struct BrokenStatement {
    Seq statement;  ///< the entry that keeps it
    Date to;        ///< its last day, or the first day in it that is broken where that isn't
    Seq by;         ///< the entry that broke it
    struct Balance {
        Vnd was;  ///< at the end of the day `to` by the book, when the statement was kept
        Vnd is;   ///< with what was recorded since
    };
    struct Undone {
        std::int64_t line;
        Seq entry;  ///< which `by` reverses
    };
    std::variant<Balance, Undone> how;
};

/// Tests the statements that a group's book keeps against all its entries: whether the bank account
/// still has on each of their days what it had then or, where that differed from what the bank says
/// of the day, has that now, and whether no entry that stands for a line was reversed since. Of
/// each day only the last statement is tested. Throws `BodyError` as `statement_reconciled_of`
/// does.
[[nodiscard]] std::vector<BrokenStatement> broken_statements(std::span<const Entry> entries);

}  // namespace hui::closing
