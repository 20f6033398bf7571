#pragma once

#include "engine/store/ledger.hpp"

#include <sqlite3.h>

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace hui::bench {

/// A connection of SQLite's C interface.
class Connection {
public:
    explicit Connection(const std::string& path);

    void run(const std::string& sql);
    [[nodiscard]] sqlite3* handle() const { return handle_.get(); }

private:
    struct Close {
        void operator()(sqlite3* connection) const { sqlite3_close(connection); }
    };
    std::unique_ptr<sqlite3, Close> handle_;
};

/// A prepared statement of it.
class Statement {
public:
    Statement(Connection& connection, const std::string& sql);

    void bind(int index, std::int64_t value) { sqlite3_bind_int64(get(), index, value); }
    /// The bytes must outlive the run.
    void bind_text(int index, std::string_view text) {
        sqlite3_bind_text(get(), index, text.data(), static_cast<int>(text.size()), SQLITE_STATIC);
    }
    /// Steps to the next row; false after the last.
    bool next();
    /// Runs it once; it gives no rows.
    void run();
    void reset() { sqlite3_reset(get()); }

    [[nodiscard]] std::int64_t integer(int column) const {
        return sqlite3_column_int64(get(), column);
    }
    [[nodiscard]] std::string_view bytes(int column) const {
        const void* content = sqlite3_column_blob(get(), column);
        const auto size = static_cast<std::size_t>(sqlite3_column_bytes(get(), column));
        return {static_cast<const char*>(content), size};
    }
    [[nodiscard]] sqlite3_stmt* get() const { return handle_.get(); }

private:
    struct Finalize {
        void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
    };
    std::unique_ptr<sqlite3_stmt, Finalize> handle_;
};

/// The pragmas that give a connection the settings under which the engine has opened a ledger.
[[nodiscard]] std::string settings_of(store::Ledger& ledger);

}  // namespace hui::bench
