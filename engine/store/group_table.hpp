#pragma once

#include "engine/closing/month_close.hpp"
#include "engine/savings/history.hpp"
#include "engine/store/journal_table.hpp"

#include <optional>
#include <vector>

namespace hui::store {

/// The group of a book, as it stands with all that is recorded. Throws `Fault` (damaged) when the
/// book has no group.
[[nodiscard]] savings::Group load_group(Ledger& ledger, const BookRow& book);
/// All that moved in the group, read from the journal.
[[nodiscard]] savings::History load_history(Ledger& ledger, const BookRow& book);

/// Brings a group up to date with one entry of its book (the opening makes it), and gives what
/// moved by it. Throws `Fault` (damaged) where no opening came first.
[[nodiscard]] std::optional<savings::Movement> applied(std::optional<savings::Group>& group,
                                                       const BookRow& book, const Entry& entry);

/// A group with all that moved in it.
struct GroupKnown {
    savings::Group group;
    savings::History history;
};
/// The group by the entries that were recorded by a time; those of a clock that was set back may
/// stand behind later ones. Nothing where the opening was not recorded yet.
[[nodiscard]] std::optional<GroupKnown> load_known(Ledger& ledger, const BookRow& book,
                                                   Instant as_known);

/// Inside a transaction: writes a group's rows; where `before` is given only those that differ.
void save_group(Ledger& ledger, const BookRow& book, const savings::Group& group,
                const savings::Group* before);
/// Inside a transaction: notes that a member held a share of the group before somebody else.
void save_former_holder(Ledger& ledger, const BookRow& book, const std::string& member);
/// The code of the cycle that follows a group, if one was opened by the day (nothing = ever).
[[nodiscard]] std::optional<std::string> renewed_as(Ledger& ledger, std::string_view group,
                                                    std::optional<Date> by);
/// The books of the groups that are not closed through the month, in the order of their codes.
[[nodiscard]] std::vector<BookRow> books_not_closed(Ledger& ledger, Month month);
/// The members who held a share of the group before somebody else, by code.
[[nodiscard]] std::vector<std::string> former_holders(Ledger& ledger, const BookRow& book);
/// Where a month's closing stands in its book.
struct ClosingPlace {
    Seq seq;
    Seq from_seq;              ///< the first entry that may be dated after the month
    Instant recorded_through;  ///< when it and all before it were recorded, at the latest
};
/// Inside a transaction: writes the rows of a closed month.
void save_closing(Ledger& ledger, const BookRow& book, const closing::MonthClosed& closed,
                  const ClosingPlace& place);

}  // namespace hui::store
