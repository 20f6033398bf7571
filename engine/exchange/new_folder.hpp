#pragma once

#include "engine/base/result.hpp"
#include "engine/exchange/new_file.hpp"

#include <filesystem>
#include <string>
#include <string_view>
#include <system_error>

namespace hui::exchange {

/// A folder that isn't there under its name until all files are in it: it is filled under another
/// name beside it, and that one is deleted if nothing comes of it.
class NewFolder {
public:
    /// Refused with `file_exists` where there is something of that name, or `file_unwritable`.
    [[nodiscard]] static Result<NewFolder> begin(const std::string& path);
    ~NewFolder();
    NewFolder(NewFolder&& other) noexcept;
    NewFolder& operator=(NewFolder&&) = delete;
    NewFolder(const NewFolder&) = delete;
    NewFolder& operator=(const NewFolder&) = delete;

    /// All of these are refused with `file_unwritable`, for example on a full disk.
    [[nodiscard]] Result<NewFile> begin_file(const std::string& name);
    [[nodiscard]] Check add(const std::string& name, std::string_view text);
    [[nodiscard]] Check add_folder(const std::string& name);
    /// Gives it its name.
    [[nodiscard]] Check finish();

private:
    NewFolder(std::filesystem::path path, std::filesystem::path own_path);
    [[nodiscard]] Check passed(const std::error_code& trouble) const;

    std::filesystem::path path_;
    std::filesystem::path own_path_;  ///< empty = nothing is left to clean up
};

}  // namespace hui::exchange
