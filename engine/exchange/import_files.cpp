#include "engine/exchange/import_files.hpp"

#include "engine/base/text.hpp"

#include <algorithm>
#include <filesystem>
#include <optional>
#include <system_error>
#include <utility>

namespace hui::exchange {

namespace {

namespace fs = std::filesystem;

constexpr std::array<std::pair<std::string_view, FileKind>, 12> known_names{{
    {"units.csv", FileKind::units},
    {"members.csv", FileKind::members},
    {"lenders.csv", FileKind::lenders},
    {"groups.csv", FileKind::groups},
    {"shares.csv", FileKind::shares},
    {"contributions.csv", FileKind::contributions},
    {"advances.csv", FileKind::advances},
    {"payouts.csv", FileKind::payouts},
    {"loans.csv", FileKind::loans},
    {"fund_payments.csv", FileKind::fund_payments},
    {"repayments.csv", FileKind::repayments},
    {"remittances.csv", FileKind::remittances},
}};

std::optional<FileKind> kind_of(const std::string& name) {
    const std::string wanted = lower_case(name);
    for (const auto& [known, kind] : known_names) {
        if (known == wanted) { return kind; }
    }
    return std::nullopt;
}

Refusal unreadable(const std::string& path) {
    return refuse(Code::file_unreadable, {{"file", path}});
}

/// The names of the CSV files in a folder, sorted.
Result<std::vector<std::string>> csv_names(const std::string& folder) {
    std::vector<std::string> names;
    std::error_code error;
    auto entry = fs::directory_iterator{folder, error};
    for (; !error && entry != fs::directory_iterator{}; entry.increment(error)) {
        std::error_code no_type;
        std::string name = entry->path().filename().string();
        if (!lower_case(name).ends_with(".csv") || entry->is_directory(no_type)) { continue; }
        names.push_back(std::move(name));
    }
    if (error) { return unreadable(folder); }
    std::sort(names.begin(), names.end());
    return names;
}

Check add_folder(const std::string& folder, bool alone, FoundFiles& found) {
    const auto names = csv_names(folder);
    if (!names) { return names.refusal(); }
    const std::size_t before = found.known.size();
    for (const std::string& name : *names) {
        const std::string path = (fs::path{folder} / name).string();
        const std::string& shown = alone ? name : path;
        if (const auto kind = kind_of(name)) {
            found.known.push_back({.kind = *kind, .path = path, .name = shown});
        } else {
            found.unknown.push_back(shown);
        }
    }
    if (found.known.size() == before) {
        return refuse(Code::nothing_to_import, {{"path", folder}});
    }
    return {};
}

Check add_file(const std::string& path, FoundFiles& found) {
    std::error_code error;
    if (!fs::exists(path, error)) { return unreadable(path); }
    const auto kind = kind_of(fs::path{path}.filename().string());
    if (!kind) { return refuse(Code::unknown_file, {{"file", path}}); }
    found.known.push_back({.kind = *kind, .path = path, .name = path});
    return {};
}

}  // namespace

Result<FoundFiles> find_files(const std::vector<std::string>& paths) {
    FoundFiles found;
    for (const std::string& path : paths) {
        std::error_code error;
        const auto refusal = fs::is_directory(path, error)
                                 ? add_folder(path, paths.size() == 1, found)
                                 : add_file(path, found);
        if (refusal) { return *refusal; }
    }
    if (found.known.empty()) { return refuse(Code::nothing_to_import, {{"path", std::string{}}}); }
    return found;
}

}  // namespace hui::exchange
