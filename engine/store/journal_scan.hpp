#pragma once

#include "engine/journal/canonical_text.hpp"
#include "engine/store/ledger.hpp"

#include <functional>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace hui::store {

/// A posting as it is stored.
struct StoredPosting {
    std::int64_t line = 0;
    std::string_view account;
    std::int64_t amount = 0;
};

/// An entry as it is stored, column by column, good or not; valid during the call only. The
/// columns `ledger` and `book` are left empty.
struct StoredEntry {
    std::int64_t book = 0;
    bool is_there = true;  ///< false = these postings have no entry; only its number is told
    bool is_typed = true;  ///< false = a value isn't of its column's type, in it or its postings
    EntryColumns columns;
    std::span<const StoredPosting> postings;
    std::string_view hash;  ///< 32 bytes, where nobody touched it
};

/// Reads the whole journal, or one book's, in the order of (book, sequence), as fast as it can be
/// read and without believing any of it.
void scan_journal(Ledger& ledger, std::optional<std::int64_t> book,
                  const std::function<void(const StoredEntry&)>& read);

/// The numbers of books that entries or postings are of, though no such book is there.
[[nodiscard]] std::vector<std::int64_t> missing_books(Ledger& ledger);

}  // namespace hui::store
