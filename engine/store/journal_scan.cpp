#include "engine/store/journal_scan.hpp"

#include "engine/store/database.hpp"

#include <sqlite3.h>

#include <memory>
#include <span>
#include <tuple>
#include <utility>
#include <vector>

namespace hui::store {

namespace {

/// Where a row belongs: the book and the sequence.
using Place = std::pair<std::int64_t, std::int64_t>;

/// A statement of the C interface whose first two columns are the row's place: a scan reads tens of
/// millions of columns, and the shared ownership of each column object would cost more than the
/// reading.
class Cursor {
public:
    Cursor(Database& database, const char* sql, std::optional<std::int64_t> book) {
        sqlite3* const connection = database.connection().getHandle();
        sqlite3_stmt* statement = nullptr;
        check(connection, sqlite3_prepare_v2(connection, sql, -1, &statement, nullptr));
        statement_.reset(statement);
        if (book) { check(connection, sqlite3_bind_int64(statement, 1, *book)); }
        step();
    }

    [[nodiscard]] bool at_end() const { return at_end_; }
    /// Of the row; asked for so often that it is read once.
    [[nodiscard]] const Place& place() const { return place_; }
    void step() {
        const int result = sqlite3_step(statement_.get());
        if (result != SQLITE_ROW && result != SQLITE_DONE) {
            check(sqlite3_db_handle(statement_.get()), result);
        }
        at_end_ = result == SQLITE_DONE;
        if (at_end_) { return; }
        is_typed_ = true;
        // By these the rows are sorted: what is no number stands after all that are.
        place_ = {sqlite3_column_int64(statement_.get(), 0),
                  sqlite3_column_int64(statement_.get(), 1)};
    }
    /// Whether each value of the row that was read is of its column's type. Only who rewrote the
    /// schema could store another one, which SQLite would read as if it fitted.
    [[nodiscard]] bool is_typed() const { return is_typed_; }
    [[nodiscard]] std::int64_t integer(int column) {
        expect(column, SQLITE_INTEGER);
        return sqlite3_column_int64(statement_.get(), column);
    }
    [[nodiscard]] std::optional<std::int64_t> integer_if(int column) {
        const int type = sqlite3_column_type(statement_.get(), column);
        if (type == SQLITE_NULL) { return std::nullopt; }
        is_typed_ = is_typed_ && type == SQLITE_INTEGER;
        return sqlite3_column_int64(statement_.get(), column);
    }
    [[nodiscard]] std::string_view text(int column) {
        expect(column, SQLITE_TEXT);
        return bytes(column);
    }
    [[nodiscard]] std::string_view blob(int column) {
        expect(column, SQLITE_BLOB);
        return bytes(column);
    }

private:
    struct Finalize {
        void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
    };
    void expect(int column, int type) {
        is_typed_ = is_typed_ && sqlite3_column_type(statement_.get(), column) == type;
    }
    [[nodiscard]] std::string_view bytes(int column) const {
        const void* content = sqlite3_column_blob(statement_.get(), column);
        const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), column));
        return {static_cast<const char*>(content), size};
    }
    static void check(sqlite3* connection, int result) {
        if (result != SQLITE_OK) { throw SQLite::Exception(connection, result); }
    }
    std::unique_ptr<sqlite3_stmt, Finalize> statement_;
    bool at_end_ = false;
    bool is_typed_ = true;
    Place place_;
};

StoredEntry read_entry(Cursor& row) {
    StoredEntry entry{.book = row.place().first,
                      .columns = {.ledger = {},
                                  .book = {},
                                  .format = row.integer(2),
                                  .seq = row.place().second,
                                  .receipt = row.integer_if(3),
                                  .kind = row.text(4),
                                  .effective_on = row.text(5),
                                  .recorded_at = row.text(6),
                                  .actor = row.text(7),
                                  .ref = row.text(8),
                                  .reverses = row.integer_if(9),
                                  .body = row.text(10)},
                      .postings = {},
                      .hash = row.blob(11)};
    entry.is_typed = row.is_typed();
    return entry;
}

/// The postings of one entry, copied because the cursor moves on while the entry is read.
class PostingBuffer {
public:
    void read(Cursor& lines, const Place& place) {
        rows_.clear();
        text_.clear();
        are_typed_ = true;
        for (; !lines.at_end() && lines.place() == place; lines.step()) {
            rows_.push_back({.line = lines.integer(2), .account = {}, .amount = lines.integer(4)});
            text_ += lines.text(3);
            ends_.push_back(text_.size());
            are_typed_ = are_typed_ && lines.is_typed();
        }
        std::size_t from = 0;
        for (std::size_t i = 0; i < rows_.size(); ++i) {
            rows_[i].account = std::string_view{text_}.substr(from, ends_[i] - from);
            from = ends_[i];
        }
        ends_.clear();
    }
    [[nodiscard]] std::span<const StoredPosting> rows() const { return rows_; }
    [[nodiscard]] bool are_typed() const { return are_typed_; }

private:
    std::vector<StoredPosting> rows_;
    std::vector<std::size_t> ends_;
    std::string text_;
    bool are_typed_ = true;
};

constexpr const char* all_entries =
    "SELECT book, seq, format, receipt, kind, effective_on, recorded_at, actor, ref, reverses,"
    " body, hash FROM entry ORDER BY book, seq";
constexpr const char* one_book_entries =
    "SELECT book, seq, format, receipt, kind, effective_on, recorded_at, actor, ref, reverses,"
    " body, hash FROM entry WHERE book = ? ORDER BY book, seq";
constexpr const char* all_postings =
    "SELECT book, seq, line, account, amount FROM posting ORDER BY book, seq, line";
constexpr const char* one_book_postings =
    "SELECT book, seq, line, account, amount FROM posting WHERE book = ? ORDER BY book, seq, line";

}  // namespace

void scan_journal(Ledger& ledger, std::optional<std::int64_t> book,
                  const std::function<void(const StoredEntry&)>& read) {
    Cursor rows{ledger.database(), book ? one_book_entries : all_entries, book};
    Cursor lines{ledger.database(), book ? one_book_postings : all_postings, book};
    PostingBuffer postings;
    while (!rows.at_end() || !lines.at_end()) {
        const bool orphan = rows.at_end() || (!lines.at_end() && lines.place() < rows.place());
        StoredEntry entry = orphan ? StoredEntry{.is_there = false} : read_entry(rows);
        if (orphan) { std::tie(entry.book, entry.columns.seq) = lines.place(); }
        postings.read(lines, {entry.book, entry.columns.seq});
        entry.postings = postings.rows();
        entry.is_typed = entry.is_typed && postings.are_typed();
        read(entry);
        if (!orphan) { rows.step(); }
    }
}

std::vector<std::int64_t> missing_books(Ledger& ledger) {
    std::vector<std::int64_t> books;
    Query row{ledger.database(),
              "SELECT book FROM (SELECT DISTINCT book FROM entry UNION SELECT DISTINCT book FROM "
              "posting) WHERE book NOT IN (SELECT id FROM book) ORDER BY book"};
    while (row.next()) { books.push_back(row.integer(0)); }
    return books;
}

}  // namespace hui::store
