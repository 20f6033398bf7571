#pragma once

#include "engine/journal/balances.hpp"
#include "engine/store/journal_table.hpp"

#include <optional>

namespace hui::store {

/// Where the balances of a day start: at what a closing has stated.
struct Checkpoint {
    Balances balances;
    std::optional<Month> month;  ///< that was closed; nothing = before every date
    Seq from_seq{1};             ///< the first entry that may be dated after it
    /// The first day that the balances leave to the entries; nothing = all of them.
    [[nodiscard]] std::optional<Date> first() const {
        return month ? std::optional{last_day(*month) + Days{1}} : std::nullopt;
    }
};

/// That of the last month that was closed by the end of the day `on`, all of whose entries were
/// known at a time (nothing = now).
[[nodiscard]] Checkpoint checkpoint_as_of(Ledger& ledger, const BookRow& book, Date on,
                                          std::optional<Instant> as_known);

}  // namespace hui::store
