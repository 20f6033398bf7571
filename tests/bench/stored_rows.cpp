#include "tests/bench/stored_rows.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace hui::bench {

namespace {

/// In this order the rows can be written: a posting refers to its entry.
constexpr std::array<std::string_view, 2> journal{"entry", "posting"};

std::vector<std::string> texts(Connection& connection, const std::string& sql) {
    std::vector<std::string> all;
    Statement row{connection, sql};
    while (row.next()) { all.emplace_back(row.bytes(0)); }
    return all;
}

std::vector<std::string> all_tables(Connection& connection) {
    return texts(connection, "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name");
}

/// A row as bytes that are equal only for equal rows.
std::string key_of(const Statement& row, int columns) {
    std::string key;
    for (int column = 0; column < columns; ++column) {
        const std::string_view bytes = row.bytes(column);
        key += fmt::format("{}:{}:", sqlite3_column_type(row.get(), column), bytes.size());
        key += bytes;
    }
    return key;
}

Cell cell_of(const Statement& row, int column, std::pmr::memory_resource& memory) {
    Cell cell{.type = sqlite3_column_type(row.get(), column), .number = 0, .bytes = {}};
    if (cell.type == SQLITE_INTEGER) {
        cell.number = row.integer(column);
    } else if (cell.type != SQLITE_NULL) {
        const std::string_view bytes = row.bytes(column);
        auto* const copy = static_cast<char*>(memory.allocate(bytes.size() + 1, 1));
        std::copy(bytes.begin(), bytes.end(), copy);
        cell.bytes = {copy, bytes.size()};
    }
    return cell;
}

}  // namespace

std::vector<BookTable> book_tables(Connection& connection) {
    std::vector<BookTable> tables;
    for (const std::string& name : all_tables(connection)) {
        const auto columns =
            texts(connection, "SELECT name FROM pragma_table_info('" + name + "') ORDER BY cid");
        if (columns.front() != "book") { continue; }
        tables.push_back({.name = name, .columns = static_cast<int>(columns.size())});
    }
    const auto rank = [](const BookTable& table) {
        return std::find(journal.begin(), journal.end(), table.name);
    };
    std::stable_sort(tables.begin(), tables.end(),
                     [&](const auto& a, const auto& b) { return rank(a) < rank(b); });
    return tables;
}

RowWatch::RowWatch(const std::string& path) : connection_(path), tables_(book_tables(connection_)) {
    for (std::size_t table = 0; table < tables_.size(); ++table) {
        const bool is_journal = table < journal.size();
        reads_.emplace_back(connection_,
                            fmt::format("SELECT * FROM {} WHERE book = ?1{}", tables_[table].name,
                                        is_journal ? " AND seq > ?2 ORDER BY seq" : ""));
    }
    StoredRows known;
    Statement row{connection_, "SELECT id FROM book"};
    while (row.next()) { add_changes(row.integer(0), known); }
}

std::int64_t RowWatch::book_of(const std::string& code) {
    Statement row{connection_, "SELECT id FROM book WHERE code = ?"};
    row.bind_text(1, code);
    return row.next() ? row.integer(0) : 0;
}

void RowWatch::add_changes(std::int64_t book, StoredRows& rows) {
    add_journal(book, rows);
    for (std::size_t table = journal.size(); table < tables_.size(); ++table) {
        add_projection(table, book, rows);
    }
}

void RowWatch::add_journal(std::int64_t book, StoredRows& rows) {
    std::int64_t& last_seq = last_seqs_[book];
    for (Statement& read : {std::ref(reads_[0]), std::ref(reads_[1])}) {
        read.bind(1, book);
        read.bind(2, last_seq);
    }
    Statement& entries = reads_[0];
    Statement& postings = reads_[1];
    bool more = postings.next();
    while (entries.next()) {
        last_seq = entries.integer(1);
        add_row(0, entries, rows);
        for (; more && postings.integer(1) == last_seq; more = postings.next()) {
            add_row(1, postings, rows);
        }
    }
    entries.reset();
    postings.reset();
}

void RowWatch::add_projection(std::size_t table, std::int64_t book, StoredRows& rows) {
    Statement& read = reads_[table];
    read.bind(1, book);
    std::vector<std::string> now;
    const std::vector<std::string>& known = known_[{table, book}];
    while (read.next()) {
        now.push_back(key_of(read, tables_[table].columns));
        if (std::find(known.begin(), known.end(), now.back()) == known.end()) {
            add_row(table, read, rows);
        }
    }
    read.reset();
    known_[{table, book}] = std::move(now);
}

void RowWatch::add_row(std::size_t table, const Statement& row, StoredRows& rows) {
    rows.rows.push_back({.table = table, .first_cell = rows.cells.size()});
    for (int column = 0; column < tables_[table].columns; ++column) {
        rows.cells.push_back(cell_of(row, column, bytes_));
    }
}

bool same_rows(const std::string& a, const std::string& b) {
    Connection connection{a};
    connection.run("ATTACH '" + b + "' AS other");
    for (const std::string& table : all_tables(connection)) {
        for (const auto& [one, two] : {std::pair{"main", "other"}, std::pair{"other", "main"}}) {
            Statement differing{
                connection,
                fmt::format("SELECT * FROM {0}.{2} EXCEPT SELECT * FROM {1}.{2}", one, two, table)};
            if (differing.next()) { return false; }
        }
    }
    return true;
}

}  // namespace hui::bench
