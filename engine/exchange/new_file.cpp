#include "engine/exchange/new_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <utility>

namespace hui::exchange {

namespace {

Refusal refusal_of_errno(const std::string& path) {
    if (errno == EEXIST) { return refuse(Code::file_exists, {{"file", path}}); }
    return refuse(Code::file_unwritable, {{"file", path}, {"detail", std::strerror(errno)}});
}

bool is_there(const std::string& path) {
    struct stat status {};
    return lstat(path.c_str(), &status) == 0;
}

/// Gives the file its name if that is free, in one step where the file system can.
bool rename_to_new(const std::string& from, const std::string& to) {
    if (renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), RENAME_NOREPLACE) == 0) {
        return true;
    }
    if (errno != EINVAL && errno != ENOSYS) { return false; }
    if (is_there(to)) {
        errno = EEXIST;
        return false;
    }
    return std::rename(from.c_str(), to.c_str()) == 0;
}

/// So that the name outlives a power cut; what can't be opened or brought to the disk (some file
/// systems refuse that for folders) is no reason to take the file back.
void sync_folder_of(const std::string& path) {
    const auto slash = path.find_last_of('/');
    const std::string folder = slash == std::string::npos ? "." : path.substr(0, slash + 1);
    const int opened = open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (opened < 0) { return; }
    static_cast<void>(fsync(opened));
    close(opened);
}

}  // namespace

NewFile::NewFile(std::string path, std::string own_path, int file)
    : path_(std::move(path)),
      own_path_(std::move(own_path)),
      file_(file) {}

NewFile::NewFile(NewFile&& other) noexcept
    : path_(std::move(other.path_)),
      own_path_(std::move(other.own_path_)),
      file_(std::exchange(other.file_, -1)) {}

NewFile::~NewFile() {
    if (file_ < 0) { return; }
    close(file_);
    unlink(own_path_.c_str());
}

Result<NewFile> NewFile::begin(const std::string& path) {
    if (is_there(path)) { return refuse(Code::file_exists, {{"file", path}}); }
    std::string own_path = path + ".XXXXXX";
    const int file = mkostemp(own_path.data(), O_CLOEXEC);
    if (file < 0) { return refusal_of_errno(path); }
    return NewFile{path, own_path, file};
}

Refusal NewFile::trouble() const { return refusal_of_errno(path_); }

Check NewFile::write(std::string_view text) {
    while (!text.empty()) {
        const ssize_t written = ::write(file_, text.data(), text.size());
        if (written < 0 && errno == EINTR) { continue; }
        if (written < 0) { return trouble(); }
        text.remove_prefix(static_cast<std::size_t>(written));
    }
    return {};
}

Check NewFile::finish() {
    if (fsync(file_) != 0 || !rename_to_new(own_path_, path_)) { return trouble(); }
    close(std::exchange(file_, -1));
    sync_folder_of(path_);
    return {};
}

}  // namespace hui::exchange
