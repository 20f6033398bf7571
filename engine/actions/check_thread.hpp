#pragma once

#include "engine/store/entry_batch.hpp"

#include <array>
#include <condition_variable>
#include <cstddef>
#include <exception>
#include <functional>
#include <mutex>
#include <thread>

namespace hui::actions {

/// Checks batches of entries on a thread of its own while the next ones are read: reading takes
/// about as long as hashing. The database stays with the thread that reads.
class CheckThread {
public:
    using Check = std::function<void(const store::EntryBatch&)>;
    /// `check` is called for one batch after the other; all that it uses must outlive this.
    explicit CheckThread(Check check);
    ~CheckThread();
    CheckThread(const CheckThread&) = delete;
    CheckThread& operator=(const CheckThread&) = delete;

    /// An empty batch to fill; waits while all of them wait to be checked.
    [[nodiscard]] store::EntryBatch& empty_batch();
    /// Hands the batch over that was filled.
    void hand_over();
    /// Waits until all is checked; throws what `check` threw, which ended the checking.
    void finish();

private:
    void run();
    [[nodiscard]] bool wait_for_batch();
    void end();

    Check check_;
    std::array<store::EntryBatch, 8> ring_;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::size_t filled_ = 0;   ///< batches handed over; each fills the ring's next place
    std::size_t checked_ = 0;  ///< of those, what is done
    bool ended_ = false;
    std::exception_ptr trouble_;
    std::thread thread_;  ///< last: it uses all the others
};

}  // namespace hui::actions
