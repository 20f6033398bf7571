#include "cli/commands/interest.hpp"
#include "cli/commands/commands.hpp"
#include "cli/commands/options.hpp"
#include "cli/commands/recording.hpp"
#include "cli/counted.hpp"
#include "cli/messages.hpp"
#include "cli/session.hpp"
#include "cli/table.hpp"
#include "engine/actions/interest.hpp"
#include "engine/base/text.hpp"
#include "engine/report/group_report.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace hui::cli {

namespace {

using savings::InterestOn;
using savings::LateItem;
using savings::LateState;
using savings::Settling;

const char* code_of(LateState state) {
    switch (state) {
        case LateState::incomplete:
            return "incomplete";
        case LateState::open:
            return "open";
        case LateState::paid:
            return "paid";
        case LateState::waived:
            return "waived";
    }
    return "";
}

std::string in_words(LateState state) {
    switch (state) {
        case LateState::incomplete:
            return tr("not yet complete");
        case LateState::open:
            return tr("open");
        case LateState::paid:
            return tr("paid");
        case LateState::waived:
            return tr("waived");
    }
    return "";
}

Json json_of(const report::InterestLine& line) {
    const LateItem& item = line.item;
    return {{"share", share_text(item.share)},
            {"member", line.member},
            {"name", line.name},
            {"on", item.what == InterestOn::contribution ? "contribution" : "hand-over"},
            {"round", item.round.count()},
            {"due", iso(item.due)},
            {"days", item.days.count()},
            {"lacking", item.lacking.count()},
            {"interest", item.interest.count()},
            {"to_organiser", item.to.organiser.count()},
            {"to_reserve", item.to.reserve.count()},
            {"to_drawer", item.to.drawer.count()},
            {"drawer", item.drawer == ShareNo{} ? Json{} : Json(share_text(item.drawer))},
            {"state", code_of(item.state)}};
}

/// For whom the interest is, where it is for the reserve fund or for who drew with less.
void print_other_creditors(const report::InterestReport& report) {
    for (const auto& [member, name, item] : report.lines) {
        const std::vector<NamedFact> facts{{"share", share_text(item.share)},
                                           {"round", item.round.count()},
                                           {"reserve", item.to.reserve},
                                           {"amount", item.to.drawer},
                                           {"drawer", share_text(item.drawer)}};
        if (item.to.reserve > Vnd{}) {
            print_line(fill(mark("Of the interest of share {share} on round {round}, {reserve} đ "
                                 "are for the reserve fund, which had paid in its place"),
                            facts));
        }
        if (item.to.drawer > Vnd{}) {
            print_line(fill(mark("Of the interest of share {share} on round {round}, {amount} đ "
                                 "are for share {drawer}, which had drawn that round with less"),
                            facts));
        }
    }
}

void print_report(const report::InterestReport& report, Date on) {
    if (!report.is_agreed) {
        print_line(
            fill(mark("Group {group} agreed on no late interest."), {{"group", report.group}}));
        return;
    }
    if (report.lines.empty()) {
        print_line(fill(mark("Nothing of {group} was late by {date}."),
                        {{"group", report.group}, {"date", on}}));
        return;
    }
    print_line(fill(mark("What was late in {group}, on {date}:"),
                    {{"group", report.group}, {"date", on}}));
    Table table{{{mark("Share")},
                 {mark("Member")},
                 {mark("Name")},
                 {mark("Late")},
                 {mark("Round"), right},
                 {mark("Due")},
                 {mark("Days late"), right},
                 {mark("Lacking"), right},
                 {mark("Interest"), right},
                 {mark("The organiser's"), right},
                 {mark("State")}}};
    Vnd open;
    for (const auto& [member, name, item] : report.lines) {
        if (item.state == LateState::open) { open += item.interest; }
        table.add({share_text(item.share), member, name, late_in_words(item.what),
                   fmt::format("{}", item.round.count()), show(item.due),
                   fmt::format("{}", item.days.count()), show(item.lacking), show(item.interest),
                   show(item.to.organiser), in_words(item.state)});
    }
    table.print();
    print_other_creditors(report);
    print_line(fill(mark("Open, to be paid or waived: {open} đ"), {{"open", open}}));
}

int run_show(const Arguments& arguments, Session& session) {
    const auto share = arguments.get("SHARE");
    auto ledger = session.open();
    const auto report = need(report::interest_report(
        ledger, {.group = arguments.at("GROUP"),
                 .share = share ? std::optional{need(parse_share(*share))} : std::nullopt,
                 .on = session.on(arguments)}));
    if (session.wants_json()) {
        Json document = Json::array();
        for (const report::InterestLine& line : report.lines) {
            document.push_back(json_of(line));
            document.back()["witness"] = report.witness.text();
        }
        print(document);
    } else {
        print_report(report, session.on(arguments));
        print_witness(report.witness);
    }
    return 0;
}

const char* line_for(const savings::InterestSettled& event) {
    if (event.how == Settling::waived) {
        return mark(
            "Entry no. {seq}: {amount} đ of interest on round {round} of share {share} of {group}, "
            "{name}, are waived on {date}");
    }
    return event.what == InterestOn::contribution
               ? mark(
                     "Receipt {receipt} (entry no. {seq}): share {share} of {group}, {name}, paid "
                     "{amount} đ of interest on {date}: round {round}, {days} late")
               : mark(
                     "Receipt {receipt} (entry no. {seq}): the organiser paid share {share} of "
                     "{group}, {name}, {amount} đ of interest on {date}: the pot of round {round} "
                     "came {days} late");
}

/// Who gets the parts that aren't the group's.
void print_shares_of(const savings::InterestTo& to, const std::vector<NamedFact>& facts) {
    if (to.organiser > Vnd{}) {
        print_line(
            fill(mark("  of it {repaid} đ go to the organiser, who had advanced them"), facts));
    }
    if (to.reserve > Vnd{}) {
        print_line(
            fill(mark("  of it {reserve} đ go to the reserve fund, which had paid them"), facts));
    }
    if (to.drawer > Vnd{}) {
        print_line(fill(mark("  of it {owed} đ go from hand to hand to share {drawer}, which had "
                             "drawn the round with less"),
                        facts));
    }
}

int answer(store::Ledger& ledger, const Session& session, const actions::Recorded& recorded) {
    const Entry& entry = recorded.entry;
    const auto event = savings::interest_settled_of(entry.kind, entry.body);
    if (session.wants_json()) {
        Json document = json_of_recorded(recorded);
        document["round"] = event.round.count();
        document["amount"] = event.amount.count();
        document["days"] = event.days;
        document["to_organiser"] = event.to.organiser.count();
        document["to_reserve"] = event.to.reserve.count();
        document["to_drawer"] = event.to.drawer.count();
        document["drawer"] = event.drawer == ShareNo{} ? Json{} : Json(share_text(event.drawer));
        print(document);
        return 0;
    }
    std::string name;
    if (const auto group = report::group_report(ledger, recorded.book, session.actor.today())) {
        name = group->shares.at(static_cast<std::size_t>(event.share.count() - 1)).name;
    }
    const std::vector<NamedFact> facts{{"receipt", entry.receipt.count()},
                                       {"date", entry.effective_on},
                                       {"seq", entry.seq.count()},
                                       {"share", share_text(event.share)},
                                       {"group", recorded.book},
                                       {"name", name},
                                       {"amount", event.amount},
                                       {"round", event.round.count()},
                                       {"days", days_in_words(event.days)},
                                       {"repaid", event.to.organiser},
                                       {"reserve", event.to.reserve},
                                       {"owed", event.to.drawer},
                                       {"drawer", share_text(event.drawer)}};
    print_line(fill(line_for(event), facts));
    print_shares_of(event.to, facts);
    print_true_date(entry, "  ");
    print_if_found(recorded);
    print_stamp(recorded);
    return 0;
}

int settle(const Arguments& arguments, Session& session, savings::SettleInterest command) {
    command.share = need(parse_share(arguments.at("SHARE")));
    if (arguments.has("--hand-over")) { command.what = InterestOn::hand_over; }
    if (const auto text = arguments.get("--round")) {
        const auto round = parse_whole(*text, savings::most_shares);
        if (!round) { throw Failed{refuse(Code::bad_number, {{"given", *text}})}; }
        command.round = Round{*round};
    }
    const actions::InterestRequest request{.command = std::move(command),
                                           .on = session.on(arguments),
                                           .ref = ref_of(arguments),
                                           .true_date = true_date_in(arguments)};
    auto ledger = session.open();
    const auto recorded =
        need(actions::in_group(ledger, arguments.at("GROUP"), [&](store::Book& book) {
            return actions::settle_interest(ledger, book, request, session.actor);
        }));
    return answer(ledger, session, recorded);
}

int run_pay(const Arguments& arguments, Session& session) {
    if (arguments.has("--hand-over") && arguments.has("--method")) {
        refuse_both("interest pay", "--hand-over", "--method");
    }
    savings::SettleInterest command{.share = {}, .round = {}, .reason = {}};
    if (const auto method = method_of(arguments)) { command.method = *method; }
    return settle(arguments, session, std::move(command));
}

int run_waive(const Arguments& arguments, Session& session) {
    return settle(arguments, session,
                  {.share = {},
                   .round = {},
                   .how = Settling::waived,
                   .reason = need(parse_text(arguments.at("--reason")))});
}

}  // namespace

