#include "engine/exchange/new_folder.hpp"

#include <utility>

namespace hui::exchange {

namespace fs = std::filesystem;

NewFolder::NewFolder(fs::path path, fs::path own_path)
    : path_(std::move(path)),
      own_path_(std::move(own_path)) {}

NewFolder::NewFolder(NewFolder&& other) noexcept
    : path_(std::move(other.path_)),
      own_path_(std::exchange(other.own_path_, fs::path{})) {}

NewFolder::~NewFolder() {
    std::error_code ignored;
    if (!own_path_.empty()) { fs::remove_all(own_path_, ignored); }
}

Result<NewFolder> NewFolder::begin(const std::string& path) {
    std::error_code trouble;
    if (fs::exists(fs::symlink_status(path, trouble))) {
        return refuse(Code::file_exists, {{"file", path}});
    }
    fs::path own_path = (fs::path{path}.lexically_normal() / "").parent_path();
    own_path += ".part";
    if (!fs::create_directory(own_path, trouble)) {
        // One that is there is left by a computer that went off, or in another's hands.
        const std::string detail = trouble ? trouble.message() : own_path.string();
        return refuse(Code::file_unwritable, {{"file", path}, {"detail", detail}});
    }
    return NewFolder{path, std::move(own_path)};
}

Result<NewFile> NewFolder::begin_file(const std::string& name) {
    return NewFile::begin((own_path_ / name).string());
}

Check NewFolder::add(const std::string& name, std::string_view text) {
    auto file = begin_file(name);
    if (!file) { return file.refusal(); }
    if (auto refusal = file->write(text)) { return refusal; }
    return file->finish();
}

Check NewFolder::add_folder(const std::string& name) {
    std::error_code trouble;
    fs::create_directory(own_path_ / name, trouble);
    return passed(trouble);
}

Check NewFolder::finish() {
    std::error_code trouble;
    fs::rename(own_path_, path_, trouble);
    if (!trouble) { own_path_.clear(); }
    return passed(trouble);
}

Check NewFolder::passed(const std::error_code& trouble) const {
    if (!trouble) { return {}; }
    return refuse(Code::file_unwritable, {{"file", path_.string()}, {"detail", trouble.message()}});
}

}  // namespace hui::exchange
