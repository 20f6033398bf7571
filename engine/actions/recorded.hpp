#pragma once

#include "engine/base/calendar.hpp"
#include "engine/journal/witness.hpp"
#include "engine/store/book.hpp"
#include "engine/store/fault.hpp"

#include <string>
#include <string_view>

namespace hui::actions {

/// Who acts, and when by the clock.
struct Actor {
    std::string name;
    Instant now;
    [[nodiscard]] Date today() const { return day_in_vietnam(now); }
};

/// An entry that stands in the journal: written now, or found there under the same reference.
struct Recorded {
    std::string book;
    Entry entry;
    enum class Writing { written, found };
    Writing writing = Writing::written;

    [[nodiscard]] Witness witness() const { return Witness::of(entry.hash); }
};

/// Whether an earlier entry is what is asked for again.
using SameContent = std::function<bool(const Entry&)>;

/// The entry that stands under `ref` already: the same content gives it again, other content is
/// refused with `ref_taken`; nothing when the reference is new (or empty).
[[nodiscard]] std::optional<Result<Recorded>> already_recorded(store::Ledger& ledger,
                                                               const store::BookRow& book,
                                                               const std::string& ref,
                                                               const SameContent& same);

/// Appends a draft under `ref`, or under a new reference when that is empty.
Recorded append(store::Book& book, Draft draft, const std::string& ref, const Actor& actor);

/// What a rule decided as the draft of an entry, or why it refuses.
template <class Event>
[[nodiscard]] Result<Draft> drafted(const Result<Event>& event, Date on) {
    if (!event) { return event.refusal(); }
    return draft_of(*event, on);
}

/// The book of a group, or `unknown_group`.
[[nodiscard]] Result<store::BookRow> group_book(store::Ledger& ledger, std::string_view code);
/// A group's book or a portfolio, or `unknown_group`.
[[nodiscard]] Result<store::BookRow> money_book(store::Ledger& ledger, std::string_view code);
/// A group's book or the register, or `unknown_book`.
[[nodiscard]] Result<store::BookRow> any_book(store::Ledger& ledger, std::string_view code);
/// The register's book; throws `store::Fault` (damaged) where there is none.
[[nodiscard]] store::BookRow register_book(store::Ledger& ledger);

/// Runs `work`, which records entries in any books, in one write transaction and commits when it
/// gives a value. When the commit itself fails, the ledger is opened anew and the entries looked up
/// by their references: found, they were written after all; not found, they weren't; if that can't
/// be told, `outcome_unknown`.
[[nodiscard]] Result<std::vector<Recorded>> in_transaction(
    store::Ledger& ledger, const std::function<Result<std::vector<Recorded>>()>& work);

/// What records one entry in a book that is open for writing.
using BookWork = std::function<Result<Recorded>(store::Book&)>;

/// Runs `work` as `in_transaction` does: on a group's book (else `unknown_group`),
[[nodiscard]] Result<Recorded> in_group(store::Ledger& ledger, std::string_view code,
                                        const BookWork& work);
/// on the portfolio that a loan is in (else `unknown_loan`),
[[nodiscard]] Result<Recorded> in_loan(store::Ledger& ledger, std::string_view loan,
                                       const BookWork& work);
/// on a group's book or the register (else `unknown_book`),
[[nodiscard]] Result<Recorded> in_book(store::Ledger& ledger, std::string_view code,
                                       const BookWork& work);
/// on the register.
[[nodiscard]] Result<Recorded> in_register(store::Ledger& ledger, const BookWork& work);

}  // namespace hui::actions
