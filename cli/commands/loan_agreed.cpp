#include "cli/commands/loan_screens.hpp"
#include "cli/messages.hpp"
#include "cli/table.hpp"
#include "engine/base/text.hpp"
#include "engine/lending/year_part.hpp"

#include <nlohmann/json.hpp>

namespace hui::cli {

namespace {

using report::LoanReport;

constexpr std::size_t longest_text = 300;

const char* method_in_words(lending::Method method) {
    switch (method) {
        case lending::Method::equal_principal:
            return mark("equal parts of the principal");
        case lending::Method::equal_instalment:
            return mark("equal instalments");
        case lending::Method::flat:
            return mark("interest on the whole sum throughout");
        case lending::Method::bullet:
            return mark("interest first, the principal last");
    }
    return "";
}

const char* surplus_in_words(lending::Surplus surplus) {
    switch (surplus) {
        case lending::Surplus::next:
            return mark("the next instalments");
        case lending::Surplus::last:
            return mark("the last instalments");
        case lending::Surplus::reamortised:
            return mark("all instalments to come, in equal parts");
    }
    return "";
}

std::string every_in_words(Interval every) {
    return every.unit == Interval::Unit::months
               ? fill(mark_counted("one a month", "one in {count} months"), every.count)
               : fill(mark_counted("one a week", "one in {count} weeks"), every.count);
}

void print_rates(const lending::Agreement& agreement) {
    if (agreement.overdue_rate == Rate{} && agreement.unpaid_interest_rate == Rate{}) { return; }
    print_line(fill(mark("When late: {overdue} % a year on principal, {unpaid} % on interest"),
                    {{"overdue", show(agreement.overdue_rate)},
                     {"unpaid", show(agreement.unpaid_interest_rate)}}));
}

/// The schedule that somebody brought in place of that of the terms; null where none was.
const report::ScheduleVersion* brought_schedule(const LoanReport& report) {
    const bool is_brought = !report.versions.empty() &&
                            report.versions.back().days == report::ScheduleVersion::Days::brought;
    return is_brought ? &report.versions.back() : nullptr;
}

void print_instalments(const LoanReport& report) {
    const lending::Terms& terms = report.agreement.terms;
    const auto* brought = brought_schedule(report);
    const bool has_dues = brought != nullptr && !brought->dues.empty();
    print_line(fill(has_dues
                        ? mark("Instalments: {count}, on the days of its own schedule, the last on "
                               "{last}; {rate} % a year")
                        : mark("Instalments: {periods}, {every}; {method}; {rate} % a year"),
                    {{"periods", terms.periods},
                     {"every", every_in_words(terms.every)},
                     {"method", std::string{tr(method_in_words(terms.method))}},
                     {"rate", show(terms.rate)},
                     {"count", has_dues ? std::ssize(brought->dues) : 0},
                     {"last", has_dues ? brought->dues.back().due : Date{}}}));
}

/// What falls due when, where the terms say it.
void print_due_days(const lending::Terms& terms) {
    if (terms.grace > 0) {
        print_line(fill(mark("Grace: only interest falls due with the first {grace}"),
                        {{"grace", terms.grace}}));
    }
    if (terms.principal_every > 1) {
        print_line(fill(mark("Principal falls due with one instalment in {every}"),
                        {{"every", terms.principal_every}}));
    }
    if (terms.rest_days) {
        print_line(fill(mark_counted("Due dates move off Saturdays, Sundays and {count} holiday",
                                     "Due dates move off Saturdays, Sundays and {count} holidays"),
                        std::ssize(terms.rest_days->holidays)));
    } else {
        print_line(tr("Due dates stay where they fall, on rest days, too"));
    }
}

/// How interest is counted: that isn't the same for all loans.
void print_interest(const lending::Terms& terms) {
    print_line(fill(lending::counts_real_days(terms)
                        ? mark("Interest over the real days of a year of 365; rounded to "
                               "{unit} đ")
                        : mark("Interest over equal periods; rounded to {unit} đ"),
                    {{"unit", terms.round_to}}));
}

void print_repaying(const lending::Agreement& agreement) {
    const bool is_principal_first = agreement.allocation == lending::Allocation::principal_first;
    print_line(
        fill(is_principal_first
                 ? mark("Money meets principal that is due, then interest; what is more, {where}")
                 : mark("Money meets interest that is due, then principal; what is more, {where}"),
             {{"where", std::string{tr(surplus_in_words(agreement.surplus))}}}));
}

}  // namespace

void print_agreed(const LoanReport& report) {
    const lending::Agreement& agreement = report.agreement;
    const lending::Terms& terms = agreement.terms;
    print_line(fill(mark("{stage}: {principal} đ from {lender} ({name})"),
                    {{"stage", stage_in_words(report.standing.stage, report.standing.withdrawn_by)},
                     {"principal", terms.principal},
                     {"lender", agreement.lender},
                     {"name", printable(report.lender_name, longest_text)}}));
    if (!agreement.purpose.empty()) {
        print_line(fill(mark("For: {purpose}"),
                        {{"purpose", printable(agreement.purpose, longest_text)}}));
    }
    print_instalments(report);
    print_rates(agreement);
    print_interest(terms);
    if (brought_schedule(report) == nullptr) { print_due_days(terms); }
    print_repaying(agreement);
}

void print_planned(const LoanReport& report) {
    const bool is_withdrawn = report.standing.stage == lending::Stage::withdrawn;
    if (report.standing.disbursed > Vnd{} || is_withdrawn) { return; }
    const lending::Terms& terms = report.agreement.terms;
    print_line(fill(terms.first_due
                        ? mark("To be paid out on {date}; the first due date is {first}")
                        : mark("To be paid out on {date}; the first due date is one period later"),
                    {{"date", terms.disbursed}, {"first", terms.first_due.value_or(Date{})}}));
    if (const auto plan = lending::plan_of(terms)) { print_plan(*plan, terms.principal); }
}

}  // namespace hui::cli
