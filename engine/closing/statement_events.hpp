#pragma once

#include "engine/journal/entry.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hui::closing {

/// What a line of a bank statement stands for in the book.
struct LineMatch {
    /// A reference code in the line itself, or a person who said so.
    enum class By { reference, person };
    std::vector<Seq> entries;  ///< which together moved the line's amount; never empty
    By by = By::reference;
    friend bool operator==(const LineMatch&, const LineMatch&) = default;
};

/// The days that a statement is about.
struct StatementDays {
    Date from;
    Date to;
    [[nodiscard]] bool has(Date day) const { return from <= day && day <= to; }
};

/// A line as it is kept: without the bank's description, which names people.
struct ReconciledLine {
    std::int64_t no;  ///< from 1, in the order of time
    Date day;
    Vnd amount;             ///< into the account; negative = out of it
    std::string reference;  ///< the bank's own; empty = none
    std::optional<LineMatch> match;
};

/// A bank statement was compared with the book (đối chiếu sao kê). Kept though they agree, and
/// though they don't. Kind `statement-reconciled`, on the day when it was done.
struct StatementReconciled {
    Hash file;  ///< SHA-256 of the statement's file
    /// By whose names its columns were read; empty = kept before that was.
    std::string profile = {};
    StatementDays period;
    Vnd opening;
    Vnd closing;  ///< by the bank, at the end of the last day
    Vnd book;     ///< by the book, at the end of the last day, by what was recorded before it
    std::vector<ReconciledLine> lines;
};

inline constexpr std::string_view statement_reconciled_kind = "statement-reconciled";

/// The entry that records it on the day `on`.
[[nodiscard]] Draft draft_of(const StatementReconciled& event, Date on);

/// What an entry of the kind records. Throws `BodyError` for a body that was never written here.
[[nodiscard]] StatementReconciled statement_reconciled_of(std::string_view body);

/// What an entry moved into the bank account; negative = out of it.
[[nodiscard]] Vnd moved_in_bank(const Entry& entry);

}  // namespace hui::closing
