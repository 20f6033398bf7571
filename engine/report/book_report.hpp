#pragma once

#include "engine/journal/balances.hpp"
#include "engine/journal/witness.hpp"
#include "engine/store/ledger.hpp"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hui::report {

/// The balances of one book at the end of a day.
struct BalanceReport {
    std::string book;
    Date on;
    Balances balances;
    Witness witness;  ///< of the book
};

struct BalanceRequest {
    std::optional<std::string> book;  ///< nothing = every book
    Date on;
    std::optional<Instant> as_known;  ///< nothing = as known now
};
/// Of all books, those that tell of the day. Refused with `unknown_book`, or as `check_told` does.
[[nodiscard]] Result<std::vector<BalanceReport>> balance_report(store::Ledger& ledger,
                                                                const BalanceRequest& request);

/// A book's code as the ledger writes it. Refused with `unknown_book`.
[[nodiscard]] Result<std::string> book_code(store::Ledger& ledger, std::string_view book);

struct JournalRequest {
    std::string_view book;
    std::optional<Instant> as_known = {};  ///< nothing = as known now
};
/// Gives a book's journal entry by entry, and at the end how many there were. Refused with
/// `unknown_book`, `before_recording`.
[[nodiscard]] Result<std::int64_t> read_journal(store::Ledger& ledger,
                                                const JournalRequest& request,
                                                const std::function<void(const Entry&)>& read);

}  // namespace hui::report
