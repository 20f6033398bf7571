#include "engine/lending/decide_loan.hpp"

#include "engine/lending/loan_correction.hpp"
#include "engine/lending/record_loan.hpp"

#include <algorithm>

namespace hui::lending {

namespace {

const std::string& loan_in(const LoanHistory& history) { return history.agreement().loan; }

bool is_closed(const Day& day, Date date) {
    return day.closed_through && month_of(date) <= *day.closed_through;
}

Check check_positive(Vnd amount) {
    if (amount > Vnd{}) { return {}; }
    return refuse(Code::amount_not_positive, {{"amount", amount}});
}

/// Records what has no rule of its own but for the day and the loan's stage.
Result<std::vector<Draft>> record_on(const LoanHistory& history, Event event, const Day& day) {
    if (auto refusal = check_day(day)) { return *refusal; }
    return record(history, std::move(event), day.on);
}

/// With a loan that is paid off nothing more is saved, but with its last payment.
Check check_still_saves(const LoanHistory& history, Date on) {
    const auto standing = standing_of(history, on);
    if (!standing) { return standing.refusal(); }
    const bool is_paid_that_day = std::any_of(
        history.happenings().begin(), history.happenings().end(), [&](const Happening& happening) {
            return happening.on == on && happening.stands_on(on) &&
                   std::holds_alternative<Repaid>(happening.event);
        });
    if (standing->stage != Stage::paid_off || is_paid_that_day) { return {}; }
    return refuse(Code::wrong_stage, {{"stage", std::string{stage_text(standing->stage)}},
                                      {"loan", loan_in(history)},
                                      {"date", on}});
}

}  // namespace

Check check_day(const Day& day) {
    if (day.on > day.today) {
        return refuse(Code::future_date, {{"date", day.on}, {"today", day.today}});
    }
    if (is_closed(day, day.on)) {
        return refuse(Code::month_closed,
                      {{"group", day.book}, {"date", day.on}, {"closed", *day.closed_through}});
    }
    return {};
}

Result<std::vector<Draft>> decide_apply(const Applied& application, const RateCaps& caps,
                                        const Day& day) {
    if (auto refusal = check_day(day)) { return *refusal; }
    if (auto refusal = check_agreement(application.agreement, caps)) { return *refusal; }
    return record({}, application, day.on);
}

Result<std::vector<Draft>> decide_certify(const LoanHistory& history, const Certified& event,
                                          const Day& day) {
    if (auto refusal = check_day(day)) { return *refusal; }
    const auto& guarantors = history.agreement().guarantors;
    const bool vouches =
        std::any_of(guarantors.begin(), guarantors.end(),
                    [&](const Guarantor& guarantor) { return guarantor.unit == event.unit; });
    if (!vouches) {
        return refuse(Code::not_a_guarantor, {{"unit", event.unit}, {"loan", event.loan}});
    }
    for (const Happening& happening : history.happenings()) {
        const auto* there = std::get_if<Certified>(&happening.event);
        if (there == nullptr || there->unit != event.unit || happening.undone_on) { continue; }
        return refuse(Code::certified_already,
                      {{"unit", event.unit}, {"loan", event.loan}, {"certified", happening.on}});
    }
    if (event.conditions.empty()) { return refuse(Code::conditions_missing); }
    return record(history, event, day.on);
}

Result<std::vector<Draft>> decide_approve(const LoanHistory& history, const Approved& event,
                                          const Day& day) {
    if (event.outstanding) {
        if (auto refusal = check_day(day)) { return *refusal; }
        if (auto refusal = check_positive(*event.outstanding)) { return *refusal; }
        const Vnd principal = history.agreement().terms.principal;
        if (*event.outstanding > principal) {
            return refuse(Code::over_principal,
                          {{"amount", *event.outstanding}, {"left", principal}});
        }
    }
    // One that is approved already stands against its own limits: how far it is comes first.
    auto drafts = record_on(history, event, day);
    if (!drafts) { return drafts; }
    if (auto refusal = check_limits(event.limits)) { return *refusal; }
    return drafts;
}

Check check_limits(const std::vector<LimitHeld>& limits) {
    for (const LimitHeld& held : limits) {
        if (held.before + held.added <= held.limit) { continue; }
        return refuse(Code::over_limit, {{"key", held.key},
                                         {"before", held.before},
                                         {"added", held.added},
                                         {"limit", held.limit}});
    }
    return {};
}

Result<std::vector<Draft>> decide_withdraw(const LoanHistory& history, const Withdrawn& event,
                                           const Day& day) {
    return record_on(history, event, day);
}

Result<std::vector<Draft>> decide_take_over(const LoanHistory& history, const LoanTakenOver& event,
                                            const Day& day) {
    if (auto refusal = check_day(day)) { return *refusal; }
    if (auto refusal = check_positive(event.outstanding)) { return *refusal; }
    const Terms& terms = history.agreement().terms;
    if (event.interest_from < terms.disbursed || event.interest_from > day.on) {
        return refuse(Code::bad_plan, {{"part", std::string{"--interest-from"}},
                                       {"from", terms.disbursed},
                                       {"until", day.on}});
    }
    if (event.restructured < 0 || event.restructured > most_restructured) {
        return refuse(Code::bad_plan, {{"part", std::string{"--restructured"}}});
    }
    // Flat interest is agreed: nothing tells it from what is owed.
    const bool has_interest = std::all_of(event.schedule.begin(), event.schedule.end(),
                                          [](const Due& due) { return due.interest.has_value(); });
    if (terms.method == Method::flat && !has_interest) {
        return refuse(Code::bad_plan, {{"part", std::string{"--schedule"}}});
    }
    const Vnd most = std::min(event.disbursed, terms.principal);
    if (event.outstanding > most || event.disbursed > terms.principal) {
        return refuse(Code::over_principal,
                      {{"amount", std::max(event.outstanding, event.disbursed)}, {"left", most}});
    }
    return record(history, event, day.on);
}

Result<std::vector<Draft>> decide_repay(const LoanHistory& history, const Repay& command,
                                        const Day& day) {
    if (auto refusal = check_day(day)) { return *refusal; }
    Vnd amount;
    if (command.amount) {
        if (auto refusal = check_positive(*command.amount)) { return *refusal; }
        amount = *command.amount;
    } else {
        if (auto refusal = check_begun(history, day.on)) { return *refusal; }
        const auto standing = standing_of(history, day.on);
        if (!standing) { return standing.refusal(); }
        amount =
            command.wanted == Repay::Wanted::due ? standing->overdue.total() : standing->payoff();
        const bool is_given_up = standing->stage == Stage::written_off;
        if (command.wanted == Repay::Wanted::payoff && is_given_up) {
            amount = standing->to_recover;
        }
        if (amount == Vnd{} && !is_owed(standing->stage)) {
            return refuse(Code::wrong_stage, {{"stage", std::string{stage_text(standing->stage)}},
                                              {"loan", loan_in(history)},
                                              {"date", day.on}});
        }
        if (amount == Vnd{}) {
            return refuse(Code::no_instalment_due, {{"loan", loan_in(history)}, {"date", day.on}});
        }
    }
    const auto correction = decide_correction(history, command.true_date, day);
    if (!correction) { return correction.refusal(); }
    return record(history,
                  Repaid{.loan = loan_in(history),
                         .amount = amount,
                         .method = command.method,
                         .split = {},
                         .source = command.source,
                         .correction = *correction},
                  day.on);
}

Result<std::vector<Draft>> decide_call(const LoanHistory& history, const std::string& reason,
                                       const Day& day) {
    return record_on(history, Called{.loan = loan_in(history), .reason = reason}, day);
}

Result<std::vector<Draft>> decide_write_off(const LoanHistory& history, const std::string& reason,
                                            const Day& day) {
    if (auto refusal = check_day(day)) { return *refusal; }
    const auto standing = standing_of(history, day.on);
    if (!standing) { return standing.refusal(); }
    return record(
        history,
        WrittenOff{.loan = loan_in(history), .principal = standing->outstanding, .reason = reason},
        day.on);
}

Result<std::vector<Draft>> decide_waive(const LoanHistory& history, const Waive& command,
                                        const Day& day) {
    if (auto refusal = check_day(day)) { return *refusal; }
    if (command.amount) {
        if (auto refusal = check_positive(*command.amount)) { return *refusal; }
    }
    const auto standing = standing_of(history, day.on);
    if (!standing) { return standing.refusal(); }
    const Vnd amount = command.amount.value_or(standing->late_interest());
    const auto correction = decide_correction(history, command.true_date, day);
    if (!correction) { return correction.refusal(); }
    auto drafts = record(history,
                         LateInterestWaived{.loan = loan_in(history),
                                            .amount = amount,
                                            .reason = command.reason,
                                            .correction = *correction},
                         day.on);
    if (!drafts) { return drafts; }
    if (standing->late_interest() == Vnd{}) {
        return refuse(Code::no_late_interest, {{"loan", loan_in(history)}, {"date", day.on}});
    }
    if (amount > standing->late_interest()) {
        return refuse(Code::over_late_interest, {{"amount", amount},
                                                 {"late", standing->late_interest()},
                                                 {"loan", loan_in(history)},
                                                 {"date", day.on}});
    }
    return drafts;
}

Result<std::vector<Draft>> decide_note(const LoanHistory& history, const Noted& event,
                                       const Day& day) {
    return record_on(history, event, day);
}

Result<std::vector<Draft>> decide_save(const LoanHistory& history, const Save& command,
                                       const Day& day) {
    if (auto refusal = check_day(day)) { return *refusal; }
    if (!command.amount && history.agreement().saving == Vnd{}) {
        return refuse(Code::no_saving_agreed, {{"loan", loan_in(history)}});
    }
    const Vnd amount = command.amount.value_or(history.agreement().saving);
    if (auto refusal = check_positive(amount)) { return *refusal; }
    if (auto refusal = check_still_saves(history, day.on)) { return *refusal; }
    const auto correction = decide_correction(history, command.true_date, day);
    if (!correction) { return correction.refusal(); }
    return record(history,
                  Saved{.loan = loan_in(history),
                        .amount = amount,
                        .method = command.method,
                        .correction = *correction},
                  day.on);
}

Result<std::vector<Draft>> decide_return_savings(const LoanHistory& history, hui::Method method,
                                                 const Day& day) {
    if (auto refusal = check_day(day)) { return *refusal; }
    const auto standing = standing_of(history, day.on);
    if (!standing) { return standing.refusal(); }
    if (standing->stage != Stage::paid_off && standing->stage != Stage::written_off) {
        return refuse(Code::loan_not_paid_off,
                      {{"loan", loan_in(history)}, {"amount", standing->payoff()}});
    }
    if (standing->saved == Vnd{}) {
        return refuse(Code::nothing_saved, {{"loan", loan_in(history)}});
    }
    return record(history,
                  Saved{.loan = loan_in(history), .amount = -standing->saved, .method = method},
                  day.on);
}

Result<Date> reversal_day(const Entry& original, const ReverseLoanEntry& command, const Day& day) {
    Day when = day;
    when.on = command.on.value_or(is_closed(day, original.effective_on) ? day.today
                                                                        : original.effective_on);
    if (auto refusal = check_day(when)) { return *refusal; }
    if (when.on < original.effective_on) {
        return refuse(Code::before_original,
                      {{"date", when.on}, {"original", original.effective_on}});
    }
    return when.on;
}

Result<std::vector<Draft>> decide_reverse(const LoanHistory& history, const Entry& original,
                                          const ReverseLoanEntry& command, const Day& day) {
    const auto event = event_of(original.kind, original.body);
    if (!event || loan_of(*event).empty() || std::holds_alternative<Reallocated>(*event) ||
        std::holds_alternative<Applied>(*event)) {
        return refuse(Code::kind_not_reversible, {{"kind", original.kind}});
    }
    const auto on = reversal_day(original, command, day);
    if (!on) { return on.refusal(); }
    return record_reversal(history, original, *on, command.reason);
}

}  // namespace hui::lending
