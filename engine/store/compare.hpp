#pragma once

#include "engine/store/ledger.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace hui::store {

/// The `table` of a row that stands for a table, index or trigger itself.
inline constexpr std::string_view schema_table = "sqlite_schema";

/// A row of a projection that a replay of the journal doesn't give, or the other way round.
struct DifferentRow {
    enum class Side {
        only_in_ledger,
        only_in_replay,
    };
    std::string table;
    Side side;
    std::string book;  ///< the book's code, empty for tables of no one book
    std::string row;   ///< the columns, for people
};

/// Copies the books (not their entries) into an empty ledger, under the same ids.
void copy_books(Ledger& from, Ledger& to);

/// Compares the schema, then every row of every projection of `ledger` with `replay`, a ledger in
/// memory.
[[nodiscard]] std::vector<DifferentRow> different_rows(Ledger& ledger, Ledger& replay);

/// What SQLite itself finds wrong with the file: broken pages, indexes that don't match, foreign
/// keys without a row. Empty = nothing.
[[nodiscard]] std::vector<std::string> integrity_problems(Ledger& ledger);

}  // namespace hui::store
