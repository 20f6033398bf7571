#pragma once

#include <algorithm>
#include <cstddef>
#include <future>
#include <system_error>
#include <thread>
#include <vector>

namespace hui::store {

/// Calls `work(first, last)` for parts of 0 to `count`, on as many threads as the machine has, and
/// returns when all are done. What one of them throws is thrown here. `work` must not touch the
/// ledger: its connection is this thread's.
template <class Work>
void in_parallel(std::size_t count, const Work& work) {
    // Starting a thread costs as much as some hundred loans.
    constexpr std::size_t least = 512;
    const std::size_t threads = std::clamp<std::size_t>(
        count / least, 1, std::max(1U, std::thread::hardware_concurrency()));
    const std::size_t part = (count + threads - 1) / threads;
    std::vector<std::future<void>> others;
    others.reserve(threads);
    for (std::size_t first = part; first < count; first += part) {
        const auto work_part = [&work, first, part, count] {
            work(first, std::min(first + part, count));
        };
        try {
            others.push_back(std::async(std::launch::async, work_part));
        } catch (const std::system_error&) {
            work_part();  // No thread is to be had.
        }
    }
    work(0, std::min(part, count));
    for (std::future<void>& other : others) { other.get(); }
}

}  // namespace hui::store
