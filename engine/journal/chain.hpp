#pragma once

#include "engine/journal/canonical_text.hpp"
#include "engine/journal/entry.hpp"

#include <string>

namespace hui {

/// Where a book's journal ends.
struct Head {
    Seq seq;            ///< of the last entry; 0 = empty
    ReceiptNo receipt;  ///< the last that was given; 0 = none
    Hash hash{};        ///< of the last entry; zeros = empty
    friend bool operator==(const Head&, const Head&) = default;
};

/// What the journal adds to a draft.
struct Stamp {
    std::string ref;
    std::string actor;
    Instant recorded_at;
};

/// Links drafts to a book's head, and says what links an entry. One object serves many entries.
class Chain {
public:
    explicit Chain(std::string ledger_id) : ledger_id_(std::move(ledger_id)) {}

    /// The entry that follows `head` in `book`; a draft's postings must sum to zero.
    [[nodiscard]] Entry next(const std::string& book, const Head& head, Draft draft,
                             const Stamp& stamp);
    /// What the hash of an entry of `book` has to be, by its columns and the hash before it.
    [[nodiscard]] Hash hash_of(const std::string& book, const Entry& entry);

private:
    std::string ledger_id_;
    CanonicalText text_;
    Sha256 sha256_;
};

/// The book's head once `entry` is its last.
[[nodiscard]] Head head_after(const Head& head, const Entry& entry);

}  // namespace hui
