#include "engine/store/ledger.hpp"

#include "engine/store/database.hpp"
#include "engine/store/fault.hpp"
#include "engine/store/migrations.hpp"
#include "engine/store/write_lock.hpp"

#include <fcntl.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <optional>
#include <utility>

namespace hui::store {

namespace {

/// "hui1" in the file's header.
constexpr std::int64_t application_id = 0x68756931;

[[noreturn]] void fail(Code code, const std::string& path) {
    throw Fault{refuse(code, {{"file", path}, {"detail", path}})};
}

/// SQLite takes `:memory:` and `file:…` for more than a name; with a folder before it none is.
std::string as_file(const std::string& path) { return path.starts_with('/') ? path : "./" + path; }

std::int64_t number(Database& database, const char* sql) {
    Query query{database, sql};
    return query.next() ? query.integer(0) : 0;
}

/// Runs all migrations after the first `done`.
void migrate(Database& database, std::size_t done) {
    for (const Migration& migration : migrations().subspan(done)) {
        database.run(migration.sql);
        Query{database, "INSERT INTO migration VALUES (?, ?, ?)", migration.number, migration.name,
              migration.sha256}
            .run();
        database.run(("PRAGMA user_version = " + std::to_string(migration.number)).c_str());
    }
}

/// How many of this program's migrations the file went through; nothing where it has others.
std::optional<std::size_t> migrations_done(Database& database) {
    Query row{database, "SELECT number, name, sha256 FROM migration ORDER BY number"};
    std::size_t done = 0;
    for (; row.next(); ++done) {
        if (done == migrations().size()) { return std::nullopt; }
        const Migration& migration = migrations()[done];
        const bool same = row.integer(0) == migration.number && row.text(1) == migration.name &&
                          row.text(2) == migration.sha256;
        if (!same) { return std::nullopt; }
    }
    const bool is_whole =
        done > 0 && number(database, "PRAGMA user_version") == migrations()[done - 1].number;
    return is_whole ? std::optional{done} : std::nullopt;
}

void check_header(Database& database, const std::string& path) {
    if (number(database, "PRAGMA application_id") != application_id) {
        fail(Code::not_a_ledger, path);
    }
    if (number(database, "PRAGMA user_version") > migrations().back().number) {
        fail(Code::newer_ledger, path);
    }
    if (!migrations_done(database)) { fail(Code::other_schema, path); }
}

bool is_empty_file(const std::string& path) {
    struct stat status {};
    return lstat(path.c_str(), &status) == 0 && S_ISREG(status.st_mode) && status.st_size == 0;
}

/// Makes the file. One without content is taken over: it is what a killed `create` leaves.
void make_file(const std::string& path) {
    const int file = ::open(path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (file >= 0) {
        close(file);
        return;
    }
    if (errno == EEXIST && is_empty_file(path)) { return; }
    // In a folder that isn't there the file can't be made: say so, not that it is missing.
    fail(errno == ENOENT ? Code::input_output : code_for_errno(), path);
}

void remove_if_empty(const std::string& path) {
    if (!is_empty_file(path)) { return; }
    unlink(path.c_str());
    unlink((path + "-journal").c_str());
}

/// Trouble that can be told before SQLite touches the file.
void check_file(const std::string& path) {
    struct stat status {};
    if (stat(path.c_str(), &status) != 0) { fail(code_for_errno(), path); }
    if (S_ISDIR(status.st_mode)) { fail(Code::ledger_is_directory, path); }
    if (!S_ISREG(status.st_mode) || status.st_size == 0) { fail(Code::not_a_ledger, path); }
}

}  // namespace

struct Ledger::Content {
    std::string path;
    Database database;
    std::string id;
    Chain chain;
    std::function<void(const std::string&)> on_wait;
    int snapshots = 0;  ///< that are open, one inside the other

    Content(const std::string& file, int flags) : path(file), database(file, flags), chain("") {}

    void identify() {
        Query query{database, "SELECT id FROM ledger"};
        // An entry's hash covers one id; with none or two nobody could tell whose entries they are.
        const Fault damaged{refuse(Code::ledger_damaged, {{"detail", std::string{"ledger"}}})};
        if (!query.next()) { throw damaged; }
        id = query.text(0);
        if (query.next()) { throw damaged; }
        chain = Chain{id};
    }

