#include "engine/store/balance_table.hpp"

#include "engine/store/database.hpp"

namespace hui::store {

namespace {

/// Balances that a closing has stated, and the first entry that may be dated after them.
struct Checkpoint {
    Balances balances;
    std::string month_end;  ///< empty = before every date
    std::int64_t from_seq = 1;
};

Checkpoint last_checkpoint(Ledger& ledger, const BookRow& book, Date on) {
    Checkpoint checkpoint;
    // The month of `on` counts only when its last day is `on`.
    const Month month = month_of(on + Days{1}) - date::months{1};
    std::string closed;
    {
        Query row{ledger.database(),
                  "SELECT month, from_seq FROM closing WHERE book = ? AND month <= ?"
                  " ORDER BY month DESC LIMIT 1",
                  book.id, iso(month)};
        if (!row.next()) { return checkpoint; }
        closed = row.text(0);
        checkpoint.from_seq = row.integer(1);
    }
    checkpoint.month_end = iso(last_day(month_of(closed)));
    Query row{ledger.database(),
              "SELECT account, amount FROM checkpoint WHERE book = ? AND month = ?", book.id,
              closed};
    while (row.next()) { checkpoint.balances.add({Account{row.text(0)}, row.vnd(1)}); }
    return checkpoint;
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
    const std::optional<std::string> known =
        as_known ? std::optional{iso(*as_known)} : std::nullopt;
    // A clock that was set back may have recorded a closing before what it rests on.
    Checkpoint checkpoint = as_known ? Checkpoint{} : last_checkpoint(ledger, book, on);
    Query row{ledger.database(),
              "SELECT account, sum(amount) FROM entry JOIN posting USING (book, seq)"
              " WHERE book = ?1 AND seq >= ?2 AND effective_on > ?3 AND effective_on <= ?4"
              " AND (?5 IS NULL OR recorded_at <= ?5) GROUP BY account",
              book.id,
              checkpoint.from_seq,
              checkpoint.month_end,
              iso(on),
              known};
    while (row.next()) { checkpoint.balances.add({Account{row.text(0)}, row.vnd(1)}); }
    return checkpoint.balances;
}

}  // namespace hui::store
