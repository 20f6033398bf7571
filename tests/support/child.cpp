#include "tests/support/child.hpp"

namespace hui::tests {

bool without_root() {
    constexpr unsigned nobody = 65534;
    return geteuid() != 0 || (setgid(nobody) == 0 && setuid(nobody) == 0);
}

bool with_small_disk(const std::string& folder, int kilobytes) {
    const std::string options = "size=" + std::to_string(kilobytes) + "k";
    return unshare(CLONE_NEWNS) == 0 &&
           mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0 &&
           mount("tmpfs", folder.c_str(), "tmpfs", 0, options.c_str()) == 0;
}

void with_file_limit(rlim_t bytes) {
    std::signal(SIGXFSZ, SIG_IGN);
    rlimit limit{};
    getrlimit(RLIMIT_FSIZE, &limit);
    limit.rlim_cur = bytes;
    if (setrlimit(RLIMIT_FSIZE, &limit) != 0) { throw std::runtime_error("no limit"); }
}

}  // namespace hui::tests
