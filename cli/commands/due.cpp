#include "cli/commands/commands.hpp"
#include "cli/commands/group_show.hpp"
#include "cli/commands/interest.hpp"
#include "cli/commands/options.hpp"
#include "cli/commands/recording.hpp"
#include "cli/messages.hpp"
#include "cli/session.hpp"
#include "cli/table.hpp"
#include "engine/actions/recorded.hpp"
#include "engine/report/as_of.hpp"
#include "engine/report/due_report.hpp"
#include "engine/report/loan_list.hpp"
#include "engine/report/status.hpp"
#include "engine/store/fault.hpp"
#include "engine/store/journal_table.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace hui::cli {

namespace {

Json json_of(const std::vector<report::OwedTo>& creditors) {
    Json all = Json::array();
    for (const report::OwedTo& owed : creditors) {
        Json one{{"to", creditor_text(owed.creditor)}, {"amount", owed.creditor.amount.count()}};
        if (!owed.member.empty()) { one["member"] = owed.member; }
        all.push_back(std::move(one));
    }
    return all;
}

Json json_of(const report::DueLine& line) {
    return {{"group", line.group},
            {"share", share_text(line.share)},
            {"member", line.member},
            {"name", line.name},
            {"round", line.round.count()},
            {"due", iso(line.due)},
            {"amount", line.amount.count()},
            {"paid", line.paid.count()},
            {"advanced", line.advanced.count()},
            {"outstanding", line.outstanding.count()},
            {"days_late", line.days_late},
            {"interest", line.interest.count()},
            {"owed_to", json_of(line.owed_to)},
            {"witness", line.witness.text()}};
}

std::string nobody_owes(const report::DueRequest& request) {
    std::vector<NamedFact> facts{{"date", request.on}};
    if (request.month) { facts.push_back({"month", *request.month}); }
    if (request.group) {
        facts.push_back({"group", *request.group});
        return fill(request.month ? mark("Nobody owes {group} anything of {month}, as of {date}.")
                                  : mark("Nobody owes {group} anything by {date}."),
                    facts);
    }
    return fill(request.month ? mark("Nobody owes a group anything of {month}, as of {date}.")
                              : mark("Nobody owes a group anything by {date}."),
                facts);
}

void print_dues(const std::vector<report::DueLine>& lines, const report::DueRequest& request) {
    if (lines.empty()) { return print_line(nobody_owes(request)); }
    Table table{{{mark("Group")},
                 {mark("Share")},
                 {mark("Member")},
                 {mark("Name")},
                 {mark("Round"), right},
                 {mark("Due")},
                 {mark("Owes"), right},
                 {mark("Advanced"), right},
                 {mark("Days late"), right},
                 {mark("Interest"), right}}};
    Vnd sum;
    for (const report::DueLine& line : lines) {
        sum += line.outstanding;
        table.add({line.group, share_text(line.share), line.member, line.name,
                   fmt::format("{}", line.round.count()), show(line.due), show(line.outstanding),
                   show(line.advanced), fmt::format("{}", line.days_late), show(line.interest)});
    }
    table.print();
    for (const report::DueLine& line : lines) {
        for (const report::OwedTo& owed : line.owed_to) {
            print_line(
                fill(mark("  {group} round {round}: share {share} owes {amount} đ to {party}"),
                     {{"group", line.group},
                      {"round", line.round.count()},
                      {"share", share_text(line.share)},
                      {"amount", owed.creditor.amount},
                      {"party", creditor_in_words(owed.creditor)}}));
        }
    }
    print_line(fill(mark("Dues: {count}, together {sum} đ"),
                    {{"count", static_cast<std::int64_t>(lines.size())}, {"sum", sum}}));
}

/// What drawers have still to get of their pots: the organisers owe it.
void print_pots_owed(const std::vector<report::ToHandOut>& groups) {
    for (const report::ToHandOut& group : groups) {
        if (group.rest) { print_rest(group.group, *group.rest); }
    }
}

/// What is paid, came late, and costs interest that is neither paid nor waived: no due any more.
void print_open_interest(const std::vector<report::OpenInterest>& open) {
    if (open.empty()) { return; }
    Table table{{{mark("Group")},
                 {mark("Share")},
                 {mark("Member")},
                 {mark("Name")},
                 {mark("Late")},
                 {mark("Round"), right},
                 {mark("Days late"), right},
                 {mark("Interest"), right}}};
    Vnd sum;
    for (const auto& [group, line] : open) {
        const savings::LateItem& item = line.item;
        sum += item.interest;
        table.add({group, share_text(item.share), line.member, line.name, late_in_words(item.what),
                   fmt::format("{}", item.round.count()), fmt::format("{}", item.days.count()),
                   show(item.interest)});
    }
    print_line("");
    print_line(tr("Late interest on what is paid by now, to be paid or waived:"));
    table.print();
    print_line(fill(mark("Together {sum} đ: hui interest pay or hui interest waive; for a pot that "
                         "came late add --hand-over"),
                    {{"sum", sum}}));
}

/// Borrowers owe, too; which loans, and how late, is a list of its own.
void print_late_loans(const report::LateLoans& late, Date on) {
    if (late.loans == 0) { return; }
    print_line(fill(mark("Loans that are late: {loans}, together {late} đ (hui loan list --overdue "
                         "--on {iso})"),
                    {{"loans", late.loans}, {"late", late.late}, {"iso", iso(on)}}));
}

/// Loans are told as known now; an answer as known then says that they aren't in it.
void print_loans(store::Ledger& ledger, const report::DueRequest& request) {
    if (!request.as_known) {
        return print_late_loans(need(report::late_loans(ledger, request.on)), request.on);
    }
    const bool has_loans = need(
        store::attempt([&]() -> Result<bool> { return !store::portfolio_books(ledger).empty(); }));
    if (!has_loans) { return; }
    print_line(fill(mark("Late loans are not in this answer: they are told as known now alone (hui "
                         "loan list --overdue --on {iso})"),
                    {{"iso", iso(request.on)}}));
}

/// Groups that ran already, but whose books can't tell what was due.
void print_not_told(const std::vector<report::NotTold>& groups) {
    for (const report::NotTold& group : groups) {
        print_line(fill(mark("Without {group}: its book begins on {first}"),
                        {{"group", group.group}, {"first", group.first}}));
    }
}

int run_due(const Arguments& arguments, Session& session) {
    report::DueRequest request{.group = arguments.get("GROUP"),
                               .month = {},
                               .on = session.on(arguments),
                               .as_known = session.as_known(arguments)};
    if (const auto month = arguments.get("--month")) { request.month = need(parse_month(*month)); }
    auto ledger = session.open();
    const auto view = view_of(ledger);
    if (request.group) { request.group = need(actions::group_book(ledger, *request.group)).code; }
    const auto lines = need(report::due_report(ledger, request));
    if (session.wants_json()) {
        Json document = Json::array();
        for (const report::DueLine& line : lines) { document.push_back(json_of(line)); }
        print(document);
    } else {
        print_dues(lines, request);
        print_pots_owed(need(report::to_hand_out(ledger, request.group, request.as_of())));
        print_open_interest(need(report::open_interest(ledger, request)));
        if (!request.group) { print_not_told(need(report::not_told(ledger, request.on))); }
        if (!request.group) { print_loans(ledger, request); }
        print_witness(ledger, request.group, request.as_known);
    }
    return 0;
}

}  // namespace

std::vector<Command> due_commands() {
    return {
        {"due",
         mark("who owes what"),
         {{"GROUP", Count::optional}},
         {{"--month", "M", mark("only what is still owed of a month")},
          as_of_option,
          as_known_option},
         "hui due --on 2024-06-30",
         run_due},
    };
}

}  // namespace hui::cli
