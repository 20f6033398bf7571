#pragma once

#include "engine/closing/portfolio_close.hpp"
#include "engine/lending/decide_loan.hpp"
#include "engine/store/balance_table.hpp"
#include "engine/store/group_table.hpp"
#include "engine/store/loan_table.hpp"
#include "engine/store/register_table.hpp"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace hui::store {

/// A book that is open for writing inside a transaction: the only way to append entries. What the
/// entries change is kept in memory and written once, by `save`.
class Book {
public:
    /// Opens an existing book.
    Book(Ledger& ledger, BookRow row);
    /// Makes a new one.
    [[nodiscard]] static Book create(Ledger& ledger, std::string_view code, BookKind kind);

    [[nodiscard]] const BookRow& row() const { return row_; }
    [[nodiscard]] const Head& head() const { return head_; }

    /// The group of a group's book; throws `Fault` (damaged) where there is none.
    [[nodiscard]] const savings::Group& group() const;
    /// The last month that is closed, of a group or a portfolio.
    [[nodiscard]] std::optional<Month> closed_through() const;
    /// All that moved in the group; read from the journal when it is first asked for.
    [[nodiscard]] const savings::History& history();
    /// All that happened to a loan of a portfolio; null where it has no such loan.
    [[nodiscard]] const lending::LoanHistory* loan(std::string_view code);
    /// A portfolio as its closing sees it: all its loans.
    [[nodiscard]] closing::PortfolioBooks portfolio_books();
    /// What the rules of loans need to know of a day of a portfolio.
    [[nodiscard]] lending::Day loan_day(Date on, Date today) const;
    /// The balances at the end of a day, with what was appended and not saved yet.
    [[nodiscard]] Balances balances_on(Date date);

    /// A reference for an entry for which none was given: unique in the book, and another one for
    /// another actor, time or place in the book, so that two people never mean each other's.
    [[nodiscard]] std::string new_ref(const std::string& actor, Instant now);

    /// Links a draft to the book's head, writes it into the journal and applies it.
    Entry append(Draft draft, const Stamp& stamp);

    /// Brings the projections up to date with one entry: the one function that does, also when a
    /// journal is replayed.
    void apply(const Entry& entry);

    /// Writes the projections that changed.
    void save();

private:
    void apply_to_group(const Entry& entry);
    void apply_to_portfolio(const Entry& entry);
    void apply_to_loan(const Entry& entry, std::string_view code);
    [[nodiscard]] Instant recorded_through(Seq closing_seq) const;
    [[nodiscard]] Seq first_dated_after(Month month, Seq closing_seq) const;
    [[noreturn]] void fail_at(Seq seq) const;

    Ledger& ledger_;
    BookRow row_;
    Head head_;
    Balances changes_;
    Instant latest_{};  ///< when the last by the clock was recorded of what was applied
    std::optional<savings::Group> group_;
    std::optional<savings::Group> saved_group_;  ///< as the tables have it
    std::optional<savings::History> history_;
    std::optional<Portfolio> portfolio_;
    std::map<std::string, lending::LoanHistory> loans_;  ///< by key, those that were asked for
    std::set<std::string> changed_loans_;
    /// The days of the entries of a portfolio that began with this object, in their order.
    std::optional<std::vector<Date>> days_;
    std::set<Date> moved_days_;  ///< of what was applied since the book was opened
};

}  // namespace hui::store
