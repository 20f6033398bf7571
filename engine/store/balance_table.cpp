#include "engine/store/balance_table.hpp"

#include "engine/store/checkpoint.hpp"
#include "engine/store/database.hpp"
#include "engine/store/fault.hpp"

#include <limits>

namespace hui::store {

namespace {

/// The closing after which nothing is dated `on` or earlier any more; no end where there is none.
std::int64_t last_seq_dated(Ledger& ledger, const BookRow& book, Date on) {
    const std::string month = iso(month_of(on));
    Query row{ledger.database(),
              "SELECT seq FROM closing WHERE book = ? AND month >= ? ORDER BY month LIMIT 1",
              book.id, month};
    return row.next() ? row.integer(0) : std::numeric_limits<std::int64_t>::max();
}

}  // namespace

Head head_of(Ledger& ledger, const BookRow& book) {
    Query row{ledger.database(), "SELECT seq, receipt, hash FROM head WHERE book = ?", book.id};
    if (!row.next()) { return {}; }
    return {.seq = Seq{row.integer(0)}, .receipt = ReceiptNo{row.integer(1)}, .hash = row.hash(2)};
}

void save_head(Ledger& ledger, const BookRow& book, const Head& head) {
    Query{ledger.database(), "INSERT OR REPLACE INTO head VALUES (?, ?, ?, ?)",
          book.id,           head.seq,
          head.receipt,      head.hash}
        .run();
}

Balances balances_of(Ledger& ledger, const BookRow& book) {
    Balances balances;
    Query row{ledger.database(), "SELECT account, amount FROM balance WHERE book = ?", book.id};
    while (row.next()) { balances.add({Account{row.text(0)}, row.vnd(1)}); }
    return balances;
}

Instant recorded_through(Ledger& ledger, const BookRow& book, Seq seq) {
    Query row{ledger.database(),
              "SELECT max(recorded_at) FROM (SELECT recorded_at FROM entry WHERE book = ?1"
              " AND seq > coalesce((SELECT max(seq) FROM closing WHERE book = ?1), 0) AND seq <= ?2"
              " UNION ALL SELECT recorded_through FROM closing WHERE book = ?1)",
              book.id, seq};
    const auto latest = row.next() ? parse_instant(row.text(0)) : std::nullopt;
    if (!latest) { throw Fault{refuse(Code::ledger_damaged, {{"detail", book.code}})}; }
    return *latest;
}

void add_to_balances(Ledger& ledger, const BookRow& book, const Balances& changes) {
    for (const auto& [account, amount] : changes.all()) {
        Query{ledger.database(),
              "INSERT INTO balance VALUES (?, ?, ?)"
              " ON CONFLICT DO UPDATE SET amount = amount + excluded.amount",
              book.id, account.name(), amount}
            .run();
    }
}

Balances balances_as_of(Ledger& ledger, const BookRow& book, Date on,
                        std::optional<Instant> as_known) {
    const auto known = as_known ? std::optional{iso(*as_known)} : std::nullopt;
    Checkpoint checkpoint = checkpoint_as_of(ledger, book, on, as_known);
    // An empty text is before every date.
    const std::string month_end = checkpoint.month ? iso(last_day(*checkpoint.month)) : "";
    const std::int64_t to_seq = last_seq_dated(ledger, book, on);
    const std::string day = iso(on);
    // The journal decides the order of reading: a book's entries of the time that is asked for,
    // and of each its postings. Without the sign SQLite would search the postings of all of them
    // for each.
    Query row{ledger.database(),
              "SELECT account, sum(amount) FROM entry CROSS JOIN posting"
              " ON posting.book = entry.book AND posting.seq = +entry.seq"
              " WHERE entry.book = ?1 AND entry.seq BETWEEN ?2 AND ?3"
              " AND effective_on > ?4 AND effective_on <= ?5"
              " AND (?6 IS NULL OR recorded_at <= ?6) GROUP BY account",
              book.id,
              checkpoint.from_seq,
              to_seq,
              month_end,
              day,
              known};
    while (row.next()) { checkpoint.balances.add({Account{row.text(0)}, row.vnd(1)}); }
    return checkpoint.balances;
}

std::optional<BookSums> sums_of(Ledger& ledger, const BookRow& book) {
    BookSums sums;
    {
        Query row{ledger.database(), "SELECT count(*), max(effective_on) FROM entry WHERE book = ?",
                  book.id};
        if (!row.next() || row.is_null(1)) { return std::nullopt; }
        sums.entries = row.integer(0);
        sums.last_day = date_of(row.text(1));
    }
    Query row{ledger.database(),
              "SELECT account, sum(amount) FROM posting WHERE book = ? GROUP BY account", book.id};
    while (row.next()) { sums.balances.add({Account{row.text(0)}, row.vnd(1)}); }
    return sums;
}

}  // namespace hui::store
