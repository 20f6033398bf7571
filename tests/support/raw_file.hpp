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
    explicit RawFile(const std::string& path);

    void run(const std::string& sql);
    /// The only value that a question gives.
    [[nodiscard]] std::string ask(const std::string& sql);
    /// Takes the guards off the tables; then anything can be written.
    void drop_guards();
    [[nodiscard]] std::vector<std::string> tables();
    [[nodiscard]] std::vector<std::string> columns_of(const std::string& table);
    /// Every row of every table: `table: column, column …`.
    [[nodiscard]] std::vector<std::string> rows();
    [[nodiscard]] std::vector<std::string> column(const std::string& sql);

private:
    SQLite::Database database_;
};

/// The permissions of a file, as `ls` would show them in octal: 0600.
[[nodiscard]] unsigned mode_of(const std::string& path);

}  // namespace hui::tests
