#pragma once

#include "engine/store/ledger.hpp"

#include <functional>
#include <optional>
#include <string_view>
#include <vector>

namespace hui::store {

/// What a book is about: the register, a group, or the loans that a unit vouches for.
enum class BookKind { registry, group, loans };
/// The word that the table holds.
[[nodiscard]] std::string_view kind_text(BookKind kind);

/// A book of the ledger: `id` inside the file, `code` for people.
struct BookRow {
    std::int64_t id = 0;
    std::string code;
    BookKind kind = BookKind::group;
};

/// Nothing where there is no such book. The code's case doesn't matter.
[[nodiscard]] std::optional<BookRow> find_book(Ledger& ledger, std::string_view code);
/// The register, then the groups, then the portfolios, each in the order of their codes.
[[nodiscard]] std::vector<BookRow> all_books(Ledger& ledger);
[[nodiscard]] std::vector<BookRow> group_books(Ledger& ledger);
/// The books of loans: `loans/U1` holds those that unit U1 vouches for (sổ vay tín chấp).
[[nodiscard]] std::vector<BookRow> portfolio_books(Ledger& ledger);

/// Ends with `Fault` (damaged): the tables say nothing of the book's group that can be true.
[[noreturn]] void group_damaged(const BookRow& book);

/// What tells an entry from all others, without its content.
struct EntryTitle {
    std::string book;
    Seq seq;
    std::string kind;
    std::string effective_on;
    std::string recorded_at;
};
/// The first entry of the other books whose stored hash the condition holds for, if any.
[[nodiscard]] std::optional<EntryTitle> find_in_other_books(
    Ledger& ledger, const BookRow& book, const std::function<bool(const Hash&)>& is_it);

[[nodiscard]] std::optional<Entry> find_entry(Ledger& ledger, const BookRow& book, Seq seq);
[[nodiscard]] std::optional<Entry> find_ref(Ledger& ledger, const BookRow& book,
                                            std::string_view ref);
/// The entry that reverses `seq`, if any.
[[nodiscard]] std::optional<Seq> reversal_of(Ledger& ledger, const BookRow& book, Seq seq);
/// The first entry that is dated after the day, if any.
[[nodiscard]] std::optional<Seq> first_entry_after(Ledger& ledger, const BookRow& book, Date day);
/// Whether the book holds an entry that is dated `on` or earlier and was recorded by a time
/// (nothing = at any time). Found at the book's first entry, as a rule.
[[nodiscard]] bool has_entry_by(Ledger& ledger, const BookRow& book, Date on,
                                std::optional<Instant> as_known);
/// Whether the book had been begun by a time: its first entry was recorded.
[[nodiscard]] bool has_recorded_by(Ledger& ledger, const BookRow& book, Instant time);
/// The stored hash of the last entry of the book that was recorded by a time. Zeros where there is
/// none.
[[nodiscard]] Hash last_hash_by(Ledger& ledger, const BookRow& book, Instant time);
/// The earliest date of the entries that were recorded by a time (nothing = of all); nothing where
/// there are none. Reads the whole book.
[[nodiscard]] std::optional<Date> first_date(Ledger& ledger, const BookRow& book,
                                             std::optional<Instant> as_known);
/// When the first entry of a book was recorded; of (nothing) all books the earliest such time.
[[nodiscard]] Instant first_recorded(Ledger& ledger, const std::optional<BookRow>& book);
/// Calls `read` for each entry of the book, in order.
void each_entry(Ledger& ledger, const BookRow& book, const std::function<void(const Entry&)>& read);
/// What an entry says, without its money, its hash and who wrote it.
struct Statement {
    Seq seq;
    std::string kind;
    Date on;
    std::string body;
    std::optional<Seq> reverses;
};
/// Calls `read` for what each entry of the book says, in order: much less to read.
void each_statement(Ledger& ledger, const BookRow& book,
                    const std::function<void(const Statement&)>& read);
/// Calls `read` for each entry in the order of (effective date, sequence).
void each_entry_by_date(Ledger& ledger, const BookRow& book,
                        const std::function<void(const Entry&)>& read);

/// The same for those dated from `first` to `last`.
void each_entry_between(Ledger& ledger, const BookRow& book, Date first, Date last,
                        const std::function<void(const Entry&)>& read);
/// The entries whose reference begins with `prefix`, in order.
void each_entry_under(Ledger& ledger, const BookRow& book, std::string_view prefix,
                      const std::function<void(const Entry&)>& read);
/// The entry that closed the month, if it is closed.
[[nodiscard]] std::optional<Entry> closing_of(Ledger& ledger, const BookRow& book, Month month);

/// Inside a transaction: makes an empty book.
[[nodiscard]] BookRow insert_book(Ledger& ledger, std::string_view code, BookKind kind);
/// Inside a transaction: writes an entry into the journal. Only `Book` calls it, which also brings
/// the projections up to date.
void insert_entry(Ledger& ledger, const BookRow& book, const Entry& entry);

}  // namespace hui::store
