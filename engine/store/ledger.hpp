#pragma once

#include "engine/journal/chain.hpp"

#include <functional>
#include <memory>
#include <string>

namespace hui::store {

class Database;

/// An open ledger: one SQLite file. Functions on it throw `Fault` when the file makes trouble;
/// run them inside `attempt`.
class Ledger {
public:
    /// Makes a new ledger file, readable by its owner alone, and writes its first entries by
    /// `begin`, all in one transaction. Refuses to overwrite (`ledger_exists`); leaves no half
    /// file behind.
    [[nodiscard]] static Ledger create(const std::string& path, const std::string& id,
                                       const std::function<void(Ledger&)>& begin);
    /// Opens an existing ledger, and brings one that an older version made up to date, in one
    /// transaction. Throws `ledger_missing`, `ledger_is_directory`, `not_a_ledger`,
    /// `newer_ledger`, `other_schema` … for anything else.
    [[nodiscard]] static Ledger open(const std::string& path);
    /// An empty ledger in memory, into which a journal can be replayed.
    [[nodiscard]] static Ledger in_memory(const std::string& id);

    ~Ledger();
    Ledger(Ledger&&) noexcept;
    Ledger& operator=(Ledger&&) noexcept;
    Ledger(const Ledger&) = delete;
    Ledger& operator=(const Ledger&) = delete;

    [[nodiscard]] const std::string& id() const;
    [[nodiscard]] const std::string& path() const;
    [[nodiscard]] Database& database();
    [[nodiscard]] Chain& chain();

    /// Called once when a writer has to wait for another one, with its process number.
    void on_wait(std::function<void(const std::string&)> tell);

private:
    friend class Transaction;
    friend class Snapshot;
    struct Content;
    explicit Ledger(std::unique_ptr<Content> content);
    void bring_up_to_date();
    std::unique_ptr<Content> content_;
};

/// One write transaction: the only way to write. Without `commit` everything is undone.
class Transaction {
public:
    explicit Transaction(Ledger& ledger);
    ~Transaction();
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;

    /// Makes all of it durable. An error here is `outcome_unknown`: whether it was written must be
    /// looked up, by reference, in the file opened anew.
    void commit();

private:
    Ledger& ledger_;
    struct Lock;
    std::unique_ptr<Lock> lock_;
    bool open_ = true;
};

/// One view of the ledger for a question that reads more than once. One inside another is part of
/// the outer one.
class Snapshot {
public:
    explicit Snapshot(Ledger& ledger);
    ~Snapshot();
    Snapshot(const Snapshot&) = delete;
    Snapshot& operator=(const Snapshot&) = delete;

private:
    Ledger& ledger_;
};

}  // namespace hui::store
