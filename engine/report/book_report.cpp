#include "engine/report/book_report.hpp"

#include "engine/actions/recorded.hpp"
#include "engine/report/as_of.hpp"
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
        const AsOf as_of{.on = request.on, .as_known = request.as_known};
        if (auto refusal = request.book ? check_told(ledger, books->front(), as_of)
                                        : check_told(ledger, as_of)) {
            return *std::move(refusal);
        }
        std::vector<BalanceReport> reports;
        for (const store::BookRow& book : *books) {
            if (!tells_of(ledger, book, as_of)) { continue; }
            reports.push_back(
                {.book = book.code,
                 .on = request.on,
                 .balances = store::balances_as_of(ledger, book, request.on, request.as_known),
                 .witness = witness_at(ledger, book, request.as_known)});
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

Result<std::int64_t> read_journal(store::Ledger& ledger, const JournalRequest& request,
                                  const std::function<void(const Entry&)>& read) {
    return store::attempt([&]() -> Result<std::int64_t> {
        const store::Snapshot snapshot{ledger};
        const auto book = actions::any_book(ledger, request.book);
        if (!book) { return book.refusal(); }
        if (auto refusal = check_recorded(ledger, *book, request.as_known)) {
            return *std::move(refusal);
        }
        std::int64_t entries = 0;
        store::each_entry(ledger, *book, [&](const Entry& entry) {
            if (request.as_known && entry.recorded_at > *request.as_known) { return; }
            ++entries;
            read(entry);
        });
        return entries;
    });
}

}  // namespace hui::report
