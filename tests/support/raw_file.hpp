#pragma once

#include <SQLiteCpp/SQLiteCpp.h>
#include <sys/stat.h>

#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace hui::tests {

/// A ledger's file in the hands of somebody who knows SQLite and not hui.
class RawFile {
public:
    explicit RawFile(const std::string& path)
        : database_(path, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE) {
        run("PRAGMA synchronous = OFF");
    }

    void run(const std::string& sql) { database_.exec(sql); }
    /// The only value that a question gives.
    [[nodiscard]] std::string ask(const std::string& sql) {
        return database_.execAndGet(sql).getString();
    }
    /// Takes the guards off the tables; then anything can be written.
    void drop_guards() {
        for (const std::string kind : {"trigger", "index"}) {
            for (const std::string& name : column("SELECT name FROM sqlite_master WHERE type = '" +
                                                  kind + "' AND sql IS NOT NULL")) {
                run("DROP " + kind + " " + name);
            }
        }
        run("PRAGMA ignore_check_constraints = ON; PRAGMA foreign_keys = OFF;");
    }
    [[nodiscard]] std::vector<std::string> tables() {
        return column("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name");
    }
    [[nodiscard]] std::vector<std::string> columns_of(const std::string& table) {
        return column("SELECT name FROM pragma_table_info('" + table + "') ORDER BY cid");
    }
    /// Every row of every table: `table: column, column …`.
    [[nodiscard]] std::vector<std::string> rows() {
        std::vector<std::string> all;
        for (const std::string& table : tables()) {
            std::string values = "'" + table + ": '";
            for (const std::string& name : columns_of(table)) {
                values += " || quote(" + name + ") || ', '";
            }
            for (std::string& row : column("SELECT " + values + " FROM " + table + " ORDER BY 1")) {
                all.push_back(std::move(row));
            }
        }
        return all;
    }
    [[nodiscard]] std::vector<std::string> column(const std::string& sql) {
        std::vector<std::string> values;
        SQLite::Statement row{database_, sql};
        while (row.executeStep()) { values.push_back(row.getColumn(0).getString()); }
        return values;
    }

private:
    SQLite::Database database_;
};

/// The permissions of a file, as `ls` would show them in octal: 0600.
[[nodiscard]] inline unsigned mode_of(const std::string& path) {
    struct stat status {};
    if (stat(path.c_str(), &status) != 0) { throw std::runtime_error("no file " + path); }
    return status.st_mode & 07777U;
}

}  // namespace hui::tests
