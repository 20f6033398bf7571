#include "engine/actions/open_portfolios.hpp"

#include "engine/actions/append_drafts.hpp"
#include "engine/base/text.hpp"
#include "engine/lending/funds.hpp"
#include "engine/lending/record_loan.hpp"
#include "engine/registry/events.hpp"
#include "engine/registry/portfolio.hpp"

namespace hui::actions {

store::Book* OpenPortfolios::find(std::string_view unit) {
    const std::string code = registry::portfolio_code(unit);
    if (const auto there = open_.find(code_key(code)); there != open_.end()) {
        return &there->second.book;
    }
    const auto row = store::find_book(ledger_, code);
    return row ? &open(*row) : nullptr;
}

store::Book& OpenPortfolios::open(const store::BookRow& row) {
    const std::string key = code_key(row.code);
    auto there = open_.find(key);
    if (there == open_.end()) {
        store::Book book{ledger_, row};
        const Seq saved = book.head().seq;
        there = open_.emplace(key, Open{.book = std::move(book), .saved = saved}).first;
    }
    return there->second.book;
}

lending::Day OpenPortfolios::day(std::string_view unit, Date on) {
    if (const auto* book = find(unit)) { return book->loan_day(on, actor_.today()); }
    return {.on = on,
            .today = actor_.today(),
            .book = registry::portfolio_code(unit),
            .closed_through = {}};
}

/// A new portfolio stands in the register, so that none can disappear.
store::Book& OpenPortfolios::begin(std::string_view unit) {
    const std::string code = registry::portfolio_code(unit);
    auto book = store::Book::create(ledger_, code, store::BookKind::loans);
    const Date today = actor_.today();
    const Recorded opening = actions::append(
        book, lending::draft_of(lending::PortfolioOpened{std::string{unit}}, today, {}), "open",
        actor_);
    actions::append(
        registry_book_,
        registry::draft_of(
            registry::GroupRegistered{.group = code, .opening_hash = hex(opening.entry.hash)},
            today),
        "group:" + code_key(code), actor_);
    return open_.emplace(code_key(code), Open{.book = std::move(book), .saved = {}})
        .first->second.book;
}

Result<Recorded> OpenPortfolios::append(std::string_view unit, Result<std::vector<Draft>> drafts,
                                        const std::string& ref) {
    if (!drafts) { return drafts.refusal(); }
    store::Book* book = find(unit);
    if (book == nullptr) {
        // Nothing stands in its box before it begins.
        if (auto refusal = lending::check_money(lending::taken_by(*drafts), {})) {
            return *refusal;
        }
        book = &begin(unit);
    }
    return append_drafts(ledger_, *book, std::move(drafts), ref, actor_);
}

void OpenPortfolios::save() {
    for (auto& [key, open] : open_) {
        if (open.book.head().seq == open.saved) { continue; }
        open.book.save();
        open.saved = open.book.head().seq;
    }
}

}  // namespace hui::actions
