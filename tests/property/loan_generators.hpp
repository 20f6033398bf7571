#pragma once

#include "engine/lending/agreement.hpp"
#include "engine/lending/plan.hpp"

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

inline Date first_of_january() { return date_of("2026-01-15"); }

/// An agreement that can be kept: what is drawn is narrow enough for every method.
inline Agreement any_agreement() {
    const auto method = *rc::gen::element(Method::equal_principal, Method::equal_instalment,
                                          Method::flat, Method::bullet);
    const auto rate = *rc::gen::inRange<std::int64_t>(0, 200'001);
    Agreement agreement{
        .loan = "V1",
        .borrower = "M1",
        .lender = "L1",
        .lender_kind =
            *rc::gen::element(registry::LenderKind::bank, registry::LenderKind::collected,
                              registry::LenderKind::fund),
        .guarantors = {{.unit = "U1", .percent = 37}, {.unit = "U2", .percent = 63}},
        .terms = {.principal = Vnd{*rc::gen::inRange<std::int64_t>(1'000'000, 50'000'001)},
                  .rate = Rate::from_ppm(rate),
                  .periods = *rc::gen::inRange<std::int64_t>(1, 13),
                  .every = {.count = *rc::gen::inRange<std::int64_t>(1, 3),
                            .unit =
                                *rc::gen::element(Interval::Unit::weeks, Interval::Unit::months)},
                  .disbursed = first_of_january(),
                  .method = method,
                  .day_count = *rc::gen::element(DayCount::actual_365, DayCount::thirty_360),
                  .round_to = Vnd{*rc::gen::element<std::int64_t>(1, 100, 1000)},
                  .residue = *rc::gen::element(Residue::last, Residue::first)},
        .surplus = *rc::gen::element(Surplus::next, Surplus::last, Surplus::reamortised),
        .allocation = *rc::gen::element(Allocation::principal_first, Allocation::interest_first),
        .overdue_rate = Rate::from_ppm(rate),
        .unpaid_interest_rate = Rate::percent(*rc::gen::inRange<std::int64_t>(0, 11)),
        .purpose = "anything"};
    add_dates(agreement.terms);
    // Rounding to thousands leaves some instalments nothing.
    RC_PRE(plan_of(agreement.terms).ok());
    return agreement;
}

inline Date any_day() { return first_of_january() + Days{*rc::gen::inRange(0, 500)}; }

}  // namespace hui::lending
