#pragma once

#include "engine/actions/book_so_far.hpp"
#include "engine/lending/funds.hpp"
#include "engine/lending/loan_correction.hpp"
#include "engine/lending/open_by_day.hpp"
#include "engine/store/book.hpp"

#include <deque>
#include <map>
#include <optional>

namespace hui::actions {

/// Decides again, entry by entry, what the rules decided when a portfolio was written, as
/// `RulesCheck` does for a group. What other portfolios had open when a loan was approved can't be
/// seen in this book alone: of that its entry is believed, as long as it counts what this book had.
class LoanRulesCheck {
public:
    explicit LoanRulesCheck(const KnownRegister& registry) : so_far_(registry) {}

    /// Why the rules would not have let the next entry be recorded as it is, on the book as it
    /// stands before it; nothing where they would.
    [[nodiscard]] std::optional<Code> refusal_of(store::Book& before, const Entry& entry);
    /// Whether nothing must follow the last entry: repayments counted anew, or what an approval for
    /// less than the principal was for.
    [[nodiscard]] bool is_complete() const { return to_follow_.empty() && !approved_for_less_; }

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
    /// Whether an approval counts, against each limit of its day, the loan and at least what this
    /// portfolio had open.
    [[nodiscard]] bool counts_all(store::Book& before, const Entry& entry,
                                  const lending::Approved& event);
    /// Whether what was just approved for less than its principal is taken over with just that.
    [[nodiscard]] bool keeps_approval(store::Book& before, const Entry& entry);
    void add_moved(const Entry& entry);
    void add_changed(const std::string& loan, Date on);

    BookSoFar so_far_;
    std::deque<Draft> to_follow_;  ///< what an entry brings with it
    /// What each account moved on each day.
    std::map<Account, lending::ByDay> moved_;
    lending::MoneyByDay money_;
    lending::OtherMoney other_money_;
    lending::OpenByDay open_;
    /// What is to be brought up to date there: each loan's first day that changed.
    std::map<std::string, Date> changed_;
    std::optional<lending::Approved> approved_for_less_;  ///< by the entry before
};

}  // namespace hui::actions
