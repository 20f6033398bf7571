#pragma once

#include "engine/base/calendar.hpp"
#include "engine/base/numbers.hpp"
#include "engine/base/vnd.hpp"

#include <vector>

namespace hui {

/// Cash in a box since a day, and the entry that brought it.
struct CashLayer {
    Date since;
    Seq entry;
    Vnd amount;
};

/// Takes an amount out of what lies there, oldest first: what came in first goes out first. Gives
/// what wasn't there.
Vnd take_oldest(std::vector<CashLayer>& layers, Vnd amount);

}  // namespace hui
