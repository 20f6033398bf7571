#include "engine/store/compare.hpp"

#include "engine/store/database.hpp"
#include "engine/store/fault.hpp"
#include "engine/store/journal_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>

namespace hui::store {

namespace {

constexpr std::array<std::string_view, 23> projections{
    "head",       "balance",          "unit",       "member",           "personal_hash",
    "policy",     "registered_group", "seal",       "savings_group",    "share",
    "advance",    "closing",          "checkpoint", "settled_interest", "former_holder",
    "claim",      "reserve_cover",    "lender",     "portfolio",        "loan",
    "loan_entry", "loan_exposure",    "dispute"};

std::vector<std::string> columns_of(Database& database, std::string_view table,
                                    const std::string& schema) {
    std::vector<std::string> columns;
    SQLite::Statement row{database.connection(),
                          "SELECT name FROM pragma_table_info(?, ?) ORDER BY cid"};
    row.bind(1, std::string{table});
    row.bind(2, schema);
    while (row.executeStep()) { columns.push_back(row.getColumn(0).getString()); }
    return columns;
}

/// The columns for a comparison byte for byte: without this, codes that differ in case alone would
/// be the same.
std::string compared(const std::vector<std::string>& columns) {
    std::string all;
    for (const std::string& column : columns) {
        all += fmt::format("{0}{1} COLLATE BINARY AS {1}", all.empty() ? "" : ", ", column);
    }
    return all;
}

/// The row for people; the book stands beside it and a hash says nothing.
std::string row_text(SQLite::Statement& row, const std::vector<std::string>& columns) {
    std::string text;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (columns[i] == "book" || columns[i] == "hash") { continue; }
        text += fmt::format("{}{}={}", text.empty() ? "" : " ", columns[i],
                            row.getColumn(static_cast<int>(i)).getString());
    }
    return text;
}

void compare(Database& database, std::string_view table, DifferentRow::Side side,
             std::vector<DifferentRow>& differences) {
    const bool in_ledger = side == DifferentRow::Side::only_in_ledger;
    const auto columns = columns_of(database, table, "main");
    const bool has_book = columns.front() == "book";
    SQLite::Statement row{
        database.connection(),
        fmt::format(
            "SELECT *{2} FROM (SELECT {4} FROM {0}.{3} EXCEPT SELECT {4} FROM {1}.{3}) AS d",
            in_ledger ? "original" : "main", in_ledger ? "main" : "original",
            has_book ? ", (SELECT code FROM main.book WHERE id = d.book)" : "", table,
            compared(columns))};
    const int code_column = static_cast<int>(columns.size());
    while (row.executeStep()) {
        differences.push_back({.table = std::string{table},
                               .side = side,
                               .book = has_book ? row.getColumn(code_column).getString() : "",
                               .row = row_text(row, columns)});
    }
}

/// Tables, indexes and triggers that the migrations don't make, or that are gone: whatever else the
/// file holds could answer in the place of what was recorded.
void compare_schemas(Database& database, DifferentRow::Side side,
                     std::vector<DifferentRow>& differences) {
    const bool in_ledger = side == DifferentRow::Side::only_in_ledger;
    SQLite::Statement row{
        database.connection(),
        fmt::format("SELECT type, name FROM (SELECT type, name, tbl_name, sql FROM {}.sqlite_schema"
                    " EXCEPT SELECT type, name, tbl_name, sql FROM {}.sqlite_schema)",
                    in_ledger ? "original" : "main", in_ledger ? "main" : "original")};
    while (row.executeStep()) {
        differences.push_back({.table = std::string{schema_table},
                               .side = side,
                               .book = "",
                               .row = fmt::format("{} {}", row.getColumn(0).getString(),
                                                  row.getColumn(1).getString())});
    }
}

void add_first_column(Database& database, const char* sql, std::vector<std::string>& texts) {
    SQLite::Statement row{database.connection(), sql};
    while (row.executeStep()) { texts.push_back(row.getColumn(0).getString()); }
}

}  // namespace

void copy_books(Ledger& from, Ledger& to) {
    for (const BookRow& book : all_books(from)) {
        Query{to.database(), "INSERT INTO book VALUES (?, ?, ?)", book.id, book.code,
              kind_text(book.kind)}
            .run();
    }
}

std::vector<DifferentRow> different_rows(Ledger& ledger, Ledger& replay) {
    Database& database = replay.database();
    SQLite::Statement attach{database.connection(), "ATTACH ? AS original"};
    attach.bind(1, ledger.path());
    attach.exec();
    std::vector<DifferentRow> differences;
    compare_schemas(database, DifferentRow::Side::only_in_ledger, differences);
    compare_schemas(database, DifferentRow::Side::only_in_replay, differences);
    // A view in the place of a table could answer anything, or never end.
    const bool has_view = std::any_of(differences.begin(), differences.end(),
                                      [](const auto& row) { return row.row.starts_with("view "); });
    if (has_view) { return differences; }
    for (const std::string_view table : projections) {
        // One that is gone, or was made anew with other columns, has been told of already.
        const bool is_ours =
            columns_of(database, table, "original") == columns_of(database, table, "main");
        if (!is_ours) { continue; }
        compare(database, table, DifferentRow::Side::only_in_ledger, differences);
        compare(database, table, DifferentRow::Side::only_in_replay, differences);
    }
    return differences;
}

std::vector<std::string> integrity_problems(Ledger& ledger) {
    std::vector<std::string> problems;
    add_first_column(ledger.database(), "PRAGMA integrity_check", problems);
    if (problems == std::vector<std::string>{"ok"}) { problems.clear(); }
    // A table that isn't what other tables refer to leaves nothing to check them by.
    const bool is_checked = unless_damaged(
        [&] { add_first_column(ledger.database(), "PRAGMA foreign_key_check", problems); });
    if (!is_checked) { problems.emplace_back("foreign_key_check"); }
    return problems;
}

}  // namespace hui::store
