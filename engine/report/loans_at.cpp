#include "engine/report/loans_at.hpp"

#include "engine/registry/portfolio.hpp"
#include "engine/store/fault.hpp"

namespace hui::report {

std::optional<LoanAt> loan_at(const store::BookRow& book, lending::LoanHistory history, Date on) {
    if (!history.has_begun(on)) { return std::nullopt; }
    auto standing = lending::standing_of(history, on);
    if (!standing) { throw store::Fault{refuse(Code::ledger_damaged, {{"detail", book.code}})}; }
    return LoanAt{.book = book,
                  .unit = std::string{registry::unit_of_portfolio(book.code).value()},
                  .history = std::move(history),
                  .standing = *std::move(standing)};
}

Result<LoanAt> find_loan_at(store::Ledger& ledger, std::string_view code, Date on) {
    const auto place = store::find_loan(ledger, code);
    if (!place) { return refuse(Code::unknown_loan, {{"loan", std::string{code}}}); }
    auto history = store::load_loan(ledger, place->book, place->code);
    const Date begun = history.begun_on();
    auto loan = loan_at(place->book, std::move(history), on);
    if (!loan) {
        return refuse(Code::loan_not_begun,
                      {{"loan", place->code}, {"date", on}, {"begun", begun}});
    }
    return *std::move(loan);
}

void each_loan(store::Ledger& ledger, Date on, const std::function<void(const LoanAt&)>& read) {
    for (const store::BookRow& book : store::portfolio_books(ledger)) {
        for (auto& [code, history] : store::load_loans(ledger, book)) {
            if (const auto loan = loan_at(book, std::move(history), on)) { read(*loan); }
        }
    }
}

void each_loan_of(store::Ledger& ledger, std::string_view borrower, Date on,
                  const std::function<void(const LoanAt&)>& read) {
    for (const store::LoanPlace& place : store::loans_of(ledger, borrower)) {
        auto history = store::load_loan(ledger, place.book, place.code);
        if (const auto loan = loan_at(place.book, std::move(history), on)) { read(*loan); }
    }
}

}  // namespace hui::report
