#include "tests/support/raw_file.hpp"

namespace hui::tests {

RawFile::RawFile(const std::string& path)
    : database_(path, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE) {
    run("PRAGMA synchronous = OFF");
}

void RawFile::run(const std::string& sql) { database_.exec(sql); }

std::string RawFile::ask(const std::string& sql) { return database_.execAndGet(sql).getString(); }

void RawFile::drop_guards() {
    for (const std::string kind : {"trigger", "index"}) {
        for (const std::string& name : column("SELECT name FROM sqlite_master WHERE type = '" +
                                              kind + "' AND sql IS NOT NULL")) {
            run("DROP " + kind + " " + name);
        }
    }
    run("PRAGMA ignore_check_constraints = ON; PRAGMA foreign_keys = OFF;");
}

std::vector<std::string> RawFile::tables() {
    return column("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name");
}

std::vector<std::string> RawFile::columns_of(const std::string& table) {
    return column("SELECT name FROM pragma_table_info('" + table + "') ORDER BY cid");
}

std::vector<std::string> RawFile::rows() {
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

std::vector<std::string> RawFile::column(const std::string& sql) {
    std::vector<std::string> values;
    SQLite::Statement row{database_, sql};
    while (row.executeStep()) { values.push_back(row.getColumn(0).getString()); }
    return values;
}

unsigned mode_of(const std::string& path) {
    struct stat status {};
    if (stat(path.c_str(), &status) != 0) { throw std::runtime_error("no file " + path); }
    return status.st_mode & 07777U;
}

}  // namespace hui::tests
