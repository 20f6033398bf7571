#pragma once

#include "engine/journal/cash_layers.hpp"
#include "engine/journal/entry.hpp"

#include <vector>

namespace hui::lending {

/// What of a portfolio's box was collected for lenders and is not passed on at the end of the day
/// `on`, by the entries that brought it, in the order of (day, entry); `entries` are the whole
/// book. What was collected for a lender first is passed on first: by bank what came by bank, and
/// of the cash what that falls short of, as the other way round. Never more than there is in the
/// box. What is the union's own, or what borrowers saved, isn't among it.
[[nodiscard]] std::vector<CashLayer> collected_cash(const std::vector<Entry>& entries, Date on);

}  // namespace hui::lending
