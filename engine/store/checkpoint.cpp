#include "engine/store/checkpoint.hpp"

#include "engine/store/database.hpp"

#include <string>

namespace hui::store {

Checkpoint checkpoint_as_of(Ledger& ledger, const BookRow& book, Date on,
                            std::optional<Instant> as_known) {
    const auto known = as_known ? std::optional{iso(*as_known)} : std::nullopt;
    Checkpoint checkpoint;
    // The month of `on` counts only when its last day is `on`.
    const std::string through = iso(month_of(on + Days{1}) - date::months{1});
    std::string closed;
    {
        Query row{ledger.database(),
                  "SELECT month, from_seq FROM closing WHERE book = ?1 AND month <= ?2"
                  " AND (?3 IS NULL OR recorded_through <= ?3) ORDER BY month DESC LIMIT 1",
                  book.id, through, known};
        if (!row.next()) { return checkpoint; }
        closed = row.text(0);
        checkpoint.from_seq = Seq{row.integer(1)};
    }
    checkpoint.month = month_of(closed);
    Query row{ledger.database(),
              "SELECT account, amount FROM checkpoint WHERE book = ? AND month = ?", book.id,
              closed};
    while (row.next()) { checkpoint.balances.add({Account{row.text(0)}, row.vnd(1)}); }
    return checkpoint;
}

}  // namespace hui::store
