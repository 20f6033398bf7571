#include "cli/commands/options.hpp"
#include "cli/commands/payroll.hpp"
#include "cli/commands/recording.hpp"
#include "cli/messages.hpp"
#include "cli/rejected_rows.hpp"
#include "cli/session.hpp"
#include "cli/table.hpp"
#include "engine/base/text.hpp"
#include "engine/exchange/payroll_file.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace hui::cli {

namespace {

using actions::PayrollOutcome;
using actions::PayrollRequest;

Json json_of(const std::vector<actions::RefusedPayrollRow>& rows) {
    Json rejected = Json::array();
    for (const auto& [line, column, reason] : rows) {
        rejected.push_back(rejected_json({.line = line, .column = column}, reason));
    }
    return rejected;
}

Vnd asked_of_all(const closing::PayrollRecorded& payroll) {
    Vnd sum;
    for (const closing::PayrollLine& line : payroll.lines) { sum += line.asked; }
    return sum;
}

Vnd deducted_of_all(const closing::PayrollRecorded& payroll) {
    Vnd sum;
    for (const closing::PayrollLine& line : payroll.lines) { sum += line.deducted; }
    return sum;
}

Json json_of(const PayrollOutcome& outcome, PayrollRequest::Run run) {
    Json members = Json::array();
    for (const closing::PayrollLine& line : outcome.payroll.lines) {
        members.push_back({{"member", line.member},
                           {"asked", line.asked.count()},
                           {"deducted", line.deducted.count()},
                           {"difference", (line.asked - line.deducted).count()}});
    }
    Json document{{"month", iso(outcome.payroll.month)},
                  {"unit", outcome.payroll.unit},
                  {"dry_run", run == PayrollRequest::Run::dry},
                  {"asked", asked_of_all(outcome.payroll).count()},
                  {"deducted", deducted_of_all(outcome.payroll).count()},
                  {"members", std::move(members)},
                  {"contributions", outcome.contributions},
                  {"repayments", outcome.repayments},
                  {"not_held", outcome.not_held.count()},
                  {"rejected", json_of(outcome.refused)}};
    if (outcome.of_other_list > 0) { document["warnings"] = Json::array({"other_list"}); }
    if (outcome.refused.empty() && !outcome.recorded.empty()) {
        document.update(json_of_recorded(outcome.recorded.front()));
    }
    return document;
}

void print_refused_rows(const PayrollOutcome& outcome, const std::string& file) {
    for (const auto& [line, column, reason] : outcome.refused) {
        print_rejected({.file = file, .line = line, .column = column}, reason);
    }
    print_line(fill(mark("Rejected: {rows}, so nothing was recorded; mend them"),
                    {{"rows", static_cast<std::int64_t>(outcome.refused.size())}}));
}

/// Whoever had less deducted than was asked.
void print_differences(const closing::PayrollRecorded& payroll) {
    Table table{{{mark("Member")},
                 {mark("Asked"), right},
                 {mark("Deducted"), right},
                 {mark("Difference"), right}}};
    for (const closing::PayrollLine& line : payroll.lines) {
        if (line.asked == line.deducted) { continue; }
        table.add(
            {line.member, show(line.asked), show(line.deducted), show(line.asked - line.deducted)});
    }
    if (!table.empty()) { table.print(); }
}

void print_payroll(const PayrollOutcome& outcome, PayrollRequest::Run run) {
    const closing::PayrollRecorded& payroll = outcome.payroll;
    const Vnd asked = asked_of_all(payroll);
    const Vnd deducted = deducted_of_all(payroll);
    print_differences(payroll);
    print_line(fill(mark("Payroll of {unit} for {month}: asked {asked} đ, deducted {deducted} đ, "
                         "difference {difference} đ"),
                    {{"unit", payroll.unit},
                     {"month", payroll.month},
                     {"asked", asked},
                     {"deducted", deducted},
                     {"difference", asked - deducted}}));
    const bool is_found = !outcome.recorded.empty() &&
                          outcome.recorded.front().writing == actions::Recorded::Writing::found;
    if (is_found) {
        print_line(tr(there_already));
    } else {
        print_line(
            fill(run == PayrollRequest::Run::dry
                     ? mark("Would be recorded: contributions {contributions}, repayments "
                            "{repayments}")
                     : mark("Recorded: contributions {contributions}, repayments "
                            "{repayments}"),
                 {{"contributions", outcome.contributions}, {"repayments", outcome.repayments}}));
    }
    if (outcome.not_held > Vnd{}) {
        print_line(fill(mark("Of that {amount} đ are for loans that borrowers repay to the bank "
                             "themselves: the union's books hold none of it, so see that the bank "
                             "gets it"),
                        {{"amount", outcome.not_held}}));
    }
    if (asked > deducted) {
        print_line(fill(mark("hui payroll show {iso} names what is missing, hui payroll open what "
                             "is still owed of it"),
                        {{"iso", iso(payroll.month)}}));
    }
    if (!outcome.recorded.empty()) { print_stamp(outcome.recorded.front()); }
}

/// Of a file with rows that can't be read the others are tried, so that all that is wrong in it is
/// told at once; what the whole payroll is refused for comes before its rows.
PayrollOutcome record_file(const exchange::PayrollFile& file, PayrollRequest request,
                           Session& session) {
    auto ledger = session.open();
    if (file.unread.empty()) {
        return need(actions::record_payroll(ledger, request, session.actor));
    }
    request.run = PayrollRequest::Run::dry;
    PayrollOutcome outcome{.payroll = {.month = request.month,
                                       .unit = request.unit,
                                       .listed = request.listed,
                                       .method = request.method,
                                       .lines = {}},
                           .refused = file.unread};
    const auto tried = need(actions::record_payroll(ledger, request, session.actor));
    outcome.of_other_list = tried.of_other_list;
    outcome.refused.insert(outcome.refused.end(), tried.refused.begin(), tried.refused.end());
    std::stable_sort(outcome.refused.begin(), outcome.refused.end(),
                     [](const auto& a, const auto& b) { return a.line < b.line; });
    return outcome;
}

int run_payroll_record(const Arguments& arguments, Session& session) {
    PayrollRequest request{.month = need(parse_month(arguments.at("MONTH"))),
                           .unit = arguments.at("--unit"),
                           .listed = session.on(arguments),
                           .on = session.on(arguments),
                           .method = cash_unless_said(arguments),
                           .rows = {}};
    if (const auto listed = arguments.get("--listed")) {
        request.listed = need(parse_date(*listed));
    }
    if (arguments.has("--dry-run")) { request.run = PayrollRequest::Run::dry; }
    const std::string& path = arguments.at("FILE");
    auto file = need(exchange::read_payroll(path));
    request.rows = std::move(file.rows);
    const PayrollOutcome outcome = record_file(file, request, session);
    if (session.wants_json()) {
        print(json_of(outcome, request.run));
        return outcome.refused.empty() ? 0 : 1;
    }
    const auto note = [&](const std::string& text) {
        print_line(
            fill(mark("Note, {place}: {text}"), {{"place", printable(path)}, {"text", text}}));
    };
    for (const std::string& column : file.unknown_columns) {
        note(fill(mark("column {column} is not known and was left out"),
                  {{"column", printable(column)}}));
    }
    if (outcome.of_other_list > 0) {
        note(fill(mark("rows whose amount isn't what the list of {date} asks: {rows}; if it was "
                       "given out on another day, name that day with --listed"),
                  {{"rows", outcome.of_other_list}, {"date", outcome.payroll.listed}}));
    }
    if (!outcome.refused.empty()) {
        print_refused_rows(outcome, path);
        return 1;
    }
    print_payroll(outcome, request.run);
    return 0;
}

}  // namespace

Command payroll_record_command() {
    return {"payroll record",
            mark("record what was deducted from wages: all of the file or nothing, the oldest due "
                 "first"),
            {{"MONTH"}, {"FILE"}},
            {{"--unit", "CODE", mark("the unit whose list it is, with those below it"), required},
             {"--listed", "DATE",
              mark("the day of the list that was given out (else the day of the money)")},
             happened_option,
             method_in_option,
             {"--dry-run", nullptr, mark("only say what would be recorded or rejected")}},
            "hui payroll record 2024-02 samples/payroll.csv --unit TT --listed 2024-02-01 --on "
            "2024-02-25 --method bank",
            run_payroll_record,
            Command::Effect::records};
}

}  // namespace hui::cli
