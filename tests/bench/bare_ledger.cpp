#include "tests/bench/bare_ledger.hpp"

#include <fmt/format.h>

namespace hui::bench {

namespace {

void bind(sqlite3_stmt* statement, int index, const Cell& cell) {
    const auto size = static_cast<int>(cell.bytes.size());
    switch (cell.type) {
        case SQLITE_INTEGER:
            sqlite3_bind_int64(statement, index, cell.number);
            break;
        case SQLITE_TEXT:
            sqlite3_bind_text(statement, index, cell.bytes.data(), size, SQLITE_STATIC);
            break;
        case SQLITE_BLOB:
            sqlite3_bind_blob(statement, index, cell.bytes.data(), size, SQLITE_STATIC);
            break;
        default:
            sqlite3_bind_null(statement, index);
    }
}

/// Which columns hold whole numbers; the others hold bytes.
std::vector<bool> whole_numbers(const Statement& row) {
    std::vector<bool> whole;
    for (int column = 0; column < sqlite3_column_count(row.get()); ++column) {
        const char* type = sqlite3_column_decltype(row.get(), column);
        whole.push_back(type != nullptr && type == std::string_view{"INTEGER"});
    }
    return whole;
}

std::uint64_t sum_of_row(const Statement& row, const std::vector<bool>& whole) {
    std::uint64_t sum = 0;
    for (std::size_t i = 0; i < whole.size(); ++i) {
        const int column = static_cast<int>(i);
        if (whole[i]) {
            sum += static_cast<std::uint64_t>(row.integer(column));
        } else if (const std::string_view bytes = row.bytes(column); !bytes.empty()) {
            sum += bytes.size() + static_cast<unsigned char>(bytes.back());
        }
    }
    return sum;
}

std::string insert_into(const BookTable& table) {
    const bool is_journal = table.name == "entry" || table.name == "posting";
    std::string places = "?";
    for (int column = 1; column < table.columns; ++column) { places += ", ?"; }
    return fmt::format("INSERT {}INTO {} VALUES ({})", is_journal ? "" : "OR REPLACE ", table.name,
                       places);
}

}  // namespace

BareLedger::BareLedger(const std::string& path, const std::string& settings)
    : connection_(path),
      tables_(book_tables(connection_)),
      begin_(connection_, "BEGIN IMMEDIATE"),
      commit_(connection_, "COMMIT") {
    connection_.run(settings);
    for (const BookTable& table : tables_) {
        inserts_.emplace_back(connection_, insert_into(table));
    }
}

void BareLedger::write(const StoredRows& rows) {
    begin_.run();
    for (const StoredRows::Row& row : rows.rows) {
        Statement& insert = inserts_[row.table];
        for (int column = 0; column < tables_[row.table].columns; ++column) {
            const auto cell = row.first_cell + static_cast<std::size_t>(column);
            bind(insert.get(), column + 1, rows.cells[cell]);
        }
        insert.run();
    }
    commit_.run();
}

std::uint64_t BareLedger::scan() {
    std::uint64_t sum = 0;
    connection_.run("BEGIN");
    for (const char* sql : {"SELECT * FROM entry ORDER BY book, seq",
                            "SELECT * FROM posting ORDER BY book, seq, line"}) {
        Statement row{connection_, sql};
        const std::vector<bool> whole = whole_numbers(row);
        while (row.next()) { sum += sum_of_row(row, whole); }
    }
    connection_.run("COMMIT");
    return sum;
}

}  // namespace hui::bench
