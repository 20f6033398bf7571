#include "engine/actions/reserve.hpp"
#include "cli/commands/commands.hpp"
#include "cli/commands/options.hpp"
#include "cli/commands/recording.hpp"
#include "cli/messages.hpp"
#include "cli/session.hpp"
#include "cli/table.hpp"
#include "engine/base/text.hpp"
#include "engine/report/group_report.hpp"

#include <nlohmann/json.hpp>

namespace hui::cli {

namespace {

using actions::Recorded;

constexpr auto right = Table::Column::Align::right;

int run_show(const Arguments& arguments, Session& session) {
    auto ledger = session.open();
    const auto group =
        need(report::group_report(ledger, arguments.at("GROUP"), session.on(arguments)));
    if (session.wants_json()) {
        print({{"group", group.terms.code},
               {"on", iso(group.on)},
               {"per_draw", group.terms.reserve.count()},
               {"reserve", group.reserve.count()}});
        return 0;
    }
    print_line(fill(mark("Reserve fund of {group} on {date}: {reserve} đ ({per_draw} đ are left in "
                         "it from each draw)"),
                    {{"group", group.terms.code},
                     {"date", group.on},
                     {"reserve", group.reserve},
                     {"per_draw", group.terms.reserve}}));
    return 0;
}

int run_spend(const Arguments& arguments, Session& session) {
    actions::SpendReserveRequest request{
        .command = {.amount = need(parse_vnd(arguments.at("--amount"))),
                    .reason = need(parse_text(arguments.at("--reason"))),
                    .by = {}},
        .on = session.on(arguments),
        .ref = ref_of(arguments)};
    for (const std::string& name : arguments.all("--by")) {
        request.command.by.push_back(need(parse_text(name)));
    }
    if (const auto method = arguments.get("--method")) {
        request.command.method = need(savings::parse_method(*method));
    }
    auto ledger = session.open();
    const auto recorded =
        need(actions::in_group(ledger, arguments.at("GROUP"), [&](store::Book& book) {
            return actions::spend_reserve(ledger, book, request, session.actor);
        }));
    if (session.wants_json()) {
        print(json_of(recorded));
        return 0;
    }
    print_line(fill(mark("Receipt {receipt} (entry no. {seq}): {amount} đ of {group}'s reserve "
                         "fund were spent: {reason}"),
                    {{"receipt", recorded.entry.receipt.count()},
                     {"seq", recorded.entry.seq.count()},
                     {"amount", request.command.amount},
                     {"group", recorded.book},
                     {"reason", request.command.reason}}));
    print_stamp(recorded);
    return 0;
}

int run_return(const Arguments& arguments, Session& session) {
    const actions::ReturnReserveRequest request{.on = session.on(arguments),
                                                .ref = ref_of(arguments)};
    auto ledger = session.open();
    const auto recorded =
        need(actions::in_group(ledger, arguments.at("GROUP"), [&](store::Book& book) {
            return actions::return_reserve(ledger, book, request, session.actor);
        }));
    const auto event = savings::reserve_returned_of(recorded.entry.body);
    if (session.wants_json()) {
        Json document = json_of(recorded);
        document["parts"] = Json::array();
        for (const savings::ReservePart& part : event.parts) {
            document["parts"].push_back(
                {{"share", share_text(part.share)}, {"amount", part.amount.count()}});
        }
        print(document);
        return 0;
    }
    Table table{{{mark("Share")}, {mark("Gets back"), right}}};
    for (const savings::ReservePart& part : event.parts) {
        table.add({share_text(part.share), show(part.amount)});
    }
    table.print();
    print_line(fill(mark("Receipt {receipt} (entry no. {seq}): {amount} đ of {group}'s reserve "
                         "fund were given back"),
                    {{"receipt", recorded.entry.receipt.count()},
                     {"seq", recorded.entry.seq.count()},
                     {"amount", event.amount},
                     {"group", recorded.book}}));
    print_stamp(recorded);
    return 0;
}

}  // namespace

std::vector<Command> reserve_commands() {
    constexpr auto required = OptionSpec::Need::required;
    const OptionSpec on{"--on", "DATE", mark("the day it happened (else today)")};
    return {
        {"reserve show",
         mark("show what is in a group's reserve fund"),
         {{"GROUP"}},
         {as_of_option},
         "hui reserve show G001",
         run_show},
        {"reserve spend",
         mark("record that money of the reserve fund was spent"),
         {{"GROUP"}},
         {{"--amount", "N", mark("đồng"), required},
          {"--reason", "TEXT", mark("what for"), required},
          {"--by", "NAME", mark("who decided it; two people"), OptionSpec::Need::repeated},
          {"--method", "cash|bank", mark("how the money changed hands (else cash)")},
          on,
          ref_option},
         "hui reserve spend G001 --amount 100k --reason \"thăm bệnh\" --by \"Nguyễn Thị Lan\" --by "
         "\"Trần Văn Bình\"",
         run_spend,
         Command::Effect::records},
        {"reserve return",
         mark("give what is left of the reserve fund back, in equal parts, to the shares that left "
              "it there"),
         {{"GROUP"}},
         {on, ref_option},
         "hui reserve return G001",
         run_return,
         Command::Effect::records},
    };
}

}  // namespace hui::cli
