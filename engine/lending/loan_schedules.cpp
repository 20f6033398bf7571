#include "engine/lending/loan_schedules.hpp"

#include <algorithm>

namespace hui::lending {

Terms terms_of_first(const Agreement& agreement, Vnd amount, Date on) {
    Terms terms = agreement.terms;
    terms.principal = amount;
    terms.disbursed = on;
    return terms;
}

Terms terms_of_new(const Agreement& agreement, Vnd outstanding, const NewPlan& plan, Date on) {
    Terms terms = terms_of_first(agreement, outstanding, on);
    terms.periods = plan.periods;
    terms.every = plan.every.value_or(terms.every);
    terms.first_due = plan.first_due;
    terms.grace = plan.grace;
    terms.principal_every = std::min(terms.principal_every, plan.periods);
    return terms;
}

}  // namespace hui::lending