    /// Inside a transaction.
    void set_up(const std::string& new_id) {
        database.run(("PRAGMA application_id = " + std::to_string(application_id)).c_str());
        database.run(
            "CREATE TABLE migration (number INTEGER PRIMARY KEY, name TEXT NOT NULL,"
            " sha256 TEXT NOT NULL) STRICT");
        migrate(database, 0);
        Query{database, "INSERT INTO ledger VALUES (?)", new_id}.run();
        identify();
    }
};

Ledger::Ledger(std::unique_ptr<Content> content) : content_(std::move(content)) {}
Ledger::~Ledger() = default;
Ledger::Ledger(Ledger&&) noexcept = default;
Ledger& Ledger::operator=(Ledger&&) noexcept = default;

Ledger Ledger::create(const std::string& name, const std::string& id,
                      const std::function<void(Ledger&)>& begin) {
    const std::string path = as_file(name);
    make_file(path);
    try {
        Ledger ledger{std::make_unique<Content>(path, SQLite::OPEN_READWRITE)};
        ledger.database().run("PRAGMA journal_mode = PERSIST");
        ledger.database().run("BEGIN IMMEDIATE");
        // Somebody else may have been quicker with the same empty file.
        if (number(ledger.database(), "SELECT count(*) FROM sqlite_schema") > 0) {
            throw Fault{refuse(Code::ledger_exists, {{"file", path}})};
        }
        ledger.content_->set_up(id);
        begin(ledger);
        ledger.database().run("COMMIT");
        return ledger;
    } catch (...) {
        remove_if_empty(path);
        throw;
    }
}

Ledger Ledger::open(const std::string& name) {
    const std::string path = as_file(name);
    check_file(path);
    try {
        auto content = std::make_unique<Content>(path, SQLite::OPEN_READWRITE);
        check_header(content->database, path);
        content->database.run("PRAGMA journal_mode = PERSIST");
        content->identify();
        Ledger ledger{std::move(content)};
        ledger.bring_up_to_date();
        return ledger;
    } catch (const SQLite::Exception& trouble) {
        if (trouble.getErrorCode() == SQLITE_NOTADB) { fail(Code::not_a_ledger, path); }
        if (trouble.getErrorCode() == SQLITE_CANTOPEN) { fail(Code::ledger_read_only, path); }
        throw;
    }
}

void Ledger::bring_up_to_date() {
    if (migrations_done(database()) == migrations().size()) { return; }
    Transaction transaction{*this};
    // Somebody else may have been quicker.
    const auto done = migrations_done(database());
    if (!done) { fail(Code::other_schema, path()); }
    migrate(database(), *done);
    transaction.commit();
}

Ledger Ledger::in_memory(const std::string& id) {
    auto content =
        std::make_unique<Content>(":memory:", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    content->set_up(id);
    return Ledger{std::move(content)};
}

const std::string& Ledger::id() const { return content_->id; }
const std::string& Ledger::path() const { return content_->path; }
Database& Ledger::database() { return content_->database; }
Chain& Ledger::chain() { return content_->chain; }

void Ledger::on_wait(std::function<void(const std::string&)> tell) {
    content_->on_wait = std::move(tell);
}

struct Transaction::Lock {
    WriteLock lock;
};

Transaction::Transaction(Ledger& ledger) : ledger_(ledger) {
    if (ledger.path() != ":memory:") {
        lock_ = std::make_unique<Lock>(Lock{{ledger.path(), ledger.content_->on_wait}});
    }
    Query{ledger_.database(), "BEGIN IMMEDIATE"}.run();
}

Transaction::~Transaction() {
    if (!open_) { return; }
    try {
        ledger_.database().run("ROLLBACK");
    } catch (const SQLite::Exception&) {
        // SQLite has already rolled back by itself; nothing stands in the file either way.
        open_ = false;
    }
}

void Transaction::commit() {
    try {
        Query{ledger_.database(), "COMMIT"}.run();
    } catch (const SQLite::Exception& trouble) {
        // Busy is the one error after which SQLite says that nothing was written.
        if (trouble.getErrorCode() == SQLITE_BUSY) { throw; }
        open_ = false;
        throw Fault{refuse(Code::outcome_unknown, {{"detail", std::string{trouble.what()}}})};
    }
    open_ = false;
}

Snapshot::Snapshot(Ledger& ledger) : ledger_(ledger) {
    if (ledger_.content_->snapshots == 0) { ledger_.database().run("BEGIN"); }
    ++ledger_.content_->snapshots;
}

Snapshot::~Snapshot() {
    if (--ledger_.content_->snapshots > 0) { return; }
    try {
        ledger_.database().run("COMMIT");
    } catch (const SQLite::Exception&) {
        // A read transaction that can't be ended ends with the connection.
        return;
    }
}

}  // namespace hui::store
