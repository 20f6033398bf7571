#include "cli/commands/half_year.hpp"
#include "cli/commands/commands.hpp"
#include "cli/counted.hpp"
#include "cli/messages.hpp"
#include "cli/session.hpp"

#include <nlohmann/json.hpp>

namespace hui::cli {

namespace {

Json json_of(const report::HalfYearReport& report, Date today) {
    Json unit = nullptr;
    if (report.unit) { unit = *report.unit; }
    return {{"period", report::half_year_text(report.period)},
            {"unit", unit},
            {"over", report.period.last() <= today},
            {"groups", report.groups},
            {"members", report.members},
            {"contribution_min", report.contribution_min.count()},
            {"contribution_max", report.contribution_max.count()},
            {"contributed", report.contributed.count()},
            {"paid_out", report.paid_out.count()},
            {"cash", report.cash.count()},
            {"arrears", report.arrears.count()},
            {"cash_before", report.flows.cash_before.count()},
            {"taken_over", report.flows.taken_over.count()},
            {"advanced", report.flows.advanced.count()},
            {"late_interest", report.flows.late_interest.count()},
            {"late_interest_shared", report.flows.interest_shared.count()},
            {"reserve_out", report.flows.reserve_out.count()},
            {"cash_difference", report.flows.cash_difference.count()},
            {"reserve", report.reserve.count()},
            {"loans", report.loans.disbursed},
            {"loan_principal", report.loans.principal.count()},
            {"loan_outstanding", report.loans.outstanding.count()},
            {"overdue_loans", report.loans.overdue},
            {"loan_late", report.loans.late.count()},
            {"loan_repaid_principal", report.loans.repaid.principal.count()},
            {"loan_repaid_interest", report.loans.repaid.interests().count()},
            {"loan_written_off", report.loans.written_off.count()},
            {"loan_collected", report.loans.collected.count()},
            {"loan_passed_on", report.loans.passed_on.count()}};
}

/// What was in hand, came in and went out: it adds up to what is in hand. Lines of 0 are left out,
/// but for those that are always reported.
void print_money(const report::HalfYearReport& report) {
    enum class Shown { always, if_any };
    struct Line {
        const char* text;
        Vnd amount;
        Shown shown = Shown::if_any;
    };
    const report::HalfYearReport::Flows& flows = report.flows;
    for (const Line& line :
         {Line{mark("In hand of the groups before the period: {amount} đ"), flows.cash_before},
          Line{mark("+ in hand of groups that were taken over: {amount} đ"), flows.taken_over},
          Line{mark("Contributed in the period: {amount} đ"), report.contributed, Shown::always},
          Line{mark("+ advanced by organisers, less what they got back: {amount} đ"),
               flows.advanced},
          Line{mark("+ late interest that came in: {amount} đ"), flows.late_interest},
          Line{mark("+ more in the boxes by count than the books had, less what was missing, and "
                    "what banks paid, less what they took: {amount} đ"),
               flows.cash_difference},
          Line{mark("Paid out in the period: {amount} đ"), report.paid_out, Shown::always},
          Line{mark("- late interest that was shared out: {amount} đ"), flows.interest_shared},
          Line{mark("- out of reserve funds, spent or given back: {amount} đ"), flows.reserve_out},
          Line{mark("In hand of the groups on the last day: {amount} đ"), report.cash,
               Shown::always},
          Line{mark("of it in reserve funds: {amount} đ"), report.reserve}}) {
        if (line.amount == Vnd{} && line.shown == Shown::if_any) { continue; }
        print_line("  " + fill(line.text, {{"amount", line.amount}}));
    }
}

/// Nothing where the union neither vouched for loans in the period nor did so before.
void print_loans(const report::HalfYearReport::Loans& loans) {
    const bool has_moved = loans.disbursed > 0 || loans.repaid.total() != Vnd{} ||
                           loans.written_off != Vnd{} || loans.passed_on != Vnd{};
    if (!has_moved && loans.outstanding == Vnd{} && loans.overdue == 0) { return; }
    const std::vector<NamedFact> facts{{"count", loans.disbursed},
                                       {"principal", loans.principal},
                                       {"outstanding", loans.outstanding},
                                       {"overdue", loans.overdue},
                                       {"late", loans.late},
                                       {"repaid", loans.repaid.principal},
                                       {"interest", loans.repaid.interests()},
                                       {"written_off", loans.written_off},
                                       {"recovered", -loans.written_off},
                                       {"collected", loans.collected},
                                       {"passed_on", loans.passed_on}};
    const auto say = [&](const char* line) { print_line("  " + fill(line, facts)); };
    say(mark("Loans paid out in the period: {count}, {principal} đ of principal"));
    say(mark("Loans repaid in the period: {repaid} đ of principal, {interest} đ of interest"));
    if (loans.written_off > Vnd{}) {
        say(mark("Loans written off in the period: {written_off} đ of principal"));
    }
    if (loans.written_off < Vnd{}) {
        say(mark("Recovered in the period of what was written off: {recovered} đ of principal"));
    }
    if (loans.collected != Vnd{} || loans.passed_on != Vnd{}) {
        say(
            mark("Collected for lenders in the period: {collected} đ; passed on to them: "
                 "{passed_on} đ"));
    }
    say(
        mark("Loans outstanding on the last day: {outstanding} đ; overdue loans: {overdue}, late "
             "{late} đ"));
}

void print_half_year(const report::HalfYearReport& report) {
    print_line(bold(fill(mark("Half-year {period}, {first} to {last}"),
                         {{"period", report::half_year_text(report.period)},
                          {"first", report.period.first()},
                          {"last", report.period.last()}})));
    if (report.unit) {
        print_line(fill(mark("Unit {unit} and those below it"), {{"unit", *report.unit}}));
    }
    const std::vector<NamedFact> facts{{"groups", report.groups},
                                       {"members", members_in_words(report.members)},
                                       {"min", report.contribution_min},
                                       {"max", report.contribution_max},
                                       {"arrears", report.arrears}};
    print_line("  " + fill(mark("Zero-interest savings groups: {groups}, with {members}"), facts));
    if (report.groups > 0) {
        const bool are_equal = report.contribution_min == report.contribution_max;
        print_line("  " + fill(are_equal ? mark("Contributions of {min} đ a share")
                                         : mark("Contributions of {min} to {max} đ a share"),
                               facts));
    }
    print_money(report);
    print_line("  " + fill(mark("Overdue in the groups on the last day: {arrears} đ"), facts));
    print_loans(report.loans);
}

/// Figures of days that lie ahead are no facts yet.
void print_what_lies_ahead(const report::HalfYearReport& report, Date today) {
    if (report.period.last() <= today) { return; }
    print_line(
        fill(mark("Note: the half-year runs to {last}. Dues that lie ahead count as overdue on "
                  "that day; hui due has what is overdue today."),
             {{"last", report.period.last()}}));
}

}  // namespace

report::HalfYear begun_half_year(const std::string& text, Date today) {
    const auto period = need(report::parse_half_year(text));
    if (period.first() <= today) { return period; }
    throw Failed{refuse(
        Code::period_ahead,
        {{"period", report::half_year_text(period)}, {"first", period.first()}, {"today", today}})};
}

namespace {

int run_half_year(const Arguments& arguments, Session& session) {
    const Date today = session.actor.today();
    const auto period = begun_half_year(arguments.at("PERIOD"), today);
    auto ledger = session.open();
    const auto view = view_of(ledger);
    const auto report = need(report::half_year_report(ledger, period, arguments.get("--unit")));
    if (session.wants_json()) {
        Json document = json_of(report, today);
        document["witness"] = witness_text(ledger, {});
        print(document);
    } else {
        print_half_year(report);
        print_what_lies_ahead(report, today);
        print_witness(ledger, {});
    }
    return 0;
}

}  // namespace

std::vector<Command> half_year_commands() {
    return {
        {"report half-year",
         mark("the figures that are reported twice a year"),
         {{"PERIOD"}},
         {{"--unit", "CODE", mark("only a unit and those below it")}},
         "hui report half-year 2024-1",
         run_half_year},
    };
}

}  // namespace hui::cli
