#pragma once

#include "engine/base/calendar.hpp"
#include "engine/base/numbers.hpp"
#include "engine/base/vnd.hpp"
#include "engine/journal/account.hpp"
#include "engine/journal/hash.hpp"

#include <optional>
#include <string>
#include <vector>

namespace hui {

/// One line of an entry: an account and what is added to it, debit positive.
struct Posting {
    Account account;
    Vnd amount;
    friend bool operator==(const Posting&, const Posting&) = default;
};

/// Whether an entry carries a receipt number (biên nhận).
enum class Receipt { none, numbered };

/// What a rule decided shall be written: an entry without what the journal itself adds.
struct Draft {
    std::string kind;  ///< past tense: `contributed`
    Date effective_on;
    std::string body;               ///< canonical JSON: everything that happened
    std::vector<Posting> postings;  ///< sum to zero; none where no money moves
    Receipt receipt = Receipt::none;
    std::optional<Seq> reverses = std::nullopt;
};

/// An entry as it stands in the journal, for ever.
struct Entry {
    Seq seq;
    ReceiptNo receipt;  ///< 0 = none
    std::string kind;
    Date effective_on;    ///< when it happened
    Instant recorded_at;  ///< when it was written
    std::string actor;    ///< who wrote it
    std::string ref;      ///< idempotency key, unique inside the book
    std::optional<Seq> reverses;
    std::string body;
    std::vector<Posting> postings;
    Hash prev_hash;  ///< of the entry before; zeros before entry 1
    Hash hash;
};

/// The sum of the postings, which is zero in every entry.
[[nodiscard]] inline Vnd sum_of(const std::vector<Posting>& postings) {
    Vnd sum;
    for (const Posting& posting : postings) { sum += posting.amount; }
    return sum;
}
/// The postings that move something.
[[nodiscard]] inline std::vector<Posting> without_zeros(std::vector<Posting> postings) {
    std::erase_if(postings, [](const Posting& posting) { return posting.amount == Vnd{}; });
    return postings;
}

}  // namespace hui
