#include "tests/bench/statement.hpp"

#include "engine/store/database.hpp"

#include <array>
#include <stdexcept>

namespace hui::bench {

namespace {

void check(int result, sqlite3* connection) {
    if (result != SQLITE_OK) { throw std::runtime_error{sqlite3_errmsg(connection)}; }
}

constexpr std::array settings{
    "PRAGMA journal_mode", "PRAGMA synchronous",        "PRAGMA cache_size",
    "PRAGMA foreign_keys", "PRAGMA recursive_triggers", "PRAGMA trusted_schema",
    "PRAGMA temp_store",   "PRAGMA cell_size_check",    "PRAGMA locking_mode",
};

}  // namespace

Connection::Connection(const std::string& path) {
    sqlite3* connection = nullptr;
    // Without a lock at each call, as the engine opens it.
    const int result = sqlite3_open_v2(path.c_str(), &connection,
                                       SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, nullptr);
    handle_.reset(connection);
    check(result, connection);
}

void Connection::run(const std::string& sql) {
    check(sqlite3_exec(handle(), sql.c_str(), nullptr, nullptr, nullptr), handle());
}

Statement::Statement(Connection& connection, const std::string& sql) {
    sqlite3_stmt* statement = nullptr;
    check(sqlite3_prepare_v3(connection.handle(), sql.c_str(), -1, SQLITE_PREPARE_PERSISTENT,
                             &statement, nullptr),
          connection.handle());
    handle_.reset(statement);
}

bool Statement::next() {
    const int result = sqlite3_step(get());
    if (result != SQLITE_ROW && result != SQLITE_DONE) { check(result, sqlite3_db_handle(get())); }
    return result == SQLITE_ROW;
}

void Statement::run() {
    next();
    reset();
}

std::string settings_of(store::Ledger& ledger) {
    std::string all;
    for (const char* pragma : settings) {
        store::Query value{ledger.database(), pragma};
        if (value.next()) { all += std::string{pragma} + " = " + value.text(0) + ";"; }
    }
    return all;
}

}  // namespace hui::bench
