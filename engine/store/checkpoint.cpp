#include "engine/store/checkpoint.hpp"

#include "engine/closing/month_close.hpp"
#include "engine/store/database.hpp"
#include "engine/store/fault.hpp"

#include <string>

namespace hui::store {

namespace {

/// Every answer begins with what the closing's entry says: a table that says otherwise was changed.
void check_stated(Ledger& ledger, const BookRow& book, std::int64_t seq, const Balances& table) {
    Query row{ledger.database(), "SELECT body FROM entry WHERE book = ? AND seq = ?", book.id, seq};
    const bool is_stated = row.next() && closing::month_closed_of(row.text(0)).balances == table;
    if (is_stated) { return; }
    throw Fault{refuse(Code::ledger_damaged, {{"detail", book.code + " checkpoint"}})};
}

}  // namespace

Checkpoint checkpoint_as_of(Ledger& ledger, const BookRow& book, Date on,
                            std::optional<Instant> as_known) {
    const auto known = as_known ? std::optional{iso(*as_known)} : std::nullopt;
    Checkpoint checkpoint;
    // The month of `on` counts only when its last day is `on`.
    const std::string through = iso(month_of(on + Days{1}) - date::months{1});
    std::string closed;
    std::int64_t seq = 0;
    {
        Query row{ledger.database(),
                  "SELECT month, from_seq, seq FROM closing WHERE book = ?1 AND month <= ?2"
                  " AND (?3 IS NULL OR recorded_through <= ?3) ORDER BY month DESC LIMIT 1",
                  book.id, through, known};
        if (!row.next()) { return checkpoint; }
        closed = row.text(0);
        checkpoint.from_seq = Seq{row.integer(1)};
        seq = row.integer(2);
    }
    checkpoint.month = month_of(closed);
    Query row{ledger.database(),
              "SELECT account, amount FROM checkpoint WHERE book = ? AND month = ?", book.id,
              closed};
    while (row.next()) { checkpoint.balances.add({Account{row.text(0)}, row.vnd(1)}); }
    check_stated(ledger, book, seq, checkpoint.balances);
    return checkpoint;
}

}  // namespace hui::store
