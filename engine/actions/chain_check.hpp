#pragma once

#include "engine/actions/verify.hpp"
#include "engine/store/journal_scan.hpp"

#include <functional>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>

namespace hui::actions {

/// Recomputes a book's chain, sums and numbers from its stored entries, believing none of them.
class ChainCheck {
public:
    ChainCheck(std::string ledger_id, const std::vector<store::BookRow>& books,
               std::optional<Witness> wanted, Verification& result);

    /// The next stored entry; the books come one after the other.
    void add(const store::StoredEntry& entry);

    /// What the journal alone says of one book.
    struct BookState {
        Head head;
        Hash opening_hash{};
        Balances balances;
    };
    /// Called when the last entry of a book was added.
    std::function<void(std::int64_t book, const BookState& state)> on_book_end;
    /// Calls it for the last book.
    void finish();

    /// The members (codes in upper case) whose personal values the register says were forgotten.
    [[nodiscard]] const std::set<std::string>& forgotten() const { return forgotten_; }

private:
    struct TextHash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const {
            return std::hash<std::string_view>{}(text);
        }
    };
    void begin_book(std::int64_t book);
    void note_forgotten(std::string_view body);
    void check_numbers(const store::StoredEntry& entry);
    void check_postings(const store::StoredEntry& entry);
    void check_hash(const store::StoredEntry& entry);
    void look_for_witness(const store::StoredEntry& entry, const Hash& hash);
    void problem(const store::StoredEntry& entry, ProblemCode code, std::string detail);

    std::string ledger_id_;
    std::unordered_map<std::int64_t, std::string> codes_;
    std::optional<Witness> wanted_;
    Verification& result_;

    std::optional<std::int64_t> book_;
    std::string code_;
    Head head_;
    Hash opening_hash_{};
    std::unordered_map<std::string, std::int64_t, TextHash, std::equal_to<>> balances_;
    std::set<std::string> forgotten_;
    CanonicalText text_;
    Sha256 sha256_;
};

}  // namespace hui::actions
