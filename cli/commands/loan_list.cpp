#include "engine/report/loan_list.hpp"
#include "cli/commands/commands.hpp"
#include "cli/commands/loan_screens.hpp"
#include "cli/commands/options.hpp"
#include "cli/json_list.hpp"
#include "cli/messages.hpp"
#include "cli/session.hpp"
#include "cli/table.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace hui::cli {

namespace {

using report::LoanList;

Json json_of(const report::LoanLine& line) {
    const bool is_debt = lending::is_owed(line.stage);
    return {{"loan", line.code},
            {"member", line.borrower},
            {"name", line.name},
            {"lender", line.lender},
            {"unit", line.unit},
            {"stage", std::string{lending::stage_text(line.stage)}},
            {"disbursed", line.disbursed.count()},
            {"outstanding", line.outstanding.count()},
            {"late", line.late.count()},
            {"days_past_due", line.days_past_due},
            {"debt_group", is_debt ? Json(line.debt_group) : Json(nullptr)}};
}

Json json_of(const report::LenderLine& line) {
    return {{"lender", line.lender},
            {"loans", line.loans},
            {"disbursed", line.disbursed.count()},
            {"outstanding", line.outstanding.count()},
            {"late", line.late.count()}};
}

Json json_of(const lending::AgeingBucket& bucket) {
    const Json through = bucket.through ? Json(*bucket.through) : Json(nullptr);
    return {{"from", bucket.from},
            {"through", through},
            {"loans", bucket.loans},
            {"outstanding", bucket.outstanding.count()}};
}

/// `12.34`
std::string hundredths_text(std::int64_t hundredths) {
    return fmt::format("{}.{:02}", hundredths / 100, hundredths % 100);
}

Json json_of(const LoanList& list) {
    Json unit = nullptr;
    if (list.unit) {
        unit = {{"unit", list.unit->unit},
                {"vouched_for", list.unit->vouched.count()},
                {"called", list.unit->called.count()},
                {"limit", amount_or_null(list.unit->limit)}};
    }
    return {{"on", iso(list.on)},
            {"loans", list_of(list.loans, json_of)},
            {"lenders", list_of(list.lenders, json_of)},
            {"ageing", list_of(list.ageing.buckets(), json_of)},
            {"outstanding", list.ageing.outstanding().count()},
            {"at_risk", list.ageing.at_risk().count()},
            {"at_risk_percent", hundredths_text(list.ageing.risk_per_ten_thousand())},
            {"vouched", unit}};
}

void print_rows(const LoanList& list) {
    Table table{{{mark("Loan")},
                 {mark("Member")},
                 {mark("Name")},
                 {mark("Lender")},
                 {mark("Stage")},
                 {mark("Paid out"), right},
                 {mark("Outstanding"), right},
                 {mark("Overdue"), right},
                 {mark("Days past due"), right},
                 {mark("Debt group"), right}}};
    for (const report::LoanLine& line : list.loans) {
        const bool is_debt = lending::is_owed(line.stage);
        table.add({line.code, line.borrower, line.name, line.lender,
                   stage_in_words(line.stage, line.withdrawn_by), show(line.disbursed),
                   show(line.outstanding), show(line.late), fmt::format("{}", line.days_past_due),
                   is_debt ? fmt::format("{}", line.debt_group) : ""});
    }
    table.print();
}

void print_lenders(const std::vector<report::LenderLine>& lenders) {
    Table table{{{mark("Lender")},
                 {mark("Loans"), right},
                 {mark("Paid out"), right},
                 {mark("Outstanding"), right},
                 {mark("Overdue"), right}}};
    report::LenderLine sum;
    const auto add = [&](const std::string& title, const report::LenderLine& line) {
        table.add({title, fmt::format("{}", line.loans), show(line.disbursed),
                   show(line.outstanding), show(line.late)});
    };
    for (const report::LenderLine& line : lenders) {
        add(line.lender, line);
        sum.loans += line.loans;
        sum.disbursed += line.disbursed;
        sum.outstanding += line.outstanding;
        sum.late += line.late;
    }
    add(tr("together"), sum);
    table.print();
}

/// Where only late loans are listed, the others count in what is at risk of all that is owed.
void print_ageing(const LoanList& list, report::LoanQuery::Which which) {
    const lending::Ageing& ageing = list.ageing;
    const bool are_all_listed = which == report::LoanQuery::Which::all;
    std::int64_t late_loans = 0;
    Vnd late_outstanding;
    Table table{{{mark("Days past due")}, {mark("Loans"), right}, {mark("Outstanding"), right}}};
    for (const lending::AgeingBucket& bucket : ageing.buckets()) {
        const std::string days = bucket.through ? fmt::format("{}-{}", bucket.from, *bucket.through)
                                                : fmt::format("> {}", bucket.from - 1);
        table.add({days, fmt::format("{}", bucket.loans), show(bucket.outstanding)});
        late_loans += bucket.loans;
        late_outstanding += bucket.outstanding;
    }
    if (are_all_listed) {
        table.add({tr("nothing late"), fmt::format("{}", std::ssize(list.loans) - late_loans),
                   show(ageing.outstanding() - late_outstanding)});
    }
    table.add({tr("together"), fmt::format("{}", std::ssize(list.loans)),
               show(are_all_listed ? ageing.outstanding() : late_outstanding)});
    table.print();
    const std::string percent = show(Rate::from_ppm(ageing.risk_per_ten_thousand() * 100));
    print_line(fill(are_all_listed ? mark("At risk on {date} (anything late by more than 30 days): "
                                          "{amount} đ of {all} đ owed, "
                                          "{percent} %")
                                   : mark("At risk on {date} (anything late by more than 30 days): "
                                          "{amount} đ of {all} đ owed, "
                                          "also on loans of which nothing is late, {percent} %"),
                    {{"date", list.on},
                     {"amount", ageing.at_risk()},
                     {"all", ageing.outstanding()},
                     {"percent", percent}}));
}

void print_list(const LoanList& list, report::LoanQuery::Which which) {
    if (list.loans.empty()) {
        print_line(fill(mark("No such loans on {date}."), {{"date", list.on}}));
    } else {
        print_rows(list);
        print_line("");
        print_lenders(list.lenders);
        print_line("");
        print_ageing(list, which);
    }
    if (list.unit) { print_vouched(*list.unit); }
}

report::LoanQuery query_of(const Arguments& arguments, const Session& session) {
    report::LoanQuery query{.unit = arguments.get("--unit"),
                            .lender = arguments.get("--lender"),
                            .member = arguments.get("--member"),
                            .stage = {},
                            .on = session.on(arguments)};
    if (const auto stage = arguments.get("--stage")) {
        query.stage = need(lending::parse_stage(*stage));
    }
    if (arguments.has("--overdue")) { query.which = report::LoanQuery::Which::late; }
    return query;
}

int run_loan_list(const Arguments& arguments, Session& session) {
    const report::LoanQuery query = query_of(arguments, session);
    auto ledger = session.open();
    const auto view = view_of(ledger);
    const LoanList list = need(report::loan_list(ledger, query));
    if (session.wants_json()) {
        Json document = json_of(list);
        document["witness"] = witness_text(ledger, {});
        print(document);
    } else {
        print_list(list, query.which);
        print_witness(ledger, {});
    }
    return 0;
}

}  // namespace

