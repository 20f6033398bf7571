#pragma once

#include "engine/lending/terms.hpp"

#include <rapidcheck.h>

namespace hui::lending {

/// Nine days on end without a working day, as at the lunar New Year.
inline RestDays new_year_of_2026() {
    RestDays days;
    for (Date day = date_of("2026-02-14"); day <= date_of("2026-02-22"); day += Days{1}) {
        days.holidays.push_back(day);
    }
    return days;
}

/// Where the method has room for them.
inline void add_pauses(Terms& terms) {
    if (terms.method == Method::bullet) { return; }
    terms.grace = *rc::gen::weightedOneOf<std::int64_t>(
        {{2, rc::gen::just<std::int64_t>(0)},
         {1, rc::gen::inRange<std::int64_t>(0, terms.periods)}});
    if (terms.method == Method::equal_instalment) { return; }
    terms.principal_every = *rc::gen::weightedOneOf<std::int64_t>(
        {{2, rc::gen::just<std::int64_t>(1)},
         {1, rc::gen::inRange<std::int64_t>(1, terms.periods + 1)}});
}

/// Pauses, and dates that aren't one interval apart.
inline void add_dates(Terms& terms) {
    add_pauses(terms);
    if (*rc::gen::inRange(0, 3) == 0) {
        terms.first_due = terms.disbursed + Days{*rc::gen::inRange(1, 60)};
    }
    if (*rc::gen::inRange(0, 3) == 0) { terms.rest_days = new_year_of_2026(); }
}

}  // namespace hui::lending
