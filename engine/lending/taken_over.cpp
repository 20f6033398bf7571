#include "engine/lending/taken_over.hpp"

#include "engine/lending/plan.hpp"

#include <algorithm>

namespace hui::lending {

namespace {

/// The last due date by the day, or the disbursement: up to there the interest counts as paid.
Date last_due_by(const Plan& plan, const Terms& terms, Date on) {
    Date last = terms.disbursed;
    for (const Instalment& instalment : plan.instalments) {
        if (instalment.due <= on) { last = instalment.due; }
    }
    return last;
}

}  // namespace

Result<LoanTakenOver> taken_over(const Agreement& agreement, const RanAlready& ran) {
    const Terms& terms = agreement.terms;
    if (ran.on < terms.disbursed) {
        return refuse(Code::bad_plan, {{"part", std::string{"--taken-over"}},
                                       {"date", ran.on},
                                       {"disbursed", terms.disbursed}});
    }
    const auto plan = plan_of(terms);
    if (!plan) { return plan.refusal(); }
    LoanTakenOver event{
        .loan = agreement.loan,
        .disbursed = terms.principal,
        .outstanding = ran.outstanding,
        .schedule = {},
        .interest_from = ran.interest_from.value_or(last_due_by(*plan, terms, ran.on)),
        .restructured = ran.restructured};
    Vnd left = ran.outstanding;
    for (auto at = plan->instalments.rbegin(); at != plan->instalments.rend(); ++at) {
        const Vnd principal = std::min(left, at->principal);
        const bool bears_interest = at->due > event.interest_from;
        if (principal <= Vnd{} && !bears_interest) { continue; }
        left -= principal;
        Due due{.on = at->due, .principal = principal};
        if (terms.method == Method::flat) { due.interest = bears_interest ? at->interest : Vnd{}; }
        event.schedule.push_back(due);
    }
    std::reverse(event.schedule.begin(), event.schedule.end());
    return event;
}

}  // namespace hui::lending
