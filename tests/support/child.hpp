#pragma once

#include <sched.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <cstdlib>
#include <stdexcept>
#include <string>

namespace hui::tests {

/// Runs `work` in another process and gives the text that it gave, or how the
/// process ended. What the child does to itself (rights, limits, mounts) ends
/// with it.
template <class Work>
[[nodiscard]] std::string in_child(Work work) {
    std::array<int, 2> ends{};
    if (pipe(ends.data()) != 0) { throw std::runtime_error("no pipe"); }
    const pid_t child = fork();
    if (child < 0) { throw std::runtime_error("no process"); }
    if (child == 0) {
        std::string text;
        try {
            text = work();
        } catch (const std::exception& trouble) {
            text = std::string{"threw "} + trouble.what();
        } catch (...) { text = "threw"; }
        const ssize_t written = write(ends[1], text.data(), text.size());
        _exit(written == static_cast<ssize_t>(text.size()) ? 0 : 1);
    }
    close(ends[1]);
    std::string text;
    std::array<char, 256> part{};
    for (ssize_t length = 0; (length = read(ends[0], part.data(), part.size())) > 0;) {
        text.append(part.data(), static_cast<std::size_t>(length));
    }
    close(ends[0]);
    int status = 0;
    waitpid(child, &status, 0);
    if (WIFSIGNALED(status)) { text += " ended by signal " + std::to_string(WTERMSIG(status)); }
    return text;
}

/// In a child: gives up root's rights, before which no permission holds. False
/// where it can't.
[[nodiscard]] bool without_root();

/// In a child: a disk of a few kilobytes on `folder`, which only the child
/// sees. False where that isn't allowed.
[[nodiscard]] bool with_small_disk(const std::string& folder, int kilobytes);

/// In a child: no file grows beyond `bytes`, which is an error and no signal.
void with_file_limit(rlim_t bytes);

}  // namespace hui::tests
