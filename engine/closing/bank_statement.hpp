#pragma once

#include "engine/base/result.hpp"
#include "engine/closing/statements_again.hpp"
#include "engine/savings/money_date.hpp"

#include <set>
#include <span>
#include <string>
#include <vector>

namespace hui::closing {

/// A line of a bank statement as the bank wrote it.
struct StatementLine {
    Date day;
    Vnd amount;             ///< into the account; negative = out of it
    std::string reference;  ///< the bank's own; empty = none
    std::string description;
};

/// What a bank says of an account (sao kê): its lines in the order of time, each known by its
/// place from 1, and what was on the account before and after them.
struct BankStatement {
    Hash file{};               ///< SHA-256 of the file it was read from
    std::string profile = {};  ///< by whose names its columns were read
    StatementDays period;
    Vnd opening;
    Vnd closing;
    std::vector<StatementLine> lines;
};

/// Opening + what came in - what went out = closing; else `statement_not_whole`.
[[nodiscard]] Check check_whole(const BankStatement& statement);

/// An entry that moved the group's bank account.
struct BankEntry {
    Seq seq;
    Date on;
    Vnd amount;
    ShareNo share;     ///< 0 where it is about no share alone
    std::string name;  ///< of the member who held the share then; empty = unknown
    std::string ref;
    std::string kind;
};

/// The bank account as the group's book has it.
struct BankBook {
    std::string group;
    Seq head;
    /// In their order; without an entry and its reversal of the same day, which leave no trace.
    std::vector<BankEntry> entries;
    /// Entries on lines of other days, by the statements that were kept.
    std::set<Seq> taken;
    std::vector<KeptStatement> kept = {};  ///< in the order in which they were
    std::optional<Date> first = {};        ///< of the days of all its entries, with money or not

    [[nodiscard]] const BankEntry* find(Seq seq) const;
    [[nodiscard]] Vnd balance_on(Date day) const;
};

/// The bank account by the first entries of a group's book, for a statement of the period. Of each
/// day the last statement that was kept holds: what an earlier one says of days of the period takes
/// no entry. The names of members are left empty. Throws `BodyError` as `statement_reconciled_of`
/// does.
[[nodiscard]] BankBook bank_book_of(std::string group, std::span<const Entry> entries,
                                    StatementDays period);

/// Refuses with `before_books` a statement whose last day lies before all that the book tells of:
/// nobody can say that nothing was on the account. What is kept of one already stands.
[[nodiscard]] Check check_in_books(const savings::Group& group, const BankBook& book, Date last);

/// Compares a statement with the book: `matches` holds for each line what it stands for, or
/// nothing. Refuses, in this order: `future_date` (the statement isn't over), `month_closed` (of
/// the day it is done), `statement_not_whole`, `bad_text` (the profile, a reference), then line by
/// line `unknown_entry`, `entry_matched`, `match_differs`.
[[nodiscard]] Result<StatementReconciled> decide_reconcile(
    const savings::Group& group, const BankBook& book, const BankStatement& statement,
    const std::vector<std::optional<LineMatch>>& matches, savings::When when);

}  // namespace hui::closing
