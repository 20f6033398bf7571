#include "engine/lending/decide_loan.hpp"
#include "engine/lending/plan.hpp"
#include "engine/lending/record_loan.hpp"

#include <algorithm>

namespace hui::lending {

namespace {

/// The plan's dues. Only flat interest is agreed beforehand; other interest follows from what is
/// owed day by day.
Result<Schedule> schedule_of(const Terms& terms) {
    const auto plan = plan_of(terms);
    if (!plan) { return plan.refusal(); }
    Schedule schedule;
    for (const Instalment& instalment : plan->instalments) {
        schedule.push_back({.on = instalment.due,
                            .principal = instalment.principal,
                            .interest = terms.method == Method::flat
                                            ? std::optional{instalment.interest}
                                            : std::nullopt});
    }
    return schedule;
}

/// The due dates that are still to come.
std::vector<Date> coming_dues(const Standing& standing) {
    std::vector<Date> dues;
    for (const InstalmentStanding& item : standing.instalments) {
        if (item.due > standing.on) { dues.push_back(item.due); }
    }
    return dues;
}

/// The principal that is not late.
Vnd principal_in_term(const Standing& standing) {
    return standing.outstanding - standing.overdue.principal;
}

Result<Schedule> first_schedule(const Agreement& agreement, Vnd amount, Date on) {
    Terms terms = agreement.terms;
    terms.principal = amount;
    terms.disbursed = on;
    // The day that was agreed on may have passed before the money came.
    if (terms.first_due && *terms.first_due <= on) {
        return refuse(Code::due_not_later, {{"loan", agreement.loan}, {"date", on}});
    }
    return schedule_of(terms);
}

/// What is still owed and a further part of the loan, on the due dates that are still to come.
Result<Schedule> next_schedule(const Agreement& agreement, const Standing& standing, Vnd amount) {
    const std::vector<Date> dues = coming_dues(standing);
    if (dues.empty()) {
        return refuse(Code::no_due_to_come, {{"loan", agreement.loan}, {"date", standing.on}});
    }
    Terms terms = agreement.terms;
    terms.principal = principal_in_term(standing) + amount;
    terms.disbursed = standing.on;
    terms.periods = static_cast<std::int64_t>(dues.size());
    const auto passed = static_cast<std::int64_t>(standing.instalments.size()) - terms.periods;
    terms.grace = std::max<std::int64_t>(terms.grace - passed, 0);
    terms.principal_every = std::min(terms.principal_every, terms.periods);
    terms.first_due = dues.front();
    auto schedule = schedule_of(terms);
    if (!schedule) { return schedule; }
    // The dates stay as they are, also those that the end of a month or a holiday had moved.
    for (std::size_t i = 0; i < dues.size(); ++i) { (*schedule)[i].on = dues[i]; }
    return schedule;
}

Result<Schedule> new_schedule(const Agreement& agreement, const Standing& standing,
                              const NewPlan& plan) {
    Terms terms = agreement.terms;
    terms.principal = standing.outstanding;
    terms.disbursed = standing.on;
    terms.periods = plan.periods;
    terms.every = plan.every.value_or(terms.every);
    terms.first_due = plan.first_due;
    terms.grace = plan.grace;
    terms.principal_every = std::min(terms.principal_every, plan.periods);
    return schedule_of(terms);
}

/// A schedule that somebody brings says when how much principal falls due; flat interest can't be
/// told from that.
Check check_given(const Schedule& schedule, const Agreement& agreement) {
    const bool has_interest = std::any_of(schedule.begin(), schedule.end(),
                                          [](const Due& due) { return due.interest.has_value(); });
    if (!has_interest && agreement.terms.method != Method::flat) { return {}; }
    return refuse(Code::bad_plan, {{"part", std::string{"--schedule"}}});
}

Date last_due(const Standing& standing) {
    Date last = standing.on;
    for (const InstalmentStanding& item : standing.instalments) { last = std::max(last, item.due); }
    return last;
}

}  // namespace

Result<std::vector<Draft>> decide_disburse(const LoanHistory& history, const Disburse& command,
                                           const Day& day) {
    if (auto refusal = check_day(day)) { return *refusal; }
    const auto standing = standing_of(history, day.on);
    if (!standing) { return standing.refusal(); }
    const Agreement& agreement = history.agreement();
    const Vnd amount = command.amount.value_or(agreement.terms.principal - standing->disbursed);
    if (amount <= Vnd{}) { return refuse(Code::amount_not_positive, {{"amount", amount}}); }
    if (command.schedule) {
        if (auto refusal = check_given(*command.schedule, agreement)) { return *refusal; }
    }
    auto schedule = command.schedule               ? Result<Schedule>{*command.schedule}
                    : standing->disbursed == Vnd{} ? first_schedule(agreement, amount, day.on)
                                                   : next_schedule(agreement, *standing, amount);
    if (!schedule) { return schedule.refusal(); }
    return record(
        history,
        Disbursed{.loan = agreement.loan,
                  .amount = amount,
                  .method = command.method,
                  .schedule = *std::move(schedule),
                  .schedule_by = command.schedule ? Disbursed::By::hand : Disbursed::By::terms,
                  .source = command.source},
        day.on);
}

Result<std::vector<Draft>> decide_reschedule(const LoanHistory& history, const Reschedule& command,
                                             const Day& day) {
    if (auto refusal = check_day(day)) { return *refusal; }
    const auto standing = standing_of(history, day.on);
    if (!standing) { return standing.refusal(); }
    const Agreement& agreement = history.agreement();
    // A loan that nothing was paid out of has nothing to plan anew; how far it is, its record says.
    if (standing->outstanding == Vnd{}) {
        return record(history,
                      Rescheduled{.loan = agreement.loan, .schedule = {}, .reason = command.reason},
                      day.on);
    }
    const auto* plan = std::get_if<NewPlan>(&command.schedule);
    if (plan == nullptr) {
        const auto& given = std::get<Schedule>(command.schedule);
        if (auto refusal = check_given(given, agreement)) { return *refusal; }
    }
    if (plan != nullptr && plan->first_due <= day.on) {
        return refuse(Code::due_not_later, {{"loan", agreement.loan}, {"date", day.on}});
    }
    auto schedule = plan != nullptr ? new_schedule(agreement, *standing, *plan)
                                    : Result<Schedule>{std::get<Schedule>(command.schedule)};
    if (!schedule) { return schedule.refusal(); }
    const bool has_past = std::any_of(schedule->begin(), schedule->end(),
                                      [&](const Due& due) { return due.on <= day.on; });
    if (has_past) {
        return refuse(Code::due_not_later, {{"loan", agreement.loan}, {"date", day.on}});
    }
    const bool is_longer = !schedule->empty() && schedule->back().on > last_due(*standing);
    return record(
        history,
        Rescheduled{.loan = agreement.loan,
                    .how = is_longer ? Rescheduled::How::extended : Rescheduled::How::moved,
                    .schedule = *std::move(schedule),
                    .reason = command.reason,
                    .plan = plan != nullptr ? std::optional{*plan} : std::nullopt},
        day.on);
}

}  // namespace hui::lending
