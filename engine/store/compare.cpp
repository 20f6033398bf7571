#include "engine/store/compare.hpp"

#include "engine/store/database.hpp"
#include "engine/store/fault.hpp"
#include "engine/store/journal_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <string_view>
#include <utility>

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

/// A row with its columns' names and values; the book stands beside it and a hash says nothing.
using Columns = std::vector<std::pair<std::string, std::string>>;

/// The rows of one book in a table that only one of both ledgers has.
struct OneSided {
    std::vector<Columns> in_ledger;
    std::vector<Columns> in_replay;
};
using OneSidedByBook = std::map<std::string, OneSided>;

void add_rows(Database& database, std::string_view table, bool in_ledger, OneSidedByBook& books) {
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
        Columns values;
        for (int i = 0; i < code_column; ++i) {
            const std::string& name = columns[static_cast<std::size_t>(i)];
            if (name == "book" || name == "hash") { continue; }
            values.emplace_back(name, row.getColumn(i).getString());
        }
        OneSided& book = books[has_book ? row.getColumn(code_column).getString() : ""];
        (in_ledger ? book.in_ledger : book.in_replay).push_back(std::move(values));
    }
}

std::string row_text(const Columns& row) {
    std::string text;
    for (const auto& [name, value] : row) {
        text += fmt::format("{}{}={}", text.empty() ? "" : " ", name, value);
    }
    return text;
}

std::size_t equal_columns(const Columns& a, const Columns& b) {
    std::size_t equal = 0;
    for (std::size_t i = 0; i < a.size(); ++i) { equal += a[i] == b[i] ? 1U : 0U; }
    return equal;
}

/// What tells the row from others, by the first columns that both have, then what differs.
std::string changed_text(const Columns& ledger, const Columns& replay) {
    constexpr std::size_t columns_of_key = 2;
    std::string key;
    std::string differs;
    std::size_t named = 0;
    for (std::size_t i = 0; i < ledger.size(); ++i) {
        const auto& [name, value] = ledger[i];
        if (value != replay[i].second) {
            differs += fmt::format(" {}={} ≠ {}", name, value, replay[i].second);
        } else if (named < columns_of_key) {
            key += fmt::format("{}{}={}", key.empty() ? "" : " ", name, value);
            ++named;
        }
    }
    return key + ":" + differs;
}

/// The row of the replay that most likely is the changed row of the ledger; the end where none has
/// half of its columns.
std::vector<Columns>::iterator counterpart(const Columns& row, std::vector<Columns>& replay) {
    const auto best =
        std::max_element(replay.begin(), replay.end(), [&](const Columns& a, const Columns& b) {
            return equal_columns(row, a) < equal_columns(row, b);
        });
    const bool is_alike = best != replay.end() && equal_columns(row, *best) * 2 >= row.size();
    return is_alike ? best : replay.end();
}

void tell(std::string_view table, const std::string& book, OneSided rows,
          std::vector<Difference>& differences) {
    // Of very many rows that differ nobody asks which was which.
    constexpr std::size_t most_compared = 100;
    const bool is_paired =
        rows.in_ledger.size() <= most_compared && rows.in_replay.size() <= most_compared;
    const auto add = [&](std::string what) {
        differences.push_back({.table = std::string{table}, .book = book, .what = std::move(what)});
    };
    for (const Columns& row : rows.in_ledger) {
        const auto other = is_paired ? counterpart(row, rows.in_replay) : rows.in_replay.end();
        if (other == rows.in_replay.end()) {
            add("+ " + row_text(row));
            continue;
        }
        add(changed_text(row, *other));
        rows.in_replay.erase(other);
    }
    for (const Columns& row : rows.in_replay) { add("- " + row_text(row)); }
}

/// Tables, indexes and triggers that the migrations don't make, or that are gone: whatever else the
/// file holds could answer in the place of what was recorded.
void compare_schemas(Database& database, bool in_ledger, std::vector<Difference>& differences) {
    SQLite::Statement row{
        database.connection(),
        fmt::format("SELECT type, name FROM (SELECT type, name, tbl_name, sql FROM {}.sqlite_schema"
                    " EXCEPT SELECT type, name, tbl_name, sql FROM {}.sqlite_schema)",
                    in_ledger ? "original" : "main", in_ledger ? "main" : "original")};
    while (row.executeStep()) {
        differences.push_back(
            {.table = std::string{schema_table},
             .book = "",
             .what = fmt::format("{} {} {}", in_ledger ? "+" : "-", row.getColumn(0).getString(),
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

std::vector<Difference> differences_between(Ledger& ledger, Ledger& replay) {
    Database& database = replay.database();
    SQLite::Statement attach{database.connection(), "ATTACH ? AS original"};
    attach.bind(1, ledger.path());
    attach.exec();
    std::vector<Difference> differences;
    compare_schemas(database, true, differences);
    compare_schemas(database, false, differences);
    // A view in the place of a table could answer anything, or never end.
    const bool has_view =
        std::any_of(differences.begin(), differences.end(),
                    [](const Difference& one) { return one.what.find(" view ") == 1; });
    if (has_view) { return differences; }
    for (const std::string_view table : projections) {
        // One that is gone, or was made anew with other columns, has been told of already.
        const bool is_ours =
            columns_of(database, table, "original") == columns_of(database, table, "main");
        if (!is_ours) { continue; }
        OneSidedByBook books;
        add_rows(database, table, true, books);
        add_rows(database, table, false, books);
        for (auto& [book, rows] : books) { tell(table, book, std::move(rows), differences); }
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
