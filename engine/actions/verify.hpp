#pragma once

#include "engine/actions/recorded.hpp"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace hui::actions {

/// What `verify` can find wrong.
#define HUI_PROBLEMS(X)    \
    X(sequence_gap)        \
    X(hash_mismatch)       \
    X(not_balanced)        \
    X(posting_lines)       \
    X(receipt_gap)         \
    X(orphan_posting)      \
    X(unknown_format)      \
    X(head_differs)        \
    X(balance_differs)     \
    X(book_missing)        \
    X(book_not_registered) \
    X(seal_broken)         \
    X(personal_differs)    \
    X(personal_missing)    \
    X(postings_differ)     \
    X(projection_differs)  \
    X(file_integrity)      \
    X(replay_failed)

enum class ProblemCode {
#define HUI_CODE(name) name,
    HUI_PROBLEMS(HUI_CODE)
#undef HUI_CODE
};
[[nodiscard]] std::string_view name_of(ProblemCode code);

struct Problem {
    std::string book;
    Seq seq;  ///< 0 = no one entry
    ProblemCode code;
    std::string detail;  ///< what was found and what was expected: figures, no sentence
};

struct VerifyRequest {
    std::optional<std::string> book;  ///< nothing = all
    enum class Depth { chain, deep } depth = Depth::chain;
    std::optional<Witness> witness;
};

/// The entry that a witness code stands for.
struct WitnessedEntry {
    std::string book;
    Seq seq;
    std::string kind;
    std::string effective_on;
    std::string recorded_at;
};

struct Verification {
    std::int64_t books = 0;
    std::int64_t entries = 0;
    std::vector<Problem> problems;
    std::vector<std::string> forgotten;  ///< members whose personal values were deleted
    std::optional<WitnessedEntry> witnessed;
    bool witness_missing = false;  ///< asked for, and in no book

    [[nodiscard]] bool ok() const { return problems.empty() && !witness_missing; }
};

/// Recomputes the chain, sums, numbers and receipts of every entry without believing a stored
/// figure, and compares balances, heads, and what the register's tables say of groups, seals and
/// personal values; when deep, replays the journal into an empty ledger and compares the schema and
/// every projection row, each entry's postings with its body, and runs SQLite's own checks.
/// `progress` is told how many entries are done. Refused with `unknown_book`.
[[nodiscard]] Result<Verification> verify(store::Ledger& ledger, const VerifyRequest& request,
                                          const std::function<void(std::int64_t)>& progress);

}  // namespace hui::actions
