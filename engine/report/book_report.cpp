#include "engine/report/book_report.hpp"

#include "engine/actions/recorded.hpp"
#include "engine/store/balance_table.hpp"
#include "engine/store/fault.hpp"

namespace hui::report {

namespace {

Result<std::vector<store::BookRow>> books_asked_for(store::Ledger& ledger,
                                                    const std::optional<std::string>& code) {
    if (!code) { return store::all_books(ledger); }
    const auto book = actions::any_book(ledger, *code);
    if (!book) { return book.refusal(); }
    return std::vector{*book};
}

}  // namespace

Result<std::vector<BalanceReport>> balance_report(store::Ledger& ledger,
                                                  const BalanceRequest& request) {
    return store::attempt([&]() -> Result<std::vector<BalanceReport>> {
        const store::Snapshot snapshot{ledger};
        const auto books = books_asked_for(ledger, request.book);
        if (!books) { return books.refusal(); }
        std::vector<BalanceReport> reports;
        for (const store::BookRow& book : *books) {
            reports.push_back(
                {.book = book.code,
                 .on = request.on,
                 .balances = store::balances_as_of(ledger, book, request.on, request.as_known)});
        }
        return reports;
    });
}

Result<std::string> book_code(store::Ledger& ledger, std::string_view code) {
    return store::attempt([&]() -> Result<std::string> {
        const auto book = actions::any_book(ledger, code);
        if (!book) { return book.refusal(); }
        return book->code;
    });
}

Result<std::int64_t> read_journal(store::Ledger& ledger, std::string_view code,
                                  const std::function<void(const Entry&)>& read) {
    return store::attempt([&]() -> Result<std::int64_t> {
        const store::Snapshot snapshot{ledger};
        const auto book = actions::any_book(ledger, code);
        if (!book) { return book.refusal(); }
        std::int64_t entries = 0;
        store::each_entry(ledger, *book, [&](const Entry& entry) {
            ++entries;
            read(entry);
        });
        return entries;
    });
}

}  // namespace hui::report
