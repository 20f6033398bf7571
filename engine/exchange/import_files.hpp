#pragma once

#include "engine/base/result.hpp"

#include <string>
#include <vector>

namespace hui::exchange {

/// The kinds of files, each known by its name.
enum class FileKind {
    units,
    members,
    lenders,
    groups,
    shares,
    contributions,
    advances,
    payouts,
    loans,
    fund_payments,
    repayments,
    remittances,
};

/// A file to read.
struct ImportFile {
    FileKind kind;
    std::string path;
    std::string name;  ///< as rejections and warnings name it
};

/// The files that some paths stand for.
struct FoundFiles {
    std::vector<ImportFile> known;
    std::vector<std::string> unknown;  ///< names of CSV files inside a folder that nobody knows
};

/// Finds the files: those named, and in a folder those with a known name, by name. Refused with
/// `file_unreadable`, `unknown_file` or `nothing_to_import`.
[[nodiscard]] Result<FoundFiles> find_files(const std::vector<std::string>& paths);

}  // namespace hui::exchange
