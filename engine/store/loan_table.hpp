#pragma once

#include "engine/lending/funds.hpp"
#include "engine/lending/standing.hpp"
#include "engine/registry/policy.hpp"
#include "engine/store/journal_table.hpp"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace hui::store {

/// What a portfolio is as a whole.
struct Portfolio {
    std::string unit;
    std::optional<Month> closed_through;
};
/// Throws `Fault` (damaged) where the book is no portfolio.
[[nodiscard]] Portfolio load_portfolio(Ledger& ledger, const BookRow& book);
/// Inside a transaction.
void save_portfolio(Ledger& ledger, const BookRow& book, const Portfolio& portfolio);

/// A loan, and the book that it is in.
struct LoanPlace {
    BookRow book;
    std::string code;
    std::string borrower;
};
/// Nothing where there is no such loan. The code's case doesn't matter.
[[nodiscard]] std::optional<LoanPlace> find_loan(Ledger& ledger, std::string_view code);
/// Of one borrower, by code.
[[nodiscard]] std::vector<LoanPlace> loans_of(Ledger& ledger, std::string_view borrower);

/// The portfolios with a loan that the unit is a guarantor of, by code.
[[nodiscard]] std::vector<BookRow> books_with_guarantor(Ledger& ledger, std::string_view unit);

/// All that happened to a loan, read from the journal.
[[nodiscard]] lending::LoanHistory load_loan(Ledger& ledger, const BookRow& book,
                                             std::string_view code);
/// All loans of a portfolio, read in one pass, by code.
[[nodiscard]] std::map<std::string, lending::LoanHistory> load_loans(Ledger& ledger,
                                                                     const BookRow& book);

/// The days on which anything but its beginning and its closings is dated.
[[nodiscard]] std::set<Date> moved_days(Ledger& ledger, const BookRow& book);

/// Inside a transaction: notes that an entry is about a loan.
void save_loan_entry(Ledger& ledger, const BookRow& book, std::string_view loan, Seq seq);
/// Inside a transaction: writes where a loan stands with all that is recorded.
void save_loan(Ledger& ledger, const BookRow& book, const lending::LoanHistory& history);

/// What stands against a limit, with all that is recorded.
[[nodiscard]] Vnd vouched_for_by_unit(Ledger& ledger, std::string_view unit);
[[nodiscard]] Vnd open_of_borrower(Ledger& ledger, std::string_view borrower);
[[nodiscard]] Vnd open_with_lender(Ledger& ledger, std::string_view lender);

/// The loans that count against a limit, of the borrower where it is the borrowers' limit, about
/// which anything is recorded with a later date.
[[nodiscard]] std::vector<LoanPlace> loans_changed_after(Ledger& ledger,
                                                         const registry::LimitKey& key,
                                                         std::string_view borrower, Date day);

/// The least money that stands in a portfolio at the end of the day `from` or of any later one.
[[nodiscard]] lending::Money least_money(Ledger& ledger, const BookRow& book, Date from);

/// The most that an account stands at, at the end of the day `from` or of any later one.
[[nodiscard]] Vnd most_from(Ledger& ledger, const BookRow& book, const Account& account, Date from);

}  // namespace hui::store
