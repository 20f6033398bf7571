#pragma once

#include <functional>
#include <string>

namespace hui::store {

/// The outer lock of a ledger: one writer at a time, in something like the order of arrival. Held
/// on `FILE-lock`, never on the ledger itself, and safe to delete when nothing runs.
class WriteLock {
public:
    /// Waits for the lock, at most ten seconds; calls `on_wait` once with the other writer's
    /// process number (empty when unknown) when it has to wait longer than a moment. Throws `Fault`
    /// with `ledger_locked` when the wait is over.
    WriteLock(const std::string& ledger_path,
              const std::function<void(const std::string&)>& on_wait);
    ~WriteLock();
    WriteLock(WriteLock&& other) noexcept;
    WriteLock& operator=(WriteLock&&) = delete;
    WriteLock(const WriteLock&) = delete;
    WriteLock& operator=(const WriteLock&) = delete;

private:
    int file_;
};

}  // namespace hui::store
