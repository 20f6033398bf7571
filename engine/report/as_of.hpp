#pragma once

#include "engine/journal/witness.hpp"
#include "engine/store/journal_table.hpp"

#include <optional>
#include <string>
#include <vector>

namespace hui::report {

/// What a question is about: how things stood at the end of a day, with all that is recorded, or
/// with what was recorded by a time.
struct AsOf {
    Date on;
    std::optional<Instant> as_known = {};
};

/// Whether a book can answer, be it "nothing": what it can't tell must not look like a zero.
[[nodiscard]] bool tells_of(store::Ledger& ledger, const store::BookRow& book, const AsOf& as_of);
/// The same as a guard. Refused with `before_recording`, `before_books`.
[[nodiscard]] Check check_told(store::Ledger& ledger, const store::BookRow& book,
                               const AsOf& as_of);
/// Whether any book of the ledger can. Refused with `before_recording`, `before_ledger`.
[[nodiscard]] Check check_told(store::Ledger& ledger, const AsOf& as_of);
/// Refused with `before_recording` where nothing had been recorded in the book by the time.
[[nodiscard]] Check check_recorded(store::Ledger& ledger, const store::BookRow& book,
                                   std::optional<Instant> as_known);

/// The witness code of what an answer rests on: of the last entry that was recorded by a time
/// (nothing = by now) in a book, or, where the answer is about many (nothing), in the register,
/// whose seals bind the closed months of all books. For use inside a snapshot.
[[nodiscard]] Witness witness_at(store::Ledger& ledger, const std::optional<store::BookRow>& book,
                                 std::optional<Instant> as_known = {});
/// The same of a book by its code. Refused with `unknown_book`.
[[nodiscard]] Result<Witness> witness_of(store::Ledger& ledger,
                                         const std::optional<std::string>& book,
                                         std::optional<Instant> as_known = {});

/// A group that has nothing in an answer about many, though it ran on that day already: its books
/// begin later.
struct NotTold {
    std::string group;
    Date first;
};
/// By group; refused as `check_told` of the ledger.
[[nodiscard]] Result<std::vector<NotTold>> not_told(store::Ledger& ledger, Date on);

}  // namespace hui::report
