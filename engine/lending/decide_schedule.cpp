#include "engine/lending/decide_loan.hpp"
#include "engine/lending/flat_interest.hpp"
#include "engine/lending/loan_schedules.hpp"
#include "engine/lending/plan.hpp"
#include "engine/lending/record_loan.hpp"

#include <algorithm>

namespace hui::lending {

namespace {

/// The plan's dues. Only flat interest is agreed beforehand; other interest follows from what is
/// owed day by day.
Result<Schedule> schedule_of(const Terms& terms, const Result<Plan>& plan) {
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

Refusal not_later(const Agreement& agreement, Date on) {
    return refuse(Code::due_not_later, {{"loan", agreement.loan}, {"date", on}});
}

Result<Schedule> first_schedule(const Agreement& agreement, Vnd amount, Date on) {
    const Terms terms = terms_of_first(agreement, amount, on);
    // The day that was agreed on may have passed before the money came.
    if (terms.first_due && *terms.first_due <= on) { return not_later(agreement, on); }
    return schedule_of(terms, plan_of(terms));
}

/// What is not late and a further part of the loan, on the due dates that are still to come: where
/// principal falls due with them, and what part of the year they make, stays as it is.
Result<Schedule> next_schedule(const LoanHistory& history, const Standing& standing, Vnd amount,
                               Disbursed::FlatOn flat_on) {
    const Agreement& agreement = history.agreement();
    if (standing.coming.empty()) {
        return refuse(Code::no_due_to_come, {{"loan", agreement.loan}, {"date", standing.on}});
    }
    const Vnd in_term = standing.outstanding - standing.overdue.principal;
    const Terms terms = terms_of_first(agreement, in_term + amount, standing.on);
    auto flat = flat_interest_left(history, standing.on);
    if (!flat) { return flat.refusal(); }
    const bool is_on_whole = flat_on == Disbursed::FlatOn::whole;
    flat->on = is_on_whole ? standing.disbursed + amount : terms.principal;
    return schedule_of(terms, plan_over(terms, standing.coming, *flat));
}

/// What flat interest is on from a part of the money on. The first part is the whole, and a
/// schedule that is brought has no such interest.
Disbursed::FlatOn flat_on(const LoanHistory& history, const Standing& standing,
                          const Disburse& command) {
    const bool is_by_terms = history.agreement().terms.method == Method::flat &&
                             standing.disbursed > Vnd{} && !command.schedule;
    const bool has_new_plan = std::any_of(
        history.happenings().begin(), history.happenings().end(), [&](const Happening& happening) {
            return happening.stands_on(standing.on) &&
                   std::holds_alternative<Rescheduled>(happening.event);
        });
    return is_by_terms && !has_new_plan ? command.flat_on : Disbursed::FlatOn::left;
}

bool has_due_before(const Schedule& schedule, Date day) {
    return std::any_of(schedule.begin(), schedule.end(),
                       [&](const Due& due) { return due.on < day; });
}

/// A schedule that somebody brings says when how much principal falls due; flat interest can't be
/// told from that.
Check check_given(const Schedule& schedule, const Agreement& agreement) {
    const bool has_interest = std::any_of(schedule.begin(), schedule.end(),
                                          [](const Due& due) { return due.interest.has_value(); });
    if (!has_interest && agreement.terms.method != Method::flat) { return {}; }
    return refuse(Code::bad_plan, {{"part", std::string{"--schedule"}}});
}

Result<Schedule> new_schedule(const LoanHistory& history, const Standing& standing,
                              const Reschedule& command) {
    const Agreement& agreement = history.agreement();
    if (const auto* given = std::get_if<Schedule>(&command.schedule)) {
        if (auto refusal = check_given(*given, agreement)) { return *refusal; }
        return *given;
    }
    const auto& plan = std::get<NewPlan>(command.schedule);
    if (plan.first_due <= standing.on) { return not_later(agreement, standing.on); }
    const Terms terms = terms_of_new(agreement, standing.outstanding, plan, standing.on);
    const auto periods = periods_of(terms);
    if (!periods) { return periods.refusal(); }
    auto flat = flat_interest_left(history, standing.on);
    if (!flat) { return flat.refusal(); }
    flat->on = standing.outstanding;
    return schedule_of(terms, plan_over(terms, *periods, *flat));
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
        if (has_due_before(*command.schedule, day.on)) { return not_later(agreement, day.on); }
    }
    const Disbursed::FlatOn on = flat_on(history, *standing, command);
    auto schedule = command.schedule               ? Result<Schedule>{*command.schedule}
                    : standing->disbursed == Vnd{} ? first_schedule(agreement, amount, day.on)
                                                   : next_schedule(history, *standing, amount, on);
    if (!schedule) { return schedule.refusal(); }
    return record(
        history,
        Disbursed{.loan = agreement.loan,
                  .amount = amount,
                  .method = command.method,
                  .schedule = *std::move(schedule),
                  .schedule_by = command.schedule ? Disbursed::By::hand : Disbursed::By::terms,
                  .flat_on = on,
                  .source = command.source},
        day.on);
}

Result<std::vector<Draft>> decide_reschedule(const LoanHistory& history, const Reschedule& command,
                                             const Day& day) {
    if (auto refusal = check_day(day)) { return *refusal; }
    const auto standing = standing_of(history, day.on);
    if (!standing) { return standing.refusal(); }
    const Agreement& agreement = history.agreement();
    if (is_owed(standing->stage) && standing->outstanding == Vnd{}) {
        return refuse(Code::no_principal_owed, {{"loan", agreement.loan}, {"date", day.on}});
    }
    // A loan that nothing was paid out of has nothing to plan anew; how far it is, its record says.
    if (!is_owed(standing->stage)) {
        return record(history,
                      Rescheduled{.loan = agreement.loan, .schedule = {}, .reason = command.reason},
                      day.on);
    }
    auto schedule = new_schedule(history, *standing, command);
    if (!schedule) { return schedule.refusal(); }
    if (has_due_before(*schedule, day.on + Days{1})) { return not_later(agreement, day.on); }
    const auto* plan = std::get_if<NewPlan>(&command.schedule);
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
