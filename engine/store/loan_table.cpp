#include "engine/store/loan_table.hpp"

#include "engine/lending/loan_accounts.hpp"
#include "engine/store/balance_table.hpp"
#include "engine/store/database.hpp"
#include "engine/store/fault.hpp"

#include <algorithm>

namespace hui::store {

namespace {

[[noreturn]] void damaged(const std::string& detail) {
    throw Fault{refuse(Code::ledger_damaged, {{"detail", detail}})};
}

/// How the loan stands after the last thing that happened to it.
lending::Standing last_standing(const BookRow& book, const lending::LoanHistory& history) {
    const auto standing = lending::standing_of(history, history.days_from(Date::min()).back());
    if (!standing) { damaged(book.code); }
    return *standing;
}

std::vector<LoanPlace> read_places(Query& row, Ledger& ledger) {
    std::vector<LoanPlace> places;
    while (row.next()) {
        const auto book = find_book(ledger, row.text(0));
        if (!book) { damaged(row.text(1)); }
        places.push_back({.book = *book, .code = row.text(1), .borrower = row.text(2)});
    }
    return places;
}

const char* loans_changed_after_sql(registry::LimitKey::Of of) {
    switch (of) {
        case registry::LimitKey::Of::borrower:
            return "SELECT DISTINCT book.code, loan.code, borrower FROM loan"
                   " JOIN book ON book.id = loan.book"
                   " JOIN loan_entry ON loan_entry.book = loan.book AND loan_entry.loan = loan.code"
                   " JOIN entry ON entry.book = loan.book AND entry.seq = loan_entry.seq"
                   " WHERE borrower = ? AND effective_on > ?";
        case registry::LimitKey::Of::lender:
            return "SELECT DISTINCT book.code, loan.code, borrower FROM loan"
                   " JOIN book ON book.id = loan.book"
                   " JOIN loan_entry ON loan_entry.book = loan.book AND loan_entry.loan = loan.code"
                   " JOIN entry ON entry.book = loan.book AND entry.seq = loan_entry.seq"
                   " WHERE lender = ? AND effective_on > ?";
        case registry::LimitKey::Of::unit:
            return "SELECT DISTINCT book.code, loan.code, borrower FROM loan_exposure AS part"
                   " JOIN loan ON loan.book = part.book AND loan.code = part.loan"
                   " JOIN book ON book.id = loan.book"
                   " JOIN loan_entry ON loan_entry.book = loan.book AND loan_entry.loan = loan.code"
                   " JOIN entry ON entry.book = loan.book AND entry.seq = loan_entry.seq"
                   " WHERE part.unit = ? AND effective_on > ?";
    }
    return "";
}

Vnd sum_in(Ledger& ledger, const char* sql, std::string_view code) {
    Query row{ledger.database(), sql, code};
    return row.next() ? row.vnd(0) : Vnd{};
}

/// What an entry tells of a loan.
struct Told {
    std::string loan;                     ///< empty = nothing of any loan
    std::optional<lending::Event> event;  ///< nothing = it undoes another entry
};

Told told_by(const Statement& statement) {
    Told told{.loan = {}, .event = lending::event_of(statement.kind, statement.body)};
    // How a repayment is allocated again follows from the others.
    const bool follows = told.event && std::holds_alternative<lending::Reallocated>(*told.event);
    if (!follows) {
        told.loan = told.event ? lending::loan_of(*told.event)
                               : lending::loan_of(statement.kind, statement.body);
    }
    return told;
}

}  // namespace

Portfolio load_portfolio(Ledger& ledger, const BookRow& book) {
    Query row{ledger.database(), "SELECT unit, closed_through FROM portfolio WHERE book = ?",
              book.id};
    if (!row.next()) { damaged(book.code + " 1"); }
    return {.unit = row.text(0),
            .closed_through = row.is_null(1) ? std::nullopt : std::optional{month_of(row.text(1))}};
}

void save_portfolio(Ledger& ledger, const BookRow& book, const Portfolio& portfolio) {
    Query{ledger.database(), "INSERT OR REPLACE INTO portfolio VALUES (?, ?, ?)", book.id,
          portfolio.unit,
          portfolio.closed_through ? std::optional{iso(*portfolio.closed_through)} : std::nullopt}
        .run();
}

std::optional<LoanPlace> find_loan(Ledger& ledger, std::string_view code) {
    Query row{ledger.database(),
              "SELECT book.code, loan.code, borrower FROM loan JOIN book ON book.id = loan.book"
              " WHERE loan.code = ?",
              code};
    auto places = read_places(row, ledger);
    return places.empty() ? std::nullopt : std::optional{std::move(places.front())};
}

std::vector<LoanPlace> loans_of(Ledger& ledger, std::string_view borrower) {
    Query row{ledger.database(),
              "SELECT book.code, loan.code, borrower FROM loan JOIN book ON book.id = loan.book"
              " WHERE borrower = ? ORDER BY loan.code",
              borrower};
    return read_places(row, ledger);
}

std::vector<BookRow> books_with_guarantor(Ledger& ledger, std::string_view unit) {
    std::vector<BookRow> books;
    Query row{ledger.database(),
              "SELECT DISTINCT code FROM loan_exposure JOIN book ON book.id = loan_exposure.book"
              " WHERE loan_exposure.unit = ? ORDER BY code",
              unit};
    while (row.next()) {
        const auto book = find_book(ledger, row.text(0));
        if (!book) { damaged(row.text(0)); }
        books.push_back(*book);
    }
    return books;
}

lending::LoanHistory load_loan(Ledger& ledger, const BookRow& book, std::string_view code) {
    std::vector<Seq> entries;
    {
        Query row{ledger.database(),
                  "SELECT seq FROM loan_entry WHERE book = ? AND loan = ? ORDER BY seq", book.id,
                  code};
        while (row.next()) { entries.emplace_back(row.integer(0)); }
    }
    lending::LoanHistory history;
    for (const Seq seq : entries) {
        const auto entry = find_entry(ledger, book, seq);
        if (!entry) { damaged(book.code); }
        history.add(*entry);
    }
    return history;
}

std::map<std::string, lending::LoanHistory> load_loans(Ledger& ledger, const BookRow& book) {
    std::map<std::string, lending::LoanHistory> loans;
    each_statement(ledger, book, [&](const Statement& statement) {
        auto [loan, event] = told_by(statement);
        if (loan.empty()) { return; }
        lending::LoanHistory& history = loans[loan];
        if (event) {
            history.add(lending::Happening{
                .seq = statement.seq, .on = statement.on, .event = *std::move(event)});
        } else if (statement.reverses) {
            history.undo(*statement.reverses, statement.on);
        }
    });
    return loans;
}

std::set<Date> moved_days(Ledger& ledger, const BookRow& book) {
    std::set<Date> days;
    Query row{ledger.database(),
              "SELECT DISTINCT effective_on FROM entry WHERE book = ?"
              " AND kind NOT IN ('portfolio-opened', 'month-closed')",
              book.id};
    while (row.next()) { days.insert(date_of(row.text(0))); }
    return days;
}

void save_loan_entry(Ledger& ledger, const BookRow& book, std::string_view loan, Seq seq) {
    Query{ledger.database(), "INSERT INTO loan_entry VALUES (?, ?, ?)", book.id, loan, seq}.run();
}

void save_loan(Ledger& ledger, const BookRow& book, const lending::LoanHistory& history) {
    const lending::Agreement& agreement = history.agreement();
    const lending::Standing standing = last_standing(book, history);
    Query{ledger.database(),
          "INSERT OR REPLACE INTO loan VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
          book.id,
          agreement.loan,
          agreement.borrower,
          agreement.lender,
          lending::stage_text(standing.stage),
          agreement.terms.principal,
          standing.disbursed,
          standing.outstanding,
          lending::open_amount(agreement, standing)}
        .run();
    const Vnd vouched = lending::vouched_for(agreement, standing);
    for (const auto& part : lending::exposures(agreement.guarantors, vouched)) {
        Query{ledger.database(), "INSERT OR REPLACE INTO loan_exposure VALUES (?, ?, ?, ?)",
              book.id,           agreement.loan,
              part.unit,         part.amount}
            .run();
    }
}

Vnd vouched_for_by_unit(Ledger& ledger, std::string_view unit) {
    return sum_in(ledger, "SELECT coalesce(sum(amount), 0) FROM loan_exposure WHERE unit = ?",
                  unit);
}

Vnd open_of_borrower(Ledger& ledger, std::string_view borrower) {
    return sum_in(ledger, "SELECT coalesce(sum(open), 0) FROM loan WHERE borrower = ?", borrower);
}

Vnd open_with_lender(Ledger& ledger, std::string_view lender) {
    return sum_in(ledger, "SELECT coalesce(sum(open), 0) FROM loan WHERE lender = ?", lender);
}

std::vector<LoanPlace> loans_changed_after(Ledger& ledger, const registry::LimitKey& key,
                                           std::string_view borrower, Date day) {
    const bool is_borrowers = key.of == registry::LimitKey::Of::borrower;
    Query row{ledger.database(), loans_changed_after_sql(key.of),
              is_borrowers ? borrower : std::string_view{key.code}, iso(day)};
    return read_places(row, ledger);
}

lending::Money least_money(Ledger& ledger, const BookRow& book, Date from) {
    lending::MoneyByDay money;
    const Balances balances = balances_as_of(ledger, book, from);
    for (const auto& [account, amount] : balances.all()) { money.add(from, account, amount); }
    const std::string from_text = iso(from);
    Query row{ledger.database(),
              "SELECT effective_on, account, sum(amount) FROM entry JOIN posting USING (book, seq)"
              " WHERE book = ? AND effective_on > ? AND (account IN ('assets:cash', 'assets:bank')"
              " OR account GLOB '*:to-remit' OR account GLOB '*:savings')"
              " GROUP BY effective_on, account",
              book.id, from_text};
    while (row.next()) { money.add(date_of(row.text(0)), Account{row.text(1)}, row.vnd(2)); }
    return money.least_from(from);
}

Vnd most_from(Ledger& ledger, const BookRow& book, const Account& account, Date from) {
    Vnd balance = balances_as_of(ledger, book, from).of(account);
    Vnd most = balance;
    const std::string from_text = iso(from);
    Query row{ledger.database(),
              "SELECT sum(amount) FROM entry JOIN posting USING (book, seq)"
              " WHERE book = ? AND effective_on > ? AND account = ?"
              " GROUP BY effective_on ORDER BY effective_on",
              book.id, from_text, account.name()};
    while (row.next()) {
        balance += row.vnd(0);
        most = std::max(most, balance);
    }
    return most;
}

}  // namespace hui::store
