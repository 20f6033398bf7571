#include "engine/store/book.hpp"

#include "engine/base/text.hpp"
#include "engine/journal/reversal.hpp"
#include "engine/store/fault.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace hui::store {

namespace {

constexpr std::size_t ref_digits = 10;

/// The first entry of a group that may be dated after the month: what was paid ahead, or else the
/// closing.
Seq first_moved_after(Month month, const savings::History& history, Seq closing_seq) {
    Seq first = closing_seq;
    for (const savings::Movement& movement : history.movements()) {
        if (movement.on > last_day(month)) { first = std::min(first, movement.seq); }
    }
    return first;
}

}  // namespace

Book::Book(Ledger& ledger, BookRow row)
    : ledger_(ledger),
      row_(std::move(row)),
      head_(head_of(ledger, row_)) {
    if (head_.seq == Seq{}) {
        history_.emplace();
        days_.emplace();
    } else if (row_.kind == BookKind::group) {
        group_ = load_group(ledger_, row_);
        saved_group_ = group_;
    } else if (row_.kind == BookKind::loans) {
        portfolio_ = load_portfolio(ledger_, row_);
    }
}

Book Book::create(Ledger& ledger, std::string_view code, BookKind kind) {
    return Book{ledger, insert_book(ledger, code, kind)};
}

const savings::Group& Book::group() const {
    if (!group_) { group_damaged(row_); }
    return *group_;
}

std::optional<Month> Book::closed_through() const {
    return portfolio_ ? portfolio_->closed_through : group().closed_through;
}

const savings::History& Book::history() {
    if (!history_) { history_ = load_history(ledger_, row_); }
    return *history_;
}

const lending::LoanHistory* Book::loan(std::string_view code) {
    const std::string key = code_key(code);
    auto found = loans_.find(key);
    if (found == loans_.end()) {
        auto history = load_loan(ledger_, row_, code);
        if (history.empty()) { return nullptr; }
        found = loans_.emplace(key, std::move(history)).first;
    }
    return &found->second;
}

closing::PortfolioBooks Book::portfolio_books() {
    closing::PortfolioBooks books{
        .closed_through = portfolio_->closed_through, .loans = {}, .moved = moved_days_};
    if (!days_) {
        books.moved.merge(moved_days(ledger_, row_));
        for (auto& [code, history] : load_loans(ledger_, row_)) {
            loans_.try_emplace(code_key(code), std::move(history));
        }
    }
    books.loans = loans_;
    return books;
}

lending::Day Book::loan_day(Date on, Date today) const {
    return {.on = on,
            .today = today,
            .book = row_.code,
            .closed_through = portfolio_ ? portfolio_->closed_through : std::nullopt};
}

Balances Book::balances_on(Date date) { return balances_as_of(ledger_, row_, date); }

std::string Book::new_ref(const std::string& actor, Instant now) {
    const Hash hash = Sha256{}.of(fmt::format("{}\n{}\n{}\n{}\n{}\n", ledger_.id(), row_.code,
                                              head_.seq.count(), actor, iso(now)));
    return "hui-" + hex(hash).substr(0, ref_digits);
}

Entry Book::append(Draft draft, const Stamp& stamp) {
    Entry entry = ledger_.chain().next(row_.code, head_, std::move(draft), stamp);
    insert_entry(ledger_, row_, entry);
    apply(entry);
    return entry;
}

void Book::apply(const Entry& entry) {
    head_ = head_after(head_, entry);
    changes_.add(entry.postings);
    latest_ = std::max(latest_, entry.recorded_at);
    switch (row_.kind) {
        case BookKind::registry:
            return apply_to_register(ledger_, entry);
        case BookKind::group:
            return apply_to_group(entry);
        case BookKind::loans:
            return apply_to_portfolio(entry);
    }
}

void Book::apply_to_group(const Entry& entry) {
    auto movement = applied(group_, row_, entry);
    if (movement) {
        if (movement->holder) { save_former_holder(ledger_, row_, movement->holder->was); }
        const bool is_sent_back =
            movement->joining && movement->joining->way == savings::Joining::Way::back;
        if (is_sent_back) { save_former_holder(ledger_, row_, movement->joining->seat.member); }
        if (history_) { history_->add(*std::move(movement)); }
    } else if (entry.kind == closing::month_closed_kind) {
        const auto closed = closing::month_closed_of(entry.body);
        save_closing(ledger_, row_, closed,
                     {.seq = entry.seq,
                      .from_seq = first_moved_after(closed.month, history(), entry.seq),
                      .recorded_through = recorded_through(entry.seq)});
    }
}

void Book::fail_at(Seq seq) const {
    throw Fault{
        refuse(Code::ledger_damaged, {{"detail", fmt::format("{} {}", row_.code, seq.count())}})};
}

void Book::apply_to_portfolio(const Entry& entry) {
    if (days_) { days_->push_back(entry.effective_on); }
    const auto event = lending::event_of(entry.kind, entry.body);
    if (event && std::holds_alternative<lending::PortfolioOpened>(*event)) {
        portfolio_ = Portfolio{.unit = std::get<lending::PortfolioOpened>(*event).unit,
                               .closed_through = {}};
        return;
    }
    if (!portfolio_) { fail_at(entry.seq); }
    if (entry.kind == closing::month_closed_kind) {
        const auto closed = closing::month_closed_of(entry.body);
        portfolio_->closed_through = closed.month;
        save_closing(ledger_, row_, closed,
                     {.seq = entry.seq,
                      .from_seq = first_dated_after(closed.month, entry.seq),
                      .recorded_through = recorded_through(entry.seq)});
        return;
    }
    if (!event && entry.kind != reversed_kind) { fail_at(entry.seq); }
    moved_days_.insert(entry.effective_on);
    if (event && std::holds_alternative<lending::Applied>(*event)) {
        loans_.emplace(code_key(lending::loan_of(*event)), lending::LoanHistory{});
    }
    const std::string code = lending::loan_of(entry.kind, entry.body);
    if (!code.empty()) { apply_to_loan(entry, code); }
}

void Book::apply_to_loan(const Entry& entry, std::string_view code) {
    if (loan(code) == nullptr) { fail_at(entry.seq); }
    const std::string key = code_key(code);
    loans_.at(key).add(entry);
    save_loan_entry(ledger_, row_, code, entry.seq);
    changed_loans_.insert(key);
}

Instant Book::recorded_through(Seq closing_seq) const {
    return days_ ? latest_ : store::recorded_through(ledger_, row_, closing_seq);
}

Seq Book::first_dated_after(Month month, Seq closing_seq) const {
    if (!days_) { return first_entry_after(ledger_, row_, last_day(month)).value_or(closing_seq); }
    const auto first =
        std::find_if(days_->begin(), days_->end(), [&](Date day) { return day > last_day(month); });
    return first == days_->end() ? closing_seq : Seq{first - days_->begin() + 1};
}

void Book::save() {
    save_head(ledger_, row_, head_);
    add_to_balances(ledger_, row_, changes_);
    changes_ = {};
    if (group_) {
        save_group(ledger_, row_, *group_, saved_group_ ? &*saved_group_ : nullptr);
        saved_group_ = group_;
    }
    if (portfolio_) { save_portfolio(ledger_, row_, *portfolio_); }
    for (const std::string& key : changed_loans_) { save_loan(ledger_, row_, loans_.at(key)); }
    changed_loans_.clear();
}

}  // namespace hui::store
