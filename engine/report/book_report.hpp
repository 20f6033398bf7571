#pragma once

#include "engine/journal/balances.hpp"
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
};

struct BalanceRequest {
    std::optional<std::string> book;  ///< nothing = every book
    Date on;
    std::optional<Instant> as_known;  ///< nothing = as known now
};
/// Refused with `unknown_book`.
[[nodiscard]] Result<std::vector<BalanceReport>> balance_report(store::Ledger& ledger,
                                                                const BalanceRequest& request);

/// A book's code as the ledger writes it. Refused with `unknown_book`.
[[nodiscard]] Result<std::string> book_code(store::Ledger& ledger, std::string_view book);

/// Gives a book's journal entry by entry, and at the end how many there were. Refused with
/// `unknown_book`.
[[nodiscard]] Result<std::int64_t> read_journal(store::Ledger& ledger, std::string_view book,
                                                const std::function<void(const Entry&)>& read);

}  // namespace hui::report
