#include "engine/actions/advance.hpp"
#include "engine/actions/contribute.hpp"
#include "engine/actions/payout.hpp"
#include "engine/exchange/record_rows.hpp"

#include <algorithm>
#include <limits>
#include <span>
#include <tuple>

namespace hui::exchange {

namespace {

using savings::Method;
using savings::Source;

/// The books of the groups that the money is about, by the groups' numbers.
using Books = std::vector<std::optional<store::BookRow>>;

Books books_of(ImportRun& run) {
    std::vector<bool> named(run.rows.codes.size());
    for (const MoneyRow& row : run.rows.money) { named[row.group] = true; }
    Books books(named.size());
    for (Codes::Index group = 0; group < named.size(); ++group) {
        if (!named[group]) { continue; }
        const auto book = actions::group_book(run.ledger, run.rows.codes.code(group));
        if (book) { books[group] = *book; }
    }
    return books;
}

/// Book by book in the order in which the journal keeps them, then as rows are recorded.
void sort_money(std::vector<MoneyRow>& money, const Books& books) {
    constexpr std::int64_t last = std::numeric_limits<std::int64_t>::max();
    const auto order_of = [&](const MoneyRow& row) {
        const auto& book = books[row.group];
        return std::tuple{book ? book->id : last, row.group, row.date, row.kind, row.place};
    };
    std::sort(money.begin(), money.end(),
              [&](const MoneyRow& a, const MoneyRow& b) { return order_of(a) < order_of(b); });
}

Result<actions::Recorded> record(ImportRun& run, store::Book& book, const MoneyRow& row) {
    switch (row.kind) {
        case MoneyKind::advance:
            return actions::advance(run.ledger, book,
                                    {.command = {.share = row.share,
                                                 .amount = row.amount,
                                                 .method = row.method.value_or(Method::cash),
                                                 .source = Source::imported},
                                     .on = row.date,
                                     .ref = std::string{row.ref}},
                                    run.actor);
        case MoneyKind::payout:
            return actions::payout(run.ledger, book,
                                   {.command = {.share = row.share,
                                                .amount = row.amount,
                                                .method = row.method,
                                                .source = Source::imported,
                                                .approved_by = std::string{row.approved_by}},
                                    .on = row.date,
                                    .ref = std::string{row.ref}},
                                   run.actor);
        case MoneyKind::contribution:
            break;
    }
    return actions::contribute(run.ledger, book,
                               {.command = {.share = row.share,
                                            .amount = row.amount,
                                            .method = row.method.value_or(Method::cash),
                                            .source = Source::imported},
                                .on = row.date,
                                .ref = std::string{row.ref}},
                               run.actor);
}

/// A sum that is too large while a rule decides refuses its row; nothing was appended then.
Result<actions::Recorded> record_or_overflow(ImportRun& run, store::Book& book,
                                             const MoneyRow& row) {
    const Seq before = book.head().seq;
    try {
        return record(run, book, row);
    } catch (const Overflow&) {
        if (book.head().seq != before) { throw; }
        return refuse(Code::overflow);
    }
}

std::int64_t& counter_of(ImportRun& run, MoneyKind kind) {
    Imported::Created& created = run.outcome.created();
    switch (kind) {
        case MoneyKind::advance:
            return created.advances;
        case MoneyKind::payout:
            return created.payouts;
        case MoneyKind::contribution:
            break;
    }
    return created.contributions;
}

Refusal group_rejected(ImportRun& run, const MoneyRow& row) {
    return refuse(Code::group_rejected, {{"group", run.rows.codes.code(row.group)}});
}

/// Rows of a group without a book.
void refuse_money(ImportRun& run, std::span<const MoneyRow> money, bool rejected) {
    for (const MoneyRow& row : money) {
        run.refuse_row(row.place, rejected ? group_rejected(run, row)
                                           : refuse(Code::unknown_group,
                                                    {{"group", run.rows.codes.code(row.group)}}));
    }
}

void record_in_book(ImportRun& run, std::span<const MoneyRow> money, const store::BookRow& row,
                    bool rejected) {
    store::Book book{run.ledger, row};
    const Seq before = book.head().seq;
    for (const MoneyRow& one : money) {
        // A group that is another one in the files takes nothing new.
        if (rejected && !store::find_ref(run.ledger, row, one.ref)) {
            run.refuse_row(one.place, group_rejected(run, one));
            continue;
        }
        run.note(one.place, record_or_overflow(run, book, one), counter_of(run, one.kind));
    }
    if (book.head().seq != before) { book.save(); }
}

}  // namespace

void record_money(ImportRun& run, const RejectedGroups& rejected) {
    std::vector<MoneyRow>& money = run.rows.money;
    const Books books = books_of(run);
    sort_money(money, books);
    for (auto first = money.begin(); first != money.end();) {
        const auto group = first->group;
        const auto last = std::find_if(first, money.end(),
                                       [&](const MoneyRow& row) { return row.group != group; });
        const std::span<const MoneyRow> rows{first, last};
        if (books[group]) {
            record_in_book(run, rows, *books[group], rejected.contains(group));
        } else {
            refuse_money(run, rows, rejected.contains(group));
        }
        first = last;
    }
}

}  // namespace hui::exchange
