#pragma once

#include "engine/actions/journal_claims.hpp"
#include "engine/actions/verify.hpp"
#include "engine/store/entry_batch.hpp"

#include <map>
#include <optional>
#include <string>
#include <unordered_map>

namespace hui::actions {

/// Recomputes each book's chain, sums and numbers from its stored entries, believing none of them,
/// and compares what the tables say of the book. Reads nothing from the ledger itself, so that it
/// can run beside the reading.
class ChainCheck {
public:
    ChainCheck(std::string ledger_id, const std::vector<store::BookRow>& books,
               std::optional<Witness> wanted, Verification& result);

    /// The next stored entries; the books come one after the other.
    void add(const store::EntryBatch& batch);
    /// The last entry was added.
    void finish() { end_book(); }

    /// By which the hashes were computed.
    [[nodiscard]] const std::string& ledger_id() const { return ledger_id_; }
    /// The hash of entry 1 of each book that has entries.
    [[nodiscard]] const std::map<std::int64_t, Hash>& opening_hashes() const {
        return opening_hashes_;
    }
    [[nodiscard]] const JournalClaims& claims() const { return claims_; }

private:
    struct TextHash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const {
            return std::hash<std::string_view>{}(text);
        }
    };
    void begin_book(const store::StoredTotals& stored);
    void end_book();
    void check_balances();
    void add(const store::StoredEntry& entry);
    void check_numbers(const store::StoredEntry& entry);
    void check_postings(const store::StoredEntry& entry);
    void check_hash(const store::StoredEntry& entry);
    void look_for_witness(const store::StoredEntry& entry, const Hash& hash);
    void check_month(const store::StoredEntry& entry);
    void note_claims(const store::StoredEntry& entry);
    void problem(const store::StoredEntry& entry, ProblemCode code, std::string detail);
    void problem(Seq seq, ProblemCode code, std::string detail);

    std::string ledger_id_;
    std::unordered_map<std::int64_t, store::BookRow> books_;
    std::optional<Witness> wanted_;
    Verification& result_;
    JournalClaims claims_;
    std::map<std::int64_t, Hash> opening_hashes_;

    // The book whose entries are being added.
    std::optional<store::StoredTotals> stored_;
    store::BookRow book_;
    Head head_;
    std::string closed_through_;  ///< the last month that was closed; empty = none
    std::unordered_map<std::string, std::int64_t, TextHash, std::equal_to<>> balances_;

    CanonicalText text_;
    Sha256 sha256_;
};

}  // namespace hui::actions
