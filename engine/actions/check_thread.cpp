#include "engine/actions/check_thread.hpp"

#include <utility>

namespace hui::actions {

CheckThread::CheckThread(Check check) : check_(std::move(check)), thread_([this] { run(); }) {}

CheckThread::~CheckThread() { end(); }

store::EntryBatch& CheckThread::empty_batch() {
    std::unique_lock lock{mutex_};
    changed_.wait(lock, [&] { return filled_ - checked_ < ring_.size(); });
    return ring_.at(filled_ % ring_.size());
}

void CheckThread::hand_over() {
    {
        const std::lock_guard lock{mutex_};
        ++filled_;
    }
    changed_.notify_all();
}

void CheckThread::finish() {
    end();
    if (trouble_) { std::rethrow_exception(trouble_); }
}

void CheckThread::end() {
    {
        const std::lock_guard lock{mutex_};
        ended_ = true;
    }
    changed_.notify_all();
    if (thread_.joinable()) { thread_.join(); }
}

bool CheckThread::wait_for_batch() {
    std::unique_lock lock{mutex_};
    changed_.wait(lock, [&] { return filled_ > checked_ || ended_; });
    return filled_ > checked_;
}

void CheckThread::run() {
    while (wait_for_batch()) {
        store::EntryBatch& batch = ring_.at(checked_ % ring_.size());
        try {
            if (!trouble_) { check_(batch); }
        } catch (...) { trouble_ = std::current_exception(); }
        batch.clear();
        {
            const std::lock_guard lock{mutex_};
            ++checked_;
        }
        changed_.notify_all();
    }
}

}  // namespace hui::actions