void print_vouched(const report::UnitVouched& unit) {
    const std::vector<NamedFact> facts{{"unit", unit.unit},
                                       {"amount", unit.vouched},
                                       {"loans", unit.loans},
                                       {"limit", unit.limit.value_or(Vnd{})}};
    print_line(fill(unit.limit
                        ? mark("{unit} itself vouches for {amount} đ (loans: {loans}), of at most "
                               "{limit} đ")
                        : mark("{unit} itself vouches for {amount} đ (loans: {loans})"),
                    facts));
    if (unit.loans_called == 0) { return; }
    print_line(fill(mark("Of that, lenders have turned to {unit} for {amount} đ (loans: {loans})"),
                    {{"unit", unit.unit}, {"amount", unit.called}, {"loans", unit.loans_called}}));
}

std::vector<Command> loan_list_commands() {
    return {
        {"loan list",
         mark("the loans, what is late of them, and how late"),
         {},
         {{"--unit", "CODE", mark("only those that a unit, or one below it, vouches for")},
          {"--lender", "CODE", mark("only those of a lender")},
          {"--member", "CODE", mark("only those of a member")},
          {"--stage", "STAGE",
           mark("only those that are applied, certified, approved, running, paid-off, called, "
                "written-off or withdrawn")},
          {"--overdue", nullptr, mark("only those of which something is late")},
          as_of_option},
         "hui loan list --overdue --on 2024-06-30",
         run_loan_list},
    };
}

}  // namespace hui::cli
