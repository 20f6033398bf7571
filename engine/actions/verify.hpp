#pragma once

#include "engine/actions/recorded.hpp"
#include "engine/closing/statements_again.hpp"
#include "engine/journal/signature.hpp"

#include <algorithm>
#include <functional>
#include <optional>
#include <string>
#include <variant>
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
    X(table_unreadable)    \
    X(book_missing)        \
    X(book_empty)          \
    X(book_not_registered) \
    X(seal_broken)         \
    X(register_differs)    \
    X(register_rewritten)  \
    X(ledger_id_differs)   \
    X(signature_wrong)     \
    X(not_signed)          \
    X(not_sealed)          \
    X(personal_differs)    \
    X(personal_missing)    \
    X(body_unreadable)     \
    X(postings_differ)     \
    X(against_the_rules)   \
    X(rules_not_checked)   \
    X(projection_differs)  \
    X(schema_differs)      \
    X(dated_in_closed)     \
    X(statement_broken)    \
    X(file_integrity)      \
    X(replay_failed)

enum class ProblemCode {
#define HUI_CODE(name) name,
    HUI_PROBLEMS(HUI_CODE)
#undef HUI_CODE
};
[[nodiscard]] std::string_view name_of(ProblemCode code);

/// Whether it is no sign that anything was changed or lost: what was recorded honestly since may be
/// the cause.
[[nodiscard]] bool is_honest(ProblemCode code);

struct Problem {
    std::string book;
    Seq seq;  ///< 0 = no one entry
    ProblemCode code;
    std::string detail;  ///< for people: the figures, the row, or what SQLite says of it
    std::optional<closing::BrokenStatement> statement = {};  ///< that holds no longer
};

struct VerifyRequest {
    std::optional<std::string> book;  ///< nothing = all
    enum class Depth { chain, deep } depth = Depth::chain;
    std::optional<Witness> witness;
    /// Each seal must be signed with this key; not looked at where one book is verified.
    std::optional<PublicKey> signed_with;
};

/// No witness code was asked for.
struct NoWitness {};
/// The entry that the code stands for stands unchanged in a book that was verified …
struct WitnessFound {
    store::EntryTitle entry;
};
/// … or in another book than the one that was asked for, which was not verified.
struct WitnessElsewhere {
    store::EntryTitle entry;
};
/// No entry has the code.
struct WitnessMissing {};
using WitnessFinding = std::variant<NoWitness, WitnessFound, WitnessElsewhere, WitnessMissing>;

struct Verification {
    std::int64_t books = 0;
    std::int64_t entries = 0;
    std::vector<Problem> problems;
    std::vector<std::string> forgotten;  ///< members whose personal values were deleted
    WitnessFinding witness;

    /// Adds a problem with a book (empty: with the file as a whole), or with one of its entries.
    void add(std::string_view book, ProblemCode code, std::string detail = {}, Seq seq = {});
    /// Whether nothing was changed or lost; a bank statement may hold no longer.
    [[nodiscard]] bool is_untouched() const {
        return std::all_of(problems.begin(), problems.end(),
                           [](const Problem& problem) { return is_honest(problem.code); });
    }
    /// The first entry of a book that is not as it was written; nothing where none is.
    [[nodiscard]] std::optional<Seq> first_changed(std::string_view book) const;
    /// Likewise, of those before the one that a witness code was found for, in its book.
    [[nodiscard]] std::optional<Seq> changed_before_witness() const;
    [[nodiscard]] bool ok() const {
        return problems.empty() && (std::holds_alternative<NoWitness>(witness) ||
                                    std::holds_alternative<WitnessFound>(witness));
    }
};

/// Recomputes the chain, sums, numbers and receipts of every entry without believing a stored
/// figure, and compares each book's head and balances; nothing may be dated into a month that its
/// book had closed. Of all books together it also checks, from
/// the entries alone, that the registered groups are there, that the seals hold and that the
/// personal values are those that were recorded, and compares the tables of groups, seals and
/// closings. The bank statements that were kept are tested again. When deep, it replays the journal
/// into an empty ledger and compares the schema and every projection row, decides each entry of a
/// group again by the rules (which go by the register: not where that was changed), compares its
/// postings with its body, and runs SQLite's own checks. `progress` is told how many entries were
/// read. Refused with `unknown_book`.
[[nodiscard]] Result<Verification> verify(store::Ledger& ledger, const VerifyRequest& request,
                                          const std::function<void(std::int64_t)>& progress);

}  // namespace hui::actions
