#include "engine/store/database.hpp"

#include "engine/journal/body.hpp"
#include "engine/store/fault.hpp"

#include <sqlite3.h>

#include <algorithm>
#include <cerrno>
#include <stdexcept>

namespace hui::store {

namespace {

constexpr int busy_timeout_ms = 10'000;

Refusal refusal_for(const SQLite::Exception& trouble) {
    const std::string detail = trouble.what();
    switch (trouble.getErrorCode()) {
        case SQLITE_FULL:
            return refuse(Code::disk_full);
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
            return refuse(Code::ledger_locked);
        case SQLITE_READONLY:
            return refuse(Code::ledger_read_only);
        case SQLITE_IOERR:
        case SQLITE_CANTOPEN:
        case SQLITE_NOMEM:
            return refuse(Code::input_output, {{"detail", detail}});
        default:
            break;
    }
    // SQLite adds up beyond 64 bits as a floating-point number, which no column takes.
    if (detail == "integer overflow" || detail.starts_with("cannot store REAL value")) {
        return refuse(Code::overflow);
    }
    // No such table, a broken page, a projection that contradicts the journal: not what we wrote.
    return refuse(Code::ledger_damaged, {{"detail", detail}});
}

/// SQLite counts its memory unless told otherwise, under a lock at each allocation. It can only be
/// told before it is first used; later it goes on counting, which does no harm.
void count_no_memory() {
    [[maybe_unused]] static const int told = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
}

/// A connection is used by one thread at a time, so that it needs no lock of its own at each call.
int opened_with(int flags) {
    count_no_memory();
    return flags | SQLite::OPEN_NOMUTEX;
}

}  // namespace

Code code_for_errno() {
    switch (errno) {
        case ENOENT:
            return Code::ledger_missing;
        case EEXIST:
            return Code::ledger_exists;
        case EISDIR:
            return Code::ledger_is_directory;
        case ENOSPC:
            return Code::disk_full;
        case EROFS:
        case EACCES:
        case EPERM:
            return Code::ledger_read_only;
        default:
            return Code::input_output;
    }
}

std::optional<Refusal> fault_in(const std::function<void()>& work) {
    try {
        work();
        return std::nullopt;
    } catch (const Fault& fault) {
        return fault.refusal();
    } catch (const SQLite::Exception& trouble) {
        return refusal_for(trouble);
    } catch (const BodyError& trouble) {
        return refuse(Code::ledger_damaged, {{"detail", std::string{trouble.what()}}});
    } catch (const std::invalid_argument& trouble) {
        return refuse(Code::ledger_damaged, {{"detail", std::string{trouble.what()}}});
    } catch (const std::out_of_range&) {
        // An entry names a share that its group doesn't have.
        return refuse(Code::ledger_damaged, {{"detail", std::string{"share"}}});
    } catch (const Overflow&) { return refuse(Code::overflow); }
}

bool is_damage(const Refusal& refusal) {
    return refusal.code == Code::ledger_damaged || refusal.code == Code::overflow;
}

bool unless_damaged(const std::function<void()>& work) {
    auto refusal = fault_in(work);
    if (refusal && !is_damage(*refusal)) { throw Fault{*std::move(refusal)}; }
    return !refusal;
}

Database::Database(const std::string& path, int flags)
    : connection_(path, opened_with(flags), busy_timeout_ms) {
    // Each ledger is one file that travels: nothing of it is executed or trusted.
    run("PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON; PRAGMA foreign_keys = ON;"
        "PRAGMA recursive_triggers = ON; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON; "
        "PRAGMA temp_store = MEMORY;"
        "PRAGMA cache_size = -32768;");
}

SQLite::Statement& Database::prepared(const char* sql) {
    auto& statement = statements_[sql];
    if (!statement) { statement = std::make_unique<SQLite::Statement>(connection_, sql); }
    return *statement;
}

Hash Query::hash(int column) const {
    const auto blob = statement_.getColumn(column);
    Hash hash{};
    if (!blob.isBlob() || blob.getBytes() != static_cast<int>(hash.size())) {
        throw Fault{refuse(Code::ledger_damaged, {{"detail", std::string{"hash"}}})};
    }
    const auto* bytes = static_cast<const std::uint8_t*>(blob.getBlob());
    std::copy_n(bytes, hash.size(), hash.begin());
    return hash;
}

}  // namespace hui::store
