#pragma once

#include "engine/closing/statements_again.hpp"
#include "engine/journal/witness.hpp"
#include "engine/savings/count.hpp"
#include "engine/store/journal_table.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hui::report {

/// A count of a group's box, and what the book had in it that day.
struct CountLine {
    Seq seq;
    Date on;
    savings::CashCounted count;  ///< with what the book had when it was counted
    Vnd book_now;                ///< the same with what was recorded since for the time before it
};

/// A contribution that was recorded long after it happened (`long_after`).
struct LateEntry {
    Seq seq;
    ShareNo share;
    Vnd amount;
    Date on;  ///< when it truly happened
    Date recorded;
};

/// A bank statement that is kept.
struct StatementRow {
    closing::KeptStatement kept;                   ///< with what the book had then
    Vnd book_now;                                  ///< with what was recorded since
    bool is_replaced;                              ///< it was kept again; nothing is open of it
    std::vector<closing::BrokenStatement> broken;  ///< by which entries; empty = it holds
    std::optional<closing::StatementGap> gap;      ///< to the one before it
};

/// What is in the box since a day.
struct HeldSince {
    Date since;
    Vnd amount;
};

/// What a group's box holds by the book at the end of a day, and what counts of it found.
struct Reconciliation {
    std::string group;
    Date on;
    Vnd box;         ///< in it by the book
    Vnd difference;  ///< that the last count by the day found, and nobody posted; negative =
                     ///< missing
    std::optional<Seq> since;              ///< `savings::recorded_since` that count
    Vnd posted;                            ///< what counts found, as it was posted by the day
    Vnd of_bank;                           ///< the bank's own interest, less its fees, by the day
    std::vector<CountLine> counts;         ///< in the order of days
    std::vector<StatementRow> statements;  ///< that begin by the day, in the order of their ends
    std::vector<HeldSince> held;           ///< oldest first
    std::vector<LateEntry> late;           ///< in the order of entries
    Witness witness;                       ///< of the book, by what it was read for

    /// What nobody has borne yet, or has a claim to; negative = it is lacking.
    [[nodiscard]] Vnd cash_difference() const { return posted + of_bank; }
    /// By how much bank and book differ on the last day that a statement is about; positive = the
    /// bank has more.
    [[nodiscard]] Vnd bank_difference() const;
    /// Whether the last count agrees with the book and, of the bank, the last statement, and every
    /// statement that is kept still holds and begins with what the one before it ended with.
    [[nodiscard]] bool agrees() const;
};
/// Refused with `unknown_group`.
[[nodiscard]] Result<Reconciliation> reconciliation(store::Ledger& ledger, std::string_view group,
                                                    Date on);

}  // namespace hui::report
