#include "engine/store/book.hpp"

#include "engine/store/fault.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace hui::store {

namespace {

constexpr std::size_t ref_digits = 10;

/// The first entry that may be dated after the month: what was paid ahead, or else the closing.
Seq first_dated_after(Month month, const savings::History& history, Seq closing_seq) {
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
    } else if (row_.kind == BookKind::group) {
        group_ = load_group(ledger_, row_);
        saved_group_ = group_;
    }
}

Book Book::create(Ledger& ledger, std::string_view code, BookKind kind) {
    return Book{ledger, insert_book(ledger, code, kind)};
}

const savings::Group& Book::group() const {
    if (!group_) { throw Fault{refuse(Code::ledger_damaged, {{"detail", row_.code + " 1"}})}; }
    return *group_;
}

const savings::History& Book::history() {
    if (!history_) { history_ = load_history(ledger_, row_); }
    return *history_;
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
    if (row_.kind == BookKind::registry) {
        apply_to_register(ledger_, entry);
    } else {
        apply_to_group(entry);
    }
}

void Book::apply_to_group(const Entry& entry) {
    if (entry.kind == savings::group_opened_kind) {
        const auto event = savings::event_of(entry.kind, entry.body);
        const auto& opened = std::get<savings::GroupOpened>(*event);
        group_ = savings::opened_group(opened.terms, opened.seats);
        if (opened.renews) {
            group_->cycle = opened.renews->cycle;
            group_->renews = opened.renews->group;
        }
    }
    if (!group_) { throw Fault{refuse(Code::ledger_damaged, {{"detail", row_.code + " 1"}})}; }
    if (auto movement = savings::movement_of(entry)) {
        savings::apply(*group_, *movement);
        if (movement->holder) { save_former_holder(ledger_, row_, movement->holder->was); }
        if (history_) { history_->add(*std::move(movement)); }
        // The lot that was committed to is drawn.
        if (entry.kind == savings::turns_changed_kind &&
            savings::turns_changed_of(entry.body).lot) {
            group_->commitment.reset();
        }
    } else if (entry.kind == savings::lot_committed_kind) {
        group_->commitment = savings::commitment_of(entry);
    } else if (entry.kind == savings::turn_rules_agreed_kind) {
        group_->rules = savings::rules_of(entry);
    } else if (entry.kind == closing::month_closed_kind) {
        const auto closed = closing::month_closed_of(entry.body);
        group_->closed_through = closed.month;
        save_closing(ledger_, row_, closed, entry.seq,
                     first_dated_after(closed.month, history(), entry.seq));
    }
}

void Book::save() {
    save_head(ledger_, row_, head_);
    add_to_balances(ledger_, row_, changes_);
    changes_ = {};
    if (group_) {
        save_group(ledger_, row_, *group_, saved_group_ ? &*saved_group_ : nullptr);
        saved_group_ = group_;
    }
}

}  // namespace hui::store
