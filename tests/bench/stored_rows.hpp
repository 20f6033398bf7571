#pragma once

#include "tests/bench/statement.hpp"

#include <cstdint>
#include <map>
#include <memory_resource>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace hui::bench {

/// A table whose rows belong to books.
struct BookTable {
    std::string name;
    int columns = 0;
};
/// Of any ledger: the journal's tables first, each before those that refer to it.
[[nodiscard]] std::vector<BookTable> book_tables(Connection& connection);

/// A value as SQLite stores it.
struct Cell {
    int type = 0;  ///< SQLITE_INTEGER, SQLITE_TEXT, SQLITE_BLOB or SQLITE_NULL
    std::int64_t number = 0;
    std::string_view bytes;
};

/// Rows of several tables, in the order in which they are to be written.
struct StoredRows {
    struct Row {
        std::size_t table = 0;
        std::size_t first_cell = 0;
    };
    std::vector<Row> rows;
    std::vector<Cell> cells;
};

/// Finds out which rows a piece of recording writes into a ledger: rows that are new or different
/// since it looked the last time. Keeps their bytes as long as it lives.
class RowWatch {
public:
    /// All that stands in the ledger now is known.
    explicit RowWatch(const std::string& path);

    [[nodiscard]] const std::vector<BookTable>& tables() const { return tables_; }
    /// The book of a group, by its code.
    [[nodiscard]] std::int64_t book_of(const std::string& code);
    /// Adds what was written for a book, in the order of the engine: each entry before its
    /// postings, then the projections.
    void add_changes(std::int64_t book, StoredRows& rows);

private:
    void add_journal(std::int64_t book, StoredRows& rows);
    void add_projection(std::size_t table, std::int64_t book, StoredRows& rows);
    void add_row(std::size_t table, const Statement& row, StoredRows& rows);

    Connection connection_;
    std::vector<BookTable> tables_;
    std::vector<Statement> reads_;  ///< one a table
    std::map<std::int64_t, std::int64_t> last_seqs_;
    std::map<std::pair<std::size_t, std::int64_t>, std::vector<std::string>> known_;
    std::pmr::monotonic_buffer_resource bytes_;
};

/// Whether two ledgers hold the same rows in every table.
[[nodiscard]] bool same_rows(const std::string& a, const std::string& b);

}  // namespace hui::bench
