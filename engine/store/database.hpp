#pragma once

#include "engine/base/numbers.hpp"
#include "engine/base/vnd.hpp"
#include "engine/journal/hash.hpp"

#include <SQLiteCpp/SQLiteCpp.h>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace hui::store {

/// One connection to SQLite, with its prepared statements kept. Only `engine/store` sees it.
class Database {
public:
    Database(const std::string& path, int flags);

    /// The statement of an SQL literal, prepared once; reset and ready to bind.
    [[nodiscard]] SQLite::Statement& prepared(const char* sql);
    /// Runs any number of statements.
    void run(const char* sql) { connection_.exec(sql); }
    [[nodiscard]] SQLite::Database& connection() { return connection_; }

private:
    SQLite::Database connection_;
    std::unordered_map<const char*, std::unique_ptr<SQLite::Statement>> statements_;
};

/// One run of a prepared statement: binds, steps, and resets it at the end, so that no read lock
/// stays behind.
class Query {
public:
    template <class... Values>
    Query(Database& database, const char* sql, Values&&... values)
        : statement_(database.prepared(sql)) {
        int index = 0;
        (bind(++index, std::forward<Values>(values)), ...);
    }
    ~Query() { statement_.tryReset(); }
    Query(const Query&) = delete;
    Query& operator=(const Query&) = delete;

    /// Steps to the next row; false after the last.
    bool next() { return statement_.executeStep(); }
    /// For statements that give no rows.
    void run() { statement_.exec(); }

    [[nodiscard]] bool is_null(int column) const { return statement_.isColumnNull(column); }
    [[nodiscard]] std::int64_t integer(int column) const {
        return statement_.getColumn(column).getInt64();
    }
    [[nodiscard]] Vnd vnd(int column) const { return Vnd{integer(column)}; }
    [[nodiscard]] std::string text(int column) const {
        return statement_.getColumn(column).getString();
    }
    /// A hash that is stored as 32 bytes; throws `Fault` (damaged) for anything else.
    [[nodiscard]] Hash hash(int column) const;

private:
    void bind(int index, std::int64_t value) { statement_.bind(index, value); }
    void bind(int index, Vnd value) { statement_.bind(index, value.count()); }
    template <class Tag>
    void bind(int index, Number<Tag> value) {
        statement_.bind(index, value.count());
    }
    // A named value outlives the run and isn't copied; a temporary one is.
    void bind(int index, const std::string& value) { statement_.bindNoCopy(index, value); }
    void bind(int index, std::string&& value) { statement_.bind(index, value); }
    void bind(int index, std::string_view value) { statement_.bind(index, std::string{value}); }
    void bind(int index, const Hash& value) {
        statement_.bindNoCopy(index, value.data(), static_cast<int>(value.size()));
    }
    template <class Value>
    void bind(int index, const std::optional<Value>& value) {
        if (value) { return bind(index, *value); }
        statement_.bind(index);
    }

    SQLite::Statement& statement_;
};

}  // namespace hui::store
