#include "engine/actions/reserve.hpp"
#include "cli/commands/commands.hpp"
#include "cli/commands/options.hpp"
#include "cli/commands/recording.hpp"
#include "cli/commands/shared_parts.hpp"
#include "cli/messages.hpp"
#include "cli/session.hpp"
#include "engine/base/text.hpp"
#include "engine/report/group_report.hpp"

#include <nlohmann/json.hpp>

namespace hui::cli {

namespace {

using actions::Recorded;

int run_show(const Arguments& arguments, Session& session) {
    auto ledger = session.open();
    const auto group =
        need(report::group_report(ledger, arguments.at("GROUP"), session.on(arguments)));
    if (session.wants_json()) {
        print({{"group", group.terms.code},
               {"on", iso(group.on)},
               {"per_draw", group.terms.reserve.count()},
               {"reserve", group.reserve.count()},
               {"witness", group.witness.text()}});
        return 0;
    }
    print_line(fill(mark("Reserve fund of {group} on {date}: {reserve} đ ({per_draw} đ are left in "
                         "it from each draw)"),
                    {{"group", group.terms.code},
                     {"date", group.on},
                     {"reserve", group.reserve},
                     {"per_draw", group.terms.reserve}}));
    print_witness(group.witness);
    return 0;
}

int run_spend(const Arguments& arguments, Session& session) {
    actions::SpendReserveRequest request{
        .command = {.amount = need(parse_vnd(arguments.at("--amount"))),
                    .reason = need(parse_text(arguments.at("--reason"))),
                    .by = {}},
        .on = session.on(arguments),
        .ref = ref_of(arguments),
        .true_date = true_date_in(arguments)};
    request.command.by = texts_of(arguments, "--by");
    if (const auto method = method_of(arguments)) { request.command.method = *method; }
    auto ledger = session.open();
    const auto recorded =
        need(actions::in_group(ledger, arguments.at("GROUP"), [&](store::Book& book) {
            return actions::spend_reserve(ledger, book, request, session.actor);
        }));
    if (session.wants_json()) {
        print(json_of_recorded(recorded));
        return 0;
    }
    print_line(fill(mark("Receipt {receipt} (entry no. {seq}): {amount} đ of {group}'s reserve "
                         "fund were spent on {date}: {reason}"),
                    {{"receipt", recorded.entry.receipt.count()},
                     {"date", recorded.entry.effective_on},
                     {"seq", recorded.entry.seq.count()},
                     {"amount", request.command.amount},
                     {"group", recorded.book},
                     {"reason", request.command.reason}}));
    print_true_date(recorded.entry, "  ");
    print_deciders(recorded, request.command.by);
    print_if_found(recorded);
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
        Json document = json_of_recorded(recorded);
        document["parts"] = parts_json(event.parts);
        print(document);
        return 0;
    }
    print_parts(event.parts, mark("Gets back"));
    print_line(fill(mark("Receipt {receipt} (entry no. {seq}): {amount} đ of {group}'s reserve "
                         "fund were given back on {date}"),
                    {{"receipt", recorded.entry.receipt.count()},
                     {"date", recorded.entry.effective_on},
                     {"seq", recorded.entry.seq.count()},
                     {"amount", event.amount},
                     {"group", recorded.book}}));
    print_if_found(recorded);
    print_stamp(recorded);
    return 0;
}

}  // namespace

std::vector<Command> reserve_commands() {
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
          decided_by_option,
          method_in_option,
          happened_option,
          of_date_option,
          corrects_option,
          ref_option},
         "hui reserve spend G001 --amount 100k --reason \"thăm bệnh\" --by \"Nguyễn Thị Lan\" --by "
         "\"Trần Văn Bình\"",
         run_spend,
         Command::Effect::records},
        {"reserve return",
         mark("give what is left of the reserve fund back, in equal parts, to the shares that left "
              "it there"),
         {{"GROUP"}},
         {happened_option, ref_option},
         "hui reserve return G001",
         run_return,
         Command::Effect::records},
    };
}

}  // namespace hui::cli
