#include "cli/commands/commands.hpp"
#include "cli/commands/options.hpp"
#include "cli/commands/recording.hpp"
#include "cli/messages.hpp"
#include "cli/session.hpp"
#include "cli/table.hpp"
#include "engine/report/due_report.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace hui::cli {

namespace {

constexpr auto right = Table::Column::Align::right;

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
            {"owed_to", json_of(line.owed_to)}};
}

void print_dues(const std::vector<report::DueLine>& lines, const report::DueRequest& request) {
    if (lines.empty() && request.month) {
        print_line(fill(mark("Nobody owes anything of {month}, as of {date}."),
                        {{"month", *request.month}, {"date", request.on}}));
        return;
    }
    if (lines.empty()) {
        print_line(fill(mark("Nobody owes anything by {date}."), {{"date", request.on}}));
        return;
    }
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

int run_due(const Arguments& arguments, Session& session) {
    report::DueRequest request{
        .group = arguments.get("GROUP"), .month = {}, .on = session.on(arguments)};
    if (const auto month = arguments.get("--month")) { request.month = need(parse_month(*month)); }
    auto ledger = session.open();
    const auto lines = need(report::due_report(ledger, request));
    if (session.wants_json()) {
        Json document = Json::array();
        for (const report::DueLine& line : lines) { document.push_back(json_of(line)); }
        print(document);
    } else {
        print_dues(lines, request);
    }
    return 0;
}

}  // namespace

std::vector<Command> due_commands() {
    return {
        {"due",
         mark("who owes what"),
         {{"GROUP", Count::optional}},
         {{"--month", "M", mark("only what is still owed of a month")}, as_of_option},
         "hui due --on 2024-06-30",
         run_due},
    };
}

}  // namespace hui::cli
