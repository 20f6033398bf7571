#pragma once

#include "cli/session.hpp"
#include "engine/base/refusal.hpp"

#include <cstdint>
#include <string>

namespace hui::cli {

/// Where in a file something is.
struct FilePlace {
    std::string file = {};
    std::int64_t line = 0;    ///< 0 = the file as a whole
    std::string column = {};  ///< empty = no one column
};

/// `loans.csv:3 (amount)`
[[nodiscard]] std::string in_words(const FilePlace& place);

/// Says of a row that it is not recorded: where, why, and what to do.
void print_rejected(const FilePlace& place, const Refusal& reason);
/// The same for programs, without the file.
[[nodiscard]] Json rejected_json(const FilePlace& place, const Refusal& reason);

}  // namespace hui::cli