std::vector<Command> interest_commands() {
    const OptionSpec round{"--round", "R", mark("of this round (else the oldest that is open)")};
    const OptionSpec hand_over{
        "--hand-over", nullptr,
        mark("the interest on a pot that came late, from the organiser to its drawer")};
    return {
        {"interest show",
         mark("show what was late, and the interest on it"),
         {{"GROUP"}, {"SHARE", Count::optional}},
         {as_of_option},
         "hui interest show G001",
         run_show},
        {"interest pay",
         mark("record that the interest on a late due was paid"),
         {{"GROUP"}, {"SHARE"}},
         {round, hand_over, happened_option, of_date_option, corrects_option, method_in_option,
          ref_option},
         "hui interest pay G001 03 --round 1\n"
         "hui interest pay G001 03 --round 1 --hand-over",
         run_pay,
         Command::Effect::records},
        {"interest waive",
         mark("record that the group forgives the interest on a late due"),
         {{"GROUP"}, {"SHARE"}},
         {round,
          hand_over,
          {"--reason", "TEXT", mark("why"), OptionSpec::Need::required},
          happened_option,
          of_date_option,
          corrects_option,
          ref_option},
         "hui interest waive G001 03 --round 1 --reason \"con ốm\"",
         run_waive,
         Command::Effect::records},
        interest_share_command(),
    };
}

}  // namespace hui::cli
