#pragma once

#include "engine/exchange/journal_writer.hpp"

#include <span>

namespace hui::exchange {

/// A balance that holds at the end of a day, whatever else happened on it.
struct StatedBalance {
    Date on;
    Account account;
    Vnd balance;
};

/// An entry, and what each posting's account holds after it.
struct Transaction {
    const std::string& book;
    const Entry& entry;
    std::span<const Vnd> balances;
};

/// How one tool of plain-text accounting wants things written.
class PlainTextSyntax {
public:
    PlainTextSyntax() = default;
    virtual ~PlainTextSyntax() = default;
    PlainTextSyntax(const PlainTextSyntax&) = delete;
    PlainTextSyntax& operator=(const PlainTextSyntax&) = delete;

    /// Whether balances are compared in the order of dates, so that one may be stated of any day;
    /// else they are compared where they stand.
    enum class Compared { by_date, where_it_stands };
    [[nodiscard]] virtual Compared compared() const = 0;

    /// Before all books, where balances are compared by date: what all accounts of a book hold
    /// after its last day, and how many entries the text has. They are found wrong wherever it is
    /// cut.
    virtual void state_end(const std::string& book, Date last, const Balances& balances) = 0;
    virtual void state_count(std::int64_t entries, Date last) = 0;

    virtual void begin_book(const std::string& code) = 0;
    virtual void open(const std::string& book, const Account& account, Date since) = 0;
    virtual void add(const Transaction& transaction) = 0;
    /// In the order of days; the last of them is `on`. There may be none.
    virtual void state(const std::string& book, Date on,
                       std::span<const StatedBalance> balances) = 0;
    virtual void add_comment(const std::string& line) = 0;
};

[[nodiscard]] std::unique_ptr<PlainTextSyntax> hledger_syntax(const std::string& ledger_id,
                                                              const ExportWords& words,
                                                              std::string& text);
[[nodiscard]] std::unique_ptr<PlainTextSyntax> ledger_syntax(const std::string& ledger_id,
                                                             const ExportWords& words,
                                                             std::string& text);
[[nodiscard]] std::unique_ptr<PlainTextSyntax> beancount_syntax(const std::string& ledger_id,
                                                                const ExportWords& words,
                                                                std::string& text);

/// Sums up as it writes, and states balances by which a tool finds what was changed in the text:
/// - before all books, where the tool can, what each account holds in the end, and how many entries
///   there are, so that the text can't be cut short,
/// - after each posting, where the tool can, and how many entries there are up to there,
/// - for each day with money, of accounts that all its transactions touch, what they held before
///   that day and after it, so that no transaction can move to another day,
/// - at the end of a month, of all accounts that moved in it; where the month is closed, all that
///   its closing says,
/// - at the end of the book, of all accounts.
[[nodiscard]] std::unique_ptr<JournalWriter> plain_text_writer(
    std::unique_ptr<PlainTextSyntax> syntax);

}  // namespace hui::exchange
