#include "engine/store/write_lock.hpp"

#include "engine/store/fault.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <system_error>
#include <thread>
#include <utility>

namespace hui::store {

namespace {

using Clock = std::chrono::steady_clock;
constexpr auto longest_wait = std::chrono::seconds{10};
constexpr auto moment = std::chrono::milliseconds{300};
constexpr auto nap = std::chrono::milliseconds{2};

/// Byte 0 is the gate: only its holder tries for byte 1, the ledger. So a writer that has just
/// finished queues behind the one that has been waiting.
constexpr off_t gate = 0;
constexpr off_t ledger = 1;
constexpr off_t text_offset = 2;

/// Whether the byte is ours now; not when another program holds it.
bool lock_byte(int file, off_t byte, short type) {
    struct flock lock {};
    lock.l_type = type;
    lock.l_whence = SEEK_SET;
    lock.l_start = byte;
    lock.l_len = 1;
    if (fcntl(file, F_OFD_SETLK, &lock) == 0) { return true; }
    if (errno == EAGAIN || errno == EACCES || errno == EINTR) { return false; }
    throw Fault{refuse(Code::input_output, {{"detail", std::system_category().message(errno)}})};
}

/// The process number that the holder wrote into the lock file.
std::string holder_of(int file) {
    std::array<char, 16> text{};
    const ssize_t length = pread(file, text.data(), text.size() - 1, text_offset);
    return length > 0 ? std::string{text.data()} : std::string{};
}

void sign(int file) {
    const std::string process = std::to_string(getpid());
    // A file that changes costs the next sync more; a long-lived process signs once.
    if (holder_of(file) == process) { return; }
    // Only for the message that others show; the lock holds without it.
    if (ftruncate(file, text_offset) == 0) {
        [[maybe_unused]] const ssize_t written =
            pwrite(file, process.data(), process.size(), text_offset);
    }
}

void wait_for_turn(int file, const std::function<void(const std::string&)>& on_wait) {
    const auto start = Clock::now();
    bool told = false;
    for (const off_t byte : {gate, ledger}) {
        while (!lock_byte(file, byte, F_WRLCK)) {
            const auto waited = Clock::now() - start;
            if (waited > moment && !std::exchange(told, true) && on_wait) {
                on_wait(holder_of(file));
            }
            if (waited > longest_wait) {
                throw Fault{refuse(Code::ledger_locked, {{"process", holder_of(file)}})};
            }
            std::this_thread::sleep_for(nap);
        }
    }
    lock_byte(file, gate, F_UNLCK);
    sign(file);
}

}  // namespace

WriteLock::WriteLock(const std::string& ledger_path,
                     const std::function<void(const std::string&)>& on_wait)
    : file_(
          open((ledger_path + "-lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600)) {
    if (file_ < 0) {
        const std::string file = ledger_path + "-lock";
        throw Fault{refuse(code_for_errno(), {{"file", file}, {"detail", file}})};
    }
    try {
        wait_for_turn(file_, on_wait);
    } catch (...) {
        close(file_);
        throw;
    }
}

WriteLock::WriteLock(WriteLock&& other) noexcept : file_(std::exchange(other.file_, -1)) {}

WriteLock::~WriteLock() {
    if (file_ >= 0) { close(file_); }
}

}  // namespace hui::store
