#pragma once

#include "engine/journal/balances.hpp"
#include "engine/store/journal_table.hpp"

#include <optional>

namespace hui::store {

/// Where the book's journal ends; an empty head for a book without entries.
[[nodiscard]] Head head_of(Ledger& ledger, const BookRow& book);
void save_head(Ledger& ledger, const BookRow& book, const Head& head);

/// The book's balances with all that is recorded.
[[nodiscard]] Balances balances_of(Ledger& ledger, const BookRow& book);
/// Inside a transaction: adds what a batch of entries changed, one write an account.
void add_to_balances(Ledger& ledger, const BookRow& book, const Balances& changes);

/// The latest time at which an entry up to `seq`, which follows the last closing, was recorded.
[[nodiscard]] Instant recorded_through(Ledger& ledger, const BookRow& book, Seq seq);

/// The book's balances at the end of the day `on`, as known at a time (nothing = now). They start
/// at the last month that was closed by then (and known), and end with the closing of the month
/// that `on` lies in, so that they cost a month's entries and not the history's.
[[nodiscard]] Balances balances_as_of(Ledger& ledger, const BookRow& book, Date on,
                                      std::optional<Instant> as_known = std::nullopt);

/// What a book comes to, summed up from its entries: no projection is asked.
struct BookSums {
    std::int64_t entries = 0;
    Date last_day;  ///< of the entry with the latest date
    Balances balances;
};
/// Nothing for a book without entries.
[[nodiscard]] std::optional<BookSums> sums_of(Ledger& ledger, const BookRow& book);

}  // namespace hui::store
