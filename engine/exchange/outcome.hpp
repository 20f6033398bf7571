#pragma once

#include "engine/exchange/import.hpp"
#include "engine/exchange/import_files.hpp"

#include <compare>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

namespace hui::exchange {

/// Where a row stands: the place of its file among those that are read, and the line.
struct Place {
    std::uint32_t file = 0;
    std::uint32_t line = 0;  ///< 0 = the file
    friend auto operator<=>(Place, Place) = default;
};

/// Gathers what becomes of the rows, and tells how far the import is.
class Outcome {
public:
    using Progress = std::function<void(std::size_t, std::size_t)>;

    Outcome(std::vector<ImportFile> files, const Progress& progress)
        : files_(std::move(files)),
          progress_(progress) {}

    [[nodiscard]] const std::vector<ImportFile>& files() const { return files_; }
    [[nodiscard]] Imported::Created& created() { return imported_.created; }
    [[nodiscard]] bool has_created() const { return imported_.created != Imported::Created{}; }
    [[nodiscard]] bool has_rejected() const { return !imported_.rejected.empty(); }

    void skip() { ++imported_.skipped; }
    void reject(Place place, std::string_view column, Refusal reason);
    /// A rule refused the row: the column follows from the rule.
    void reject(Place place, Refusal reason);
    void warn(WarningCode code, Place place, std::vector<NamedFact> facts);
    /// About a file that isn't read.
    void warn(WarningCode code, std::string file);

    void expect(std::size_t rows) { all_ = rows; }
    void row_done() {
        if (progress_) { progress_(++done_, all_); }
    }

    /// All of it, in order; nothing was created unless it was written or would be.
    enum class Writing { yes, no };
    [[nodiscard]] Imported finish(Writing writing) &&;

private:
    std::vector<ImportFile> files_;
    const Progress& progress_;
    Imported imported_;
    std::size_t done_ = 0;
    std::size_t all_ = 0;
};

}  // namespace hui::exchange
