#include "engine/report/as_of.hpp"

#include "engine/actions/recorded.hpp"
#include "engine/savings/round_dates.hpp"
#include "engine/store/fault.hpp"
#include "engine/store/group_table.hpp"

#include <algorithm>

namespace hui::report {

namespace {

bool is_recorded(store::Ledger& ledger, const store::BookRow& book, const AsOf& as_of) {
    return !as_of.as_known || store::has_recorded_by(ledger, book, *as_of.as_known);
}

/// The first day that a book tells of; nothing where nothing was recorded in it by the time.
std::optional<Date> first_day_of(store::Ledger& ledger, const store::BookRow& book,
                                 std::optional<Instant> as_known) {
    const auto dated = store::first_date(ledger, book, as_known);
    if (!dated || book.kind != store::BookKind::group) { return dated; }
    const savings::Group group = store::load_group(ledger, book);
    const Date first = savings::first_day_told(group);
    return group.taken_over_on ? first : std::min(first, *dated);
}

Refusal before_recording(store::Ledger& ledger, const std::optional<store::BookRow>& book,
                         Instant time) {
    return refuse(Code::before_recording,
                  {{"time", iso(time)}, {"first", iso(store::first_recorded(ledger, book))}});
}

}  // namespace

bool tells_of(store::Ledger& ledger, const store::BookRow& book, const AsOf& as_of) {
    if (!is_recorded(ledger, book, as_of)) { return false; }
    if (book.kind == store::BookKind::group) {
        const savings::Group group = store::load_group(ledger, book);
        const bool may_have_moved = savings::first_day_told(group) <= as_of.on;
        if (group.taken_over_on || may_have_moved) { return may_have_moved; }
    }
    return store::has_entry_by(ledger, book, as_of.on, as_of.as_known);
}

Check check_recorded(store::Ledger& ledger, const store::BookRow& book,
                     std::optional<Instant> as_known) {
    if (!as_known || store::has_recorded_by(ledger, book, *as_known)) { return {}; }
    return before_recording(ledger, book, *as_known);
}

Check check_told(store::Ledger& ledger, const store::BookRow& book, const AsOf& as_of) {
    if (auto refusal = check_recorded(ledger, book, as_of.as_known)) { return refusal; }
    if (tells_of(ledger, book, as_of)) { return {}; }
    const auto first = first_day_of(ledger, book, as_of.as_known);
    return refuse(
        Code::before_books,
        {{"book", book.code}, {"date", as_of.on}, {"first", first.value_or(as_of.on + Days{1})}});
}

Check check_told(store::Ledger& ledger, const AsOf& as_of) {
    const auto books = store::all_books(ledger);
    const bool is_told = std::any_of(books.begin(), books.end(), [&](const auto& book) {
        return tells_of(ledger, book, as_of);
    });
    if (is_told) { return {}; }
    std::optional<Date> first;
    for (const store::BookRow& book : books) {
        const auto begins = first_day_of(ledger, book, as_of.as_known);
        if (begins) { first = std::min(first.value_or(*begins), *begins); }
    }
    if (!first) { return before_recording(ledger, {}, as_of.as_known.value_or(Instant{})); }
    return refuse(Code::before_ledger, {{"date", as_of.on}, {"first", *first}});
}

Witness witness_at(store::Ledger& ledger, const std::optional<store::BookRow>& book,
                   std::optional<Instant> as_known) {
    const store::BookRow row = book ? *book : actions::register_book(ledger);
    if (!as_known) { return Witness::of(store::head_of(ledger, row).hash); }
    return Witness::of(store::last_hash_by(ledger, row, *as_known));
}

Result<Witness> witness_of(store::Ledger& ledger, const std::optional<std::string>& book,
                           std::optional<Instant> as_known) {
    return store::attempt([&]() -> Result<Witness> {
        const store::Snapshot snapshot{ledger};
        if (!book) { return witness_at(ledger, {}, as_known); }
        const auto row = actions::any_book(ledger, *book);
        if (!row) { return row.refusal(); }
        return witness_at(ledger, *row, as_known);
    });
}

Result<std::vector<NotTold>> not_told(store::Ledger& ledger, Date on) {
    return store::attempt([&]() -> Result<std::vector<NotTold>> {
        const store::Snapshot snapshot{ledger};
        if (auto refusal = check_told(ledger, {.on = on})) { return *std::move(refusal); }
        std::vector<NotTold> groups;
        for (const store::BookRow& book : store::group_books(ledger)) {
            const savings::Group group = store::load_group(ledger, book);
            if (savings::is_before_books(group, on) && group.terms.start <= on) {
                groups.push_back({.group = book.code, .first = *group.taken_over_on});
            }
        }
        return groups;
    });
}

}  // namespace hui::report
