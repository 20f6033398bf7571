#include "cli/commands/disputes.hpp"
#include "cli/commands/commands.hpp"
#include "cli/commands/options.hpp"
#include "cli/commands/recording.hpp"
#include "cli/messages.hpp"
#include "engine/actions/disputes.hpp"
#include "engine/base/text.hpp"
#include "engine/store/register_table.hpp"

#include <nlohmann/json.hpp>

namespace hui::cli {

namespace {

using savings::DisputeChanged;

constexpr OptionSpec disputing_member{"--member", "NAME", mark("who contests it: a code or a name"),
                                      required};

const char* dispute_sentence(DisputeChanged::Step step) {
    return step == DisputeChanged::Step::opened
               ? mark(
                     "Entry no. {seq}: {name} ({member}) contests the book of {group} since "
                     "{date}: {reason}")
               : mark(
                     "Entry no. {seq}: what {name} ({member}) contested in the book of {group} is "
                     "settled on {date}: {reason}");
}

int record_dispute(const Arguments& arguments, Session& session, DisputeChanged::Step step) {
    const actions::DisputeRequest request{
        .command = {.step = step,
                    .member = need(parse_text(arguments.at("--member"))),
                    .reason = need(parse_text(arguments.at("--reason")))},
        .on = session.on(arguments),
        .ref = ref_of(arguments)};
    auto ledger = session.open();
    const auto recorded =
        need(actions::in_group(ledger, arguments.at("GROUP"), [&](store::Book& book) {
            return actions::change_dispute(ledger, book, request, session.actor);
        }));
    const Entry& entry = recorded.entry;
    const auto event = savings::dispute_changed_of(entry.kind, entry.body);
    const auto member = store::find_member(ledger, event.member);
    const std::string name = member ? member->name : "";
    if (session.wants_json()) {
        Json document = json_of_recorded(recorded);
        document.update({{"member", event.member}, {"name", name}, {"reason", event.reason}});
        print(document);
        return 0;
    }
    print_line(fill(dispute_sentence(step), {{"seq", entry.seq.count()},
                                             {"name", name},
                                             {"member", event.member},
                                             {"group", recorded.book},
                                             {"date", entry.effective_on},
                                             {"reason", event.reason}}));
    print_if_found(recorded);
    print_stamp(recorded);
    return 0;
}

int run_dispute_open(const Arguments& arguments, Session& session) {
    return record_dispute(arguments, session, DisputeChanged::Step::opened);
}

int run_dispute_settle(const Arguments& arguments, Session& session) {
    return record_dispute(arguments, session, DisputeChanged::Step::settled);
}

}  // namespace

Json disputes_json(const std::vector<report::DisputeLine>& disputes) {
    Json document = Json::array();
    for (const auto& [group, name, dispute] : disputes) {
        document.push_back({{"group", group},
                            {"member", dispute.member},
                            {"name", name},
                            {"since", iso(dispute.since)},
                            {"reason", dispute.reason},
                            {"seq", dispute.seq.count()}});
    }
    return document;
}

void print_disputes(const std::vector<report::DisputeLine>& disputes) {
    for (const auto& [group, name, dispute] : disputes) {
        print_line(fill(mark("  {group}: {name} ({member}) contests the book since {date}: "
                             "{reason} (hui dispute settle {group} --member {member} --reason "
                             "TEXT)"),
                        {{"group", group},
                         {"name", name},
                         {"member", dispute.member},
                         {"date", dispute.since},
                         {"reason", printable(dispute.reason, 300)}}));
    }
}

std::vector<Command> dispute_commands() {
    return {
        {"dispute open",
         mark("record that a member contests the book; the month stays open until it is settled"),
         {{"GROUP"}},
         {disputing_member,
          {"--reason", "TEXT", mark("what is contested"), required},
          happened_option,
          ref_option},
         "hui dispute open G001 --member \"Trần Văn Bình\" --reason \"đã góp tháng 4 mà sổ không "
         "ghi\"",
         run_dispute_open,
         Command::Effect::records},
        {"dispute settle",
         mark("record that what a member contested is settled"),
         {{"GROUP"}},
         {disputing_member,
          {"--reason", "TEXT", mark("how it was settled"), required},
          happened_option,
          ref_option},
         "hui dispute settle G001 --member \"Trần Văn Bình\" --reason \"đã ghi bổ sung\"",
         run_dispute_settle,
         Command::Effect::records},
    };
}

}  // namespace hui::cli
