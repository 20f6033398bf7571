#pragma once

#include "tests/bench/stored_rows.hpp"
#include "tests/bench/timing.hpp"
#include "tests/bench/workload.hpp"

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace hui::bench {

/// Something that the engine records with one commit, and the groups that it touches.
struct Commit {
    std::function<void(store::Ledger&)> record;
    std::vector<std::int64_t> groups;
};
/// What is timed as one.
using Step = std::vector<Commit>;

/// Opens a ledger that is there.
[[nodiscard]] store::Ledger open_ledger(const std::string& path);
/// The groups of a batch.
[[nodiscard]] std::vector<std::int64_t> groups_of(const Batch& batch);
/// Records a batch in one transaction, book by book, as an import does.
void record(store::Ledger& ledger, const Batch& batch);

/// Steps that were recorded once in a copy of their ledger, so that it is known which rows each
/// commit writes, hashes included.
class Rehearsal {
public:
    /// `path` without its ending; the ledger has `groups` open groups.
    Rehearsal(std::string path, std::int64_t groups, std::vector<Step> steps);

    /// The engine against bare statements that write the same rows, step by step, each in a copy of
    /// the ledger; in the end both must hold the same. All of it as often as asked for.
    [[nodiscard]] Pairs engine_against_bare(int times) const;
    /// Bare statements under the engine's outer lock against bare statements alone.
    [[nodiscard]] Pairs lock_against_bare() const;

private:
    void compare_once(const std::string& name, Pairs& pairs) const;
    /// A copy of the ledger as it is before the first step.
    [[nodiscard]] std::string copy(const std::string& name) const;

    std::string path_;
    std::vector<Step> steps_;
    std::unique_ptr<RowWatch> watch_;
    std::vector<std::vector<StoredRows>> rows_;  ///< by step and commit
};

}  // namespace hui::bench
