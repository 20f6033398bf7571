#include "engine/report/exposure.hpp"
#include "cli/commands/commands.hpp"
#include "cli/commands/loan_screens.hpp"
#include "cli/commands/options.hpp"
#include "cli/json_list.hpp"
#include "cli/messages.hpp"
#include "cli/session.hpp"
#include "cli/table.hpp"
#include "engine/base/text.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>

namespace hui::cli {

namespace {

using report::Exposure;
using report::ExposureReport;

/// More would not be read.
constexpr std::size_t most_people = 50;

Json json_of(const report::ShareToPay& share) {
    return {{"group", share.group},
            {"share", share_text(share.share)},
            {"to_pay", share.to_pay.count()},
            {"arrears", share.arrears.count()},
            {"sponsor", share.sponsor}};
}

Json json_of(const report::LoanOpen& loan) {
    return {{"loan", loan.loan},
            {"lender", loan.lender},
            {"stage", std::string{lending::stage_text(loan.stage)}},
            {"open", loan.open.count()},
            {"outstanding", loan.outstanding.count()},
            {"late", loan.late.count()},
            {"late_interest", loan.late_interest.count()},
            {"owed", loan.owed().count()},
            {"not_paid_out", loan.not_paid_out().count()}};
}

Json json_of(const report::Sponsorship& sponsorship) {
    return {{"group", sponsorship.group},
            {"share", share_text(sponsorship.share)},
            {"member", sponsorship.member},
            {"to_pay", sponsorship.to_pay.count()}};
}

Json json_of(const report::AdvanceGiven& advance) {
    return {{"group", advance.group}, {"amount", advance.amount.count()}};
}

Json json_of(const Exposure& person) {
    return {{"member", person.member},
            {"name", person.name},
            {"owes", person.owes().count()},
            {"to_pay", person.to_pay().count()},
            {"loans_open", person.loans_open().count()},
            {"loans_owed", person.loans_owed().count()},
            {"loans_not_paid_out", person.not_paid_out().count()},
            {"sponsored", person.sponsored().count()},
            {"advanced", person.advanced().count()},
            {"shares", list_of(person.shares, json_of)},
            {"loans", list_of(person.loans, json_of)},
            {"sponsorships", list_of(person.sponsorships, json_of)},
            {"advances", list_of(person.advances, json_of)}};
}

Json json_of(const ExposureReport& report) {
    const std::size_t shown = std::min(report.people.size(), most_people);
    Json people = Json::array();
    for (std::size_t i = 0; i < shown; ++i) { people.push_back(json_of(report.people[i])); }
    return {{"on", iso(report.on)},
            {"limit", amount_or_null(report.limit)},
            {"people", people},
            {"left_out", static_cast<std::int64_t>(report.people.size() - shown)}};
}

void print_limit(const ExposureReport& report, const Exposure& person) {
    if (!report.limit) { return; }
    const bool is_over = person.loans_open() > *report.limit;
    print_line(fill(is_over ? mark("Loans: {open} đ open with what is approved and not paid out, "
                                   "over the limit of {limit} đ for one member")
                            : mark("Loans: {open} đ open with what is approved and not paid out, "
                                   "of at most {limit} đ for one member"),
                    {{"open", person.loans_open()}, {"limit", *report.limit}}));
}

void print_shares(const Exposure& person) {
    for (const report::ShareToPay& share : person.shares) {
        print_line(fill(mark("{group} share {share} has still to pay {amount} đ, {arrears} đ of it "
                             "overdue"),
                        {{"group", share.group},
                         {"share", share_text(share.share)},
                         {"amount", share.to_pay},
                         {"arrears", share.arrears}}));
        if (share.sponsor.empty()) { continue; }
        print_line(
            fill(mark("  {sponsor} vouched for it"), {{"sponsor", printable(share.sponsor)}}));
    }
}

void print_loan_open(const report::LoanOpen& loan) {
    const std::vector<NamedFact> facts{{"loan", loan.loan},
                                       {"lender", loan.lender},
                                       {"stage", stage_in_words(loan.stage)},
                                       {"owed", loan.owed()},
                                       {"principal", loan.outstanding},
                                       {"interest", loan.late_interest},
                                       {"late", loan.late},
                                       {"not_paid_out", loan.not_paid_out()}};
    if (loan.owed() == Vnd{}) {
        print_line(fill(mark("Loan {loan} from {lender} ({stage}): approved and not paid out "
                             "{not_paid_out} đ"),
                        facts));
        return;
    }
    print_line(fill(mark("Loan {loan} from {lender} ({stage}): owes {owed} đ, principal "
                         "{principal} đ and late interest {interest} đ; late in all {late} đ"),
                    facts));
    if (loan.not_paid_out() == Vnd{}) { return; }
    print_line(fill(mark("  approved and not paid out yet {not_paid_out} đ"), facts));
}

void print_person(const ExposureReport& report, const Exposure& person) {
    print_line(bold(fmt::format("{}  {}", person.member, printable(person.name, 300))));
    print_shares(person);
    for (const report::LoanOpen& loan : person.loans) { print_loan_open(loan); }
    print_line(fill(mark("Owes on {date} in all: {amount} đ"),
                    {{"date", report.on}, {"amount", person.owes()}}));
    print_limit(report, person);
    for (const report::Sponsorship& sponsorship : person.sponsorships) {
        print_line(fill(mark("Vouched for {group} share {share} ({member}), which has still to pay "
                             "{amount} đ"),
                        {{"group", sponsorship.group},
                         {"share", share_text(sponsorship.share)},
                         {"member", sponsorship.member},
                         {"amount", sponsorship.to_pay}}));
    }
    for (const report::AdvanceGiven& advance : person.advances) {
        print_line(fill(mark("Advanced as organiser of {group} and not got back: {amount} đ"),
                        {{"group", advance.group}, {"amount", advance.amount}}));
    }
}

std::string over_limit(const ExposureReport& report) {
    std::string codes;
    for (const Exposure& person : report.people) {
        if (report.limit && person.loans_open() > *report.limit) {
            codes += (codes.empty() ? "" : ", ") + person.member;
        }
    }
    return codes;
}

void print_people(const ExposureReport& report) {
    if (report.people.empty()) {
        print_line(fill(mark("Nobody has anything open on {date}."), {{"date", report.on}}));
        return;
    }
    Table table{{{mark("Member")},
                 {mark("Name")},
                 {mark("Shares to pay"), right},
                 {mark("Loans"), right},
                 {mark("Owes"), right},
                 {mark("Not paid out"), right},
                 {mark("Vouched for"), right},
                 {mark("Advanced"), right}}};
    const std::size_t shown = std::min(report.people.size(), most_people);
    for (std::size_t i = 0; i < shown; ++i) {
        const Exposure& person = report.people[i];
        table.add({person.member, person.name, show(person.to_pay()), show(person.loans_owed()),
                   show(person.owes()), show(person.not_paid_out()), show(person.sponsored()),
                   show(person.advanced())});
    }
    table.print();
    if (report.people.size() > shown) {
        print_line(fill(mark("Those who owe most; {count} more have something open (hui report "
                             "exposure MEMBER)"),
                        {{"count", static_cast<std::int64_t>(report.people.size() - shown)}}));
    }
    if (const std::string codes = over_limit(report); !codes.empty()) {
        print_line(fill(mark("Loans over the limit of {limit} đ for one member: {members}"),
                        {{"limit", *report.limit}, {"members", codes}}));
    }
}

int run_exposure(const Arguments& arguments, Session& session) {
    const auto member = arguments.get("MEMBER");
    auto ledger = session.open();
    const auto view = view_of(ledger);
    const ExposureReport report = need(report::exposure_report(
        ledger, member ? std::optional<std::string_view>{*member} : std::nullopt,
        session.on(arguments)));
    if (session.wants_json()) {
        Json document = json_of(report);
        document["witness"] = witness_text(ledger, {});
        print(document);
        return 0;
    }
    if (member) {
        print_person(report, report.people.front());
    } else {
        print_people(report);
    }
    print_witness(ledger, {});
    return 0;
}

}  // namespace

std::vector<Command> exposure_commands() {
    return {
        {"report exposure",
         mark("all that a person has open, in groups and loans; without MEMBER who owes most"),
         {{"MEMBER", Count::optional}},
         {as_of_option},
         "hui report exposure M0001 --on 2024-06-30",
         run_exposure},
    };
}

}  // namespace hui::cli
