#include "engine/report/loan_report.hpp"

#include "engine/base/text.hpp"
#include "engine/store/fault.hpp"
#include "engine/store/register_table.hpp"

#include <fmt/ranges.h>

#include <algorithm>

namespace hui::report {

namespace {

using lending::Happening;
using lending::LoanHistory;

/// The instalments of the newest schedule as they stood when it was made.
std::vector<PlannedDue> planned_dues(const LoanHistory& until, Date on, std::size_t count) {
    const auto dues = lending::expected_instalments(until, on);
    if (!dues) {
        throw store::Fault{refuse(Code::ledger_damaged, {{"detail", until.agreement().loan}})};
    }
    std::vector<PlannedDue> planned;
    for (auto due = dues->end() - static_cast<std::ptrdiff_t>(std::min(count, dues->size()));
         due != dues->end(); ++due) {
        planned.push_back({.n = due->n,
                           .due = due->due,
                           .principal = due->owed.principal,
                           .interest = due->owed.interest});
    }
    return planned;
}

/// Whether the days of a new schedule follow from the agreement; `before` are those of the one in
/// whose place it stands.
ScheduleVersion::Days days_of(const lending::Event& event, const lending::Terms& terms,
                              ScheduleVersion::Days before) {
    using Days = ScheduleVersion::Days;
    if (const auto* disbursed = std::get_if<lending::Disbursed>(&event)) {
        return disbursed->schedule_by == lending::Disbursed::By::hand ? Days::brought : before;
    }
    if (const auto* rescheduled = std::get_if<lending::Rescheduled>(&event)) {
        return rescheduled->plan ? Days::agreed : Days::brought;
    }
    // Whether the schedule of a loan that ran already was brought isn't kept.
    const auto agreed = lending::periods_of(terms);
    const auto& schedule = *lending::schedule_in(event);
    const bool is_agreed =
        agreed && std::all_of(schedule.begin(), schedule.end(), [&](const lending::Due& due) {
            return std::any_of(agreed->begin(), agreed->end(),
                               [&](const lending::Period& period) { return period.due == due.on; });
        });
    return is_agreed ? Days::agreed : Days::brought;
}

std::vector<ScheduleVersion> versions_of(const LoanHistory& history, Date on) {
    std::vector<ScheduleVersion> versions;
    auto days = ScheduleVersion::Days::agreed;
    LoanHistory until;
    for (const Happening& happening : history.happenings()) {
        if (!happening.stands_on(on)) { continue; }
        // What stands on the day stood then: that a later entry undid something is not told.
        until.add(Happening{.seq = happening.seq, .on = happening.on, .event = happening.event});
        const lending::Schedule* schedule = lending::schedule_in(happening.event);
        if (schedule == nullptr) { continue; }
        ScheduleVersion version{.n = static_cast<std::int64_t>(versions.size()) + 1,
                                .seq = happening.seq,
                                .on = happening.on,
                                .kind = std::string{lending::kind_of(happening.event)},
                                .how = {},
                                .days = days_of(happening.event, history.agreement().terms, days),
                                .reason = {},
                                .dues = planned_dues(until, happening.on, schedule->size())};
        if (const auto* event = std::get_if<lending::Rescheduled>(&happening.event)) {
            version.how = event->how;
            version.reason = event->reason;
        }
        days = version.days;
        versions.push_back(std::move(version));
    }
    return versions;
}

Vnd amount_of(const lending::Event& event) {
    if (const auto* applied = std::get_if<lending::Applied>(&event)) {
        return applied->agreement.terms.principal;
    }
    if (const auto* taken_over = std::get_if<lending::LoanTakenOver>(&event)) {
        return taken_over->outstanding;
    }
    if (const auto* written_off = std::get_if<lending::WrittenOff>(&event)) {
        return written_off->principal;
    }
    return std::visit(
        [](const auto& alternative) -> Vnd {
            if constexpr (requires { alternative.amount; }) { return alternative.amount; }
            return {};
        },
        event);
}

LoanStep step_of(const Happening& happening) {
    LoanStep step{.seq = happening.seq,
                  .on = happening.on,
                  .kind = std::string{lending::kind_of(happening.event)},
                  .amount = amount_of(happening.event)};
    std::visit(
        [&](const auto& event) {
            if constexpr (requires { event.by; }) { step.by = event.by; }
            if constexpr (requires { event.reason; }) { step.words = event.reason; }
            if constexpr (requires { event.conditions; }) {
                step.words =
                    event.unit + ": " + fmt::format("{}", fmt::join(event.conditions, "; "));
            }
            if constexpr (requires { event.text; }) {
                step.words = event.text;
                step.noted = event.what;
            }
        },
        happening.event);
    return step;
}

std::vector<GuarantorLine> guarantors_of(store::Ledger& ledger, const LoanAt& loan) {
    std::vector<GuarantorLine> lines;
    const lending::Agreement& agreement = loan.agreement();
    const auto parts =
        lending::exposures(agreement.guarantors, lending::vouched_for(agreement, loan.standing));
    for (std::size_t i = 0; i < parts.size(); ++i) {
        GuarantorLine line{.guarantor = agreement.guarantors[i],
                           .name = {},
                           .certified_on = {},
                           .certified_by = {},
                           .vouches_for = parts[i].amount};
        if (const auto unit = store::find_unit(ledger, line.guarantor.unit)) {
            line.name = unit->name;
        }
        for (const Happening& happening : loan.history.happenings()) {
            const auto* certified = std::get_if<lending::Certified>(&happening.event);
            if (certified == nullptr || !happening.stands_on(loan.standing.on) ||
                !same_code(certified->unit, line.guarantor.unit)) {
                continue;
            }
            line.certified_on = happening.on;
            line.certified_by = certified->by;
        }
        lines.push_back(std::move(line));
    }
    return lines;
}

LoanReport report_on(store::Ledger& ledger, const LoanAt& loan) {
    const Date on = loan.standing.on;
    LoanReport report{.book = loan.book.code,
                      .agreement = loan.agreement(),
                      .borrower_name = {},
                      .lender_name = {},
                      .standing = loan.standing,
                      .guarantors = guarantors_of(ledger, loan),
                      // It stands, so what is to come can be told.
                      .dues = *lending::expected_instalments(loan.history, on),
                      .versions = versions_of(loan.history, on),
                      .steps = {}};
    if (const auto member = store::find_member(ledger, report.agreement.borrower)) {
        report.borrower_name = member->name;
    }
    if (const auto lender = store::find_lender(ledger, report.agreement.lender)) {
        report.lender_name = lender->name;
    }
    for (const Happening& happening : loan.history.happenings()) {
        if (happening.on > on) { continue; }
        report.steps.push_back(step_of(happening));
        if (!happening.stands_on(on)) { report.steps.back().undone_on = happening.undone_on; }
    }
    return report;
}

}  // namespace

Result<LoanReport> loan_report(store::Ledger& ledger, std::string_view code, Date on) {
    return store::attempt([&]() -> Result<LoanReport> {
        const store::Snapshot snapshot{ledger};
        const auto loan = find_loan_at(ledger, code, on);
        if (!loan) { return loan.refusal(); }
        return report_on(ledger, *loan);
    });
}

}  // namespace hui::report
