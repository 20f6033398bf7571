#pragma once

#include "engine/actions/book_so_far.hpp"
#include "engine/lending/funds.hpp"
#include "engine/store/book.hpp"

#include <deque>
#include <map>
#include <optional>

namespace hui::actions {

/// Decides again, entry by entry, what the rules decided when a portfolio was written, as
/// `RulesCheck` does for a group. What other portfolios had open when a loan was approved can't be
/// seen in this book alone: of that its entry is believed.
class LoanRulesCheck {
public:
    explicit LoanRulesCheck(const KnownRegister& registry) : so_far_(registry) {}

    /// Why the rules would not have let the next entry be recorded as it is, on the book as it
    /// stands before it; nothing where they would.
    [[nodiscard]] std::optional<Code> refusal_of(store::Book& before, const Entry& entry);

private:
    struct DecideAgain;
    [[nodiscard]] std::optional<Code> check(store::Book& before, const Entry& entry);
    [[nodiscard]] std::optional<Code> check_reversal(store::Book& before, const Entry& entry);
    [[nodiscard]] std::optional<Code> check_closing(store::Book& before, const Entry& entry) const;
    /// Whether the entry is the first of what is decided; the others must follow it.
    [[nodiscard]] std::optional<Code> compare(const Result<std::vector<Draft>>& drafts,
                                              const Entry& entry);
    /// The most that the account stood at, at the end of the day `from` or of any later one.
    [[nodiscard]] Vnd most_from(const Account& account, Date from) const;
    void add_moved(const Entry& entry);

    BookSoFar so_far_;
    std::deque<Draft> to_follow_;  ///< what an entry brings with it
    /// What each account moved on each day.
    std::map<Account, std::map<Date, Vnd>> moved_;
    lending::MoneyByDay money_;
};

}  // namespace hui::actions
