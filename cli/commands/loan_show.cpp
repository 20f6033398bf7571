#include "cli/commands/commands.hpp"
#include "cli/commands/loan_screens.hpp"
#include "cli/commands/options.hpp"
#include "cli/kinds.hpp"
#include "cli/messages.hpp"
#include "cli/session.hpp"
#include "cli/table.hpp"
#include "engine/base/text.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <array>

namespace hui::cli {

namespace {

using report::LoanReport;
using report::ScheduleVersion;

constexpr std::size_t longest_name = 300;

void print_guarantor(const report::GuarantorLine& line, registry::LenderKind lender) {
    const bool is_fund = lender == registry::LenderKind::fund;
    const std::vector<NamedFact> facts{{"unit", line.guarantor.unit},
                                       {"percent", line.guarantor.percent},
                                       {"amount", line.vouches_for},
                                       {"by", line.certified_by},
                                       {"date", line.certified_on.value_or(Date{})}};
    print_line(fill(!line.certified_on ? mark("Guarantor {unit} ({percent} %): not certified yet")
                    : is_fund
                        ? mark("Unit {unit} ({percent} %): certified on {date} by {by}; it vouches "
                               "for nothing, for the fund lends the union's own money")
                        : mark("Guarantor {unit} ({percent} %): vouches for {amount} đ; certified "
                               "on {date} by {by}"),
                    facts));
}

void print_dues(const LoanReport& report) {
    if (report.dues.empty() || report.standing.paid.total() + report.standing.payoff() == Vnd{}) {
        return;
    }
    Table table{{{mark("No."), right},
                 {mark("Due")},
                 {mark("Principal"), right},
                 {mark("Interest"), right},
                 {mark("Late interest"), right},
                 {mark("Paid back"), right},
                 {mark("In advance"), right},
                 {mark("Paid late"), right},
                 {mark("Open"), right},
                 {mark("Paid on")}}};
    std::optional<Date> next;
    lending::InstalmentStanding sum;
    const auto add = [&](const lending::InstalmentStanding& item, const std::string& n,
                         const std::string& due) {
        table.add({n, due, show(item.owed.principal), show(item.owed.interest),
                   show(item.owed.overdue_interest + item.owed.interest_on_interest),
                   show(item.paid.total()), show(item.in_advance), show(item.late),
                   show(item.open().total()), item.paid_on ? show(*item.paid_on) : ""});
    };
    for (const lending::InstalmentStanding& item : report.dues) {
        // What was given up is expected no more, and what another schedule took over isn't here.
        if (item.owed.total() == Vnd{} && item.paid.total() == Vnd{}) { continue; }
        if (item.due > report.standing.on && !next) { next = item.due; }
        add(item, fmt::format("{}", item.n), show(item.due));
        sum.owed = sum.owed + item.owed;
        sum.paid = sum.paid + item.paid;
        sum.in_advance += item.in_advance;
        sum.late += item.late;
    }
    add(sum, "", tr("together"));
    table.print();
    if (const Vnd before = report.standing.paid_before_schedule(); before > Vnd{}) {
        print_line(fill(mark("Of the principal {amount} đ were paid ahead, before the schedule was "
                             "changed; the table has the rest"),
                        {{"amount", before}}));
    }
    if (next && lending::is_owed(report.standing.stage)) {
        print_line(fill(mark("From {date} on it is what is expected if each is paid on its day."),
                        {{"date", *next}}));
    }
}

void print_due_now(const lending::Standing& standing) {
    const lending::Split& due = standing.overdue;
    if (due.total() == Vnd{}) {
        print_line(tr("Nothing is due."));
    } else {
        print_line(fill(mark("Due now: {total} đ: principal {principal} đ, interest {interest} đ, "
                             "on late principal {overdue} đ, on late interest {unpaid} đ"),
                        {{"total", due.total()},
                         {"principal", due.principal},
                         {"interest", due.interest},
                         {"overdue", due.overdue_interest},
                         {"unpaid", due.interest_on_interest}}));
    }
    if (standing.accrued != Vnd{}) {
        print_line(fill(mark("Interest that has grown since and is not due yet: {amount} đ"),
                        {{"amount", standing.accrued}}));
    }
    print_line(fill(mark("To pay it off on {date}: {amount} đ"),
                    {{"date", standing.on}, {"amount", standing.payoff()}}));
    print_line(fill(mark("Days past due: {days}; debt group: {group}"),
                    {{"days", standing.days_past_due}, {"group", standing.debt_group}}));
}

void print_sums(const LoanReport& report) {
    const lending::Standing& standing = report.standing;
    if (standing.disbursed > Vnd{}) {
        print_line(fill(mark("Paid out {disbursed} đ; paid back {paid} đ of principal and "
                             "{interest} đ of interest; outstanding {outstanding} đ"),
                        {{"disbursed", standing.disbursed},
                         {"paid", standing.paid.principal},
                         {"interest", standing.paid.interests()},
                         {"outstanding", standing.outstanding}}));
        const Vnd before = standing.disbursed - standing.outstanding - standing.paid.principal -
                           standing.written_off;
        if (before > Vnd{}) {
            print_line(fill(mark("Of the principal {amount} đ were paid back before the loan came "
                                 "into these books"),
                            {{"amount", before}}));
        }
        const Vnd left = report.agreement.terms.principal - standing.disbursed;
        if (standing.stage == lending::Stage::running && left > Vnd{} &&
            standing.taken_over == Vnd{}) {
            print_line(fill(mark("Still to be paid out: {amount} đ"), {{"amount", left}}));
        }
        if (lending::is_owed(standing.stage)) { print_due_now(standing); }
    }
    if (standing.waived > Vnd{}) {
        print_line(fill(mark("Late interest waived: {amount} đ"), {{"amount", standing.waived}}));
    }
    if (standing.stage == lending::Stage::written_off) {
        print_line(fill(mark("Written off: {amount} đ of principal; with interest {all} đ are not "
                             "recovered"),
                        {{"amount", standing.written_off}, {"all", standing.to_recover}}));
    }
    if (standing.saved > Vnd{} || report.agreement.saving > Vnd{}) {
        print_line(fill(mark("Saved: {saved} đ (agreed: {saving} đ with each instalment)"),
                        {{"saved", standing.saved}, {"saving", report.agreement.saving}}));
    }
}

std::string what_made(const ScheduleVersion& version) {
    if (!version.how) { return kind_in_words(version.kind); }
    return tr(*version.how == lending::Rescheduled::How::moved ? mark("due dates moved")
                                                               : mark("term extended"));
}

void print_versions(const LoanReport& report) {
    if (report.versions.size() < 2) { return; }
    print_line(fill(mark("The schedule was changed; hui loan show {loan} --schedule 1 shows the "
                         "first one:"),
                    {{"loan", report.agreement.loan}}));
    Table table{{{mark("Version"), right},
                 {mark("From")},
                 {mark("Entry"), right},
                 {mark("What")},
                 {mark("Reason")}}};
    for (const ScheduleVersion& version : report.versions) {
        table.add({fmt::format("{}", version.n), show(version.on),
                   fmt::format("{}", version.seq.count()), what_made(version), version.reason});
    }
    table.print();
}

std::string what_happened(const report::LoanStep& step) {
    constexpr std::array<const char*, 3> notes{mark("visit"), mark("reminder"), mark("note")};
    std::string what =
        step.noted ? tr(notes.at(static_cast<std::size_t>(*step.noted))) : kind_in_words(step.kind);
    if (step.amount < Vnd{}) { what = tr("savings given back"); }
    if (!step.undone_on) { return what; }
    return fill(mark("{what}, undone on {date}"), {{"what", what}, {"date", *step.undone_on}});
}

void print_steps(const std::vector<report::LoanStep>& steps) {
    Table table{{{mark("Date")},
                 {mark("Entry"), right},
                 {mark("What")},
                 {mark("Amount"), right},
                 {mark("Who")},
                 {mark("Said")}}};
    for (const report::LoanStep& step : steps) {
        const Vnd amount = step.amount < Vnd{} ? -step.amount : step.amount;
        table.add({show(step.on), fmt::format("{}", step.seq.count()), what_happened(step),
                   amount == Vnd{} ? "" : show(amount), step.by, step.words});
    }
    table.print();
}

void print_loan(const LoanReport& report) {
    print_line(bold(fmt::format("{}  {} ({})", report.agreement.loan,
                                printable(report.borrower_name, longest_name),
                                report.agreement.borrower)));
    print_agreed(report);
    for (const report::GuarantorLine& line : report.guarantors) {
        print_guarantor(line, report.agreement.lender_kind);
    }
    print_planned(report);
    print_dues(report);
    print_sums(report);
    print_versions(report);
    print_steps(report.steps);
}

void print_version(const LoanReport& report, const ScheduleVersion& version) {
    print_line(bold(fill(mark("{loan}: version {n} of the schedule, from {date} on ({what})"),
                         {{"loan", report.agreement.loan},
                          {"n", version.n},
                          {"date", version.on},
                          {"what", what_made(version)}})));
    if (!version.reason.empty()) {
        print_line(
            fill(mark("Reason: {reason}"), {{"reason", printable(version.reason, longest_name)}}));
    }
    Table table{{{mark("No."), right},
                 {mark("Due")},
                 {mark("Principal"), right},
                 {mark("Interest"), right},
                 {mark("To pay"), right}}};
    Vnd principal;
    Vnd interest;
    for (const report::PlannedDue& due : version.dues) {
        table.add({fmt::format("{}", due.n), show(due.due), show(due.principal), show(due.interest),
                   show(due.principal + due.interest)});
        principal += due.principal;
        interest += due.interest;
    }
    table.add({"", tr("together"), show(principal), show(interest), show(principal + interest)});
    table.print();
}

/// The version that is asked for; null where none is.
const ScheduleVersion* version_asked_for(const LoanReport& report, const Arguments& arguments) {
    const auto text = arguments.get("--schedule");
    if (!text) { return nullptr; }
    const auto number = parse_whole(*text, lending::most_periods);
    if (!number) { throw Failed{refuse(Code::bad_number, {{"given", *text}})}; }
    if (*number < 1 || *number > std::ssize(report.versions)) {
        throw Failed{refuse(Code::unknown_version, {{"loan", report.agreement.loan},
                                                    {"given", *number},
                                                    {"versions", std::ssize(report.versions)}})};
    }
    return &report.versions[static_cast<std::size_t>(*number - 1)];
}

int run_loan_show(const Arguments& arguments, Session& session) {
    auto ledger = session.open();
    const auto view = view_of(ledger);
    const LoanReport report =
        need(report::loan_report(ledger, arguments.at("LOAN"), session.on(arguments)));
    const ScheduleVersion* version = version_asked_for(report, arguments);
    if (session.wants_json()) {
        Json document = version == nullptr ? loan_json(report) : version_json(*version);
        document["witness"] = witness_text(ledger, report.book);
        print(document);
        return 0;
    }
    if (version != nullptr) {
        print_version(report, *version);
    } else {
        print_loan(report);
    }
    print_witness(ledger, report.book);
    return 0;
}

}  // namespace

std::vector<Command> loan_show_commands() {
    return {
        {"loan show",
         mark("what is owed on a loan, part by part, and what happened to it"),
         {{"LOAN"}},
         {as_of_option, {"--schedule", "N", mark("the N-th schedule, as it was when it was made")}},
         "hui loan show V001 --on 2024-06-30",
         run_loan_show},
    };
}

}  // namespace hui::cli
