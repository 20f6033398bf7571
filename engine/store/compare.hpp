#pragma once

#include "engine/store/ledger.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace hui::store {

/// The `table` of a row that stands for a table, index or trigger itself.
inline constexpr std::string_view schema_table = "sqlite_schema";

/// What a table of the ledger holds otherwise than a replay of the journal gives it.
struct Difference {
    std::string table;
    std::string book;  ///< the book's code, empty for tables of no one book
    /// For people: a row that is too much (`+ code=H01 …`) or missing (`- …`), or the columns of
    /// one that have other values (`code=H01: turn=2 ≠ 3`, the ledger's first).
    std::string what;
};

/// Copies the books (not their entries) into an empty ledger, under the same ids.
void copy_books(Ledger& from, Ledger& to);

/// Compares the schema, then every row of every projection of `ledger` with `replay`, a ledger in
/// memory.
[[nodiscard]] std::vector<Difference> differences_between(Ledger& ledger, Ledger& replay);

/// What SQLite itself finds wrong with the file: broken pages, indexes that don't match, foreign
/// keys without a row. Empty = nothing.
[[nodiscard]] std::vector<std::string> integrity_problems(Ledger& ledger);

}  // namespace hui::store
