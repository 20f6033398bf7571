#pragma once

#include "engine/base/result.hpp"

#include <string>
#include <string_view>

namespace hui::exchange {

/// A file that isn't there under its name until it is whole: it is written under another name
/// beside it, and that one is deleted if nothing comes of it.
class NewFile {
public:
    /// Refused with `file_exists` where there is something of that name, or `file_unwritable`.
    [[nodiscard]] static Result<NewFile> begin(const std::string& path);
    ~NewFile();
    NewFile(NewFile&& other) noexcept;
    NewFile& operator=(NewFile&&) = delete;
    NewFile(const NewFile&) = delete;
    NewFile& operator=(const NewFile&) = delete;

    /// Refused with `file_unwritable`, for example on a full disk.
    [[nodiscard]] Check write(std::string_view text);
    /// Brings it to the disk and gives it its name, overwriting nothing: refused as above.
    [[nodiscard]] Check finish();

private:
    NewFile(std::string path, std::string own_path, int file);
    [[nodiscard]] Refusal trouble() const;

    std::string path_;
    std::string own_path_;
    int file_ = -1;  ///< below 0 = nothing is left to clean up
};

}  // namespace hui::exchange
