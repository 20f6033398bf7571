#include "engine/actions/defaults.hpp"
#include "cli/commands/commands.hpp"
#include "cli/commands/options.hpp"
#include "cli/commands/recording.hpp"
#include "cli/messages.hpp"
#include "cli/session.hpp"
#include "engine/base/text.hpp"

#include <nlohmann/json.hpp>

namespace hui::cli {

namespace {

using actions::Recorded;

Recorded record(const Arguments& arguments, Session& session,
                const actions::DefaultRequest& request) {
    auto ledger = session.open();
    return need(actions::in_group(ledger, arguments.at("GROUP"), [&](store::Book& book) {
        return actions::record_default(ledger, book, request, session.actor);
    }));
}

Json dues_json(const std::vector<savings::AdvancedDue>& dues) {
    Json all = Json::array();
    for (const savings::AdvancedDue& due : dues) {
        all.push_back({{"round", due.round.count()}, {"amount", due.amount.count()}});
    }
    return all;
}

void print_dues(const std::vector<savings::AdvancedDue>& dues) {
    for (const savings::AdvancedDue& due : dues) {
        print_line(fill(mark("  the reserve fund pays {amount} đ of round {round}"),
                        {{"amount", due.amount}, {"round", due.round.count()}}));
    }
}

int run_cover(const Arguments& arguments, Session& session) {
    const savings::CoverFromReserve command{.share = need(parse_share(arguments.at("SHARE"))),
                                            .amount = amount_of(arguments),
                                            .by = texts_of(arguments, "--by")};
    const auto recorded = record(arguments, session,
                                 {.command = command,
                                  .on = session.on(arguments),
                                  .ref = ref_of(arguments),
                                  .true_date = true_date_in(arguments)});
    const auto event = savings::reserve_covered_of(recorded.entry.body);
    if (session.wants_json()) {
        Json document = json_of_recorded(recorded);
        document["dues"] = dues_json(event.dues);
        print(document);
        return 0;
    }
    print_line(
        fill(mark("Receipt {receipt} (entry no. {seq}): {amount} đ of {group}'s reserve fund "
                  "stand in the place of share {share} from {date} on"),
             {{"receipt", recorded.entry.receipt.count()},
              {"date", recorded.entry.effective_on},
              {"seq", recorded.entry.seq.count()},
              {"amount", event.amount},
              {"group", recorded.book},
              {"share", share_text(event.share)}}));
    print_dues(event.dues);
    print_true_date(recorded.entry, "  ");
    print_deciders(recorded, event.by);
    print_if_found(recorded);
    print_stamp(recorded);
    return 0;
}

int run_default(const Arguments& arguments, Session& session) {
    const auto recorded = record(
        arguments, session,
        {.command = savings::DeclareDefault{.share = need(parse_share(arguments.at("SHARE"))),
                                            .reason = need(parse_text(arguments.at("--reason")))},
         .on = session.on(arguments),
         .ref = ref_of(arguments)});
    const auto event = savings::share_defaulted_of(recorded.entry.body);
    if (session.wants_json()) {
        Json document = json_of_recorded(recorded);
        document["covers"] = dues_json(event.covers);
        print(document);
        return 0;
    }
    print_line(fill(mark("Share {share} of {group} is said to pay no more since {date}; the pots "
                         "after round {after} are smaller by what it lacks"),
                    {{"share", share_text(event.share)},
                     {"date", recorded.entry.effective_on},
                     {"group", recorded.book},
                     {"after", event.after.count()}}));
    print_dues(event.covers);
    print_if_found(recorded);
    print_stamp(recorded);
    return 0;
}

}  // namespace

std::vector<Command> default_commands() {
    return {
        {"reserve cover",
         mark("let the reserve fund pay in the place of a share"),
         {{"GROUP"}, {"SHARE"}},
         {{"--amount", "N", mark("đồng (else all that is due and not covered)")},
          decided_by_option,
          happened_option,
          of_date_option,
          corrects_option,
          ref_option},
         "hui reserve cover G001 03 --by \"Nguyễn Thị Lan\" --by \"Trần Văn Bình\"",
         run_cover,
         Command::Effect::records},
        {"share default",
         mark("say that a share that has drawn pays no more: the pots to come are smaller"),
         {{"GROUP"}, {"SHARE"}},
         {{"--reason", "TEXT", mark("why"), required}, happened_option, ref_option},
         "hui share default G001 03 --reason \"bỏ đi khỏi địa phương\"",
         run_default,
         Command::Effect::records},
    };
}

}  // namespace hui::cli
