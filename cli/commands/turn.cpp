#include "cli/commands/commands.hpp"
#include "cli/commands/options.hpp"
#include "cli/commands/recording.hpp"
#include "cli/commands/turn_choice.hpp"
#include "cli/commands/turn_grounds.hpp"
#include "cli/commands/turn_lot.hpp"
#include "cli/commands/turn_origin.hpp"
#include "cli/commands/turn_rules.hpp"
#include "cli/commands/turn_show.hpp"
#include "engine/actions/turns.hpp"
#include "engine/base/text.hpp"

#include <nlohmann/json.hpp>

namespace hui::cli {

namespace {

constexpr OptionSpec on_option{"--on", "DATE", mark("the day it was decided (else today)")};
constexpr OptionSpec mixed_on_option{
    "--mixed-on", "DATE", mark("when the number became known (else the day of the draw)")};
constexpr OptionSpec consent_option{
    "--consent", "NO=NAME", mark("who agreed for a share; both must"), OptionSpec::Need::repeated};

std::vector<savings::Consent> consents_of_shares(const Arguments& arguments) {
    std::vector<savings::Consent> consents;
    for (const std::string& text : arguments.all("--consent")) {
        const ShareText given = parse_share_text(text, "NO=NAME");
        consents.push_back({.share = given.share, .name = need(parse_text(given.text))});
    }
    return consents;
}

int answer(store::Ledger& ledger, const Session& session, const actions::Recorded& recorded) {
    const auto event = savings::turns_changed_of(recorded.entry.body);
    const Date today = session.actor.today();
    const auto lines = report::turn_report(ledger, recorded.book, today);
    const auto grounds = report::turn_grounds(ledger, recorded.book, today);
    const bool explains = !event.pleas.empty() || !event.wishes.empty();
    if (session.wants_json()) {
        Json document = json_of_recorded(recorded);
        if (lines) { document["turns"] = turns_as_json(*lines); }
        if (grounds && explains) { document.update(json_of_grounds(*grounds)); }
        print(document);
        return 0;
    }
    if (event.lot) {
        const auto group = need(report::group_report(ledger, recorded.book, today));
        print_minute(event, {.ledger = ledger.id(), .group = recorded.book, .cycle = group.cycle});
    }
    if (lines) { print_turns(*lines, today); }
    if (grounds && explains) {
        print_origin(*grounds);
        print_decision(*grounds);
    }
    print_if_found(recorded);
    print_stamp(recorded);
    return 0;
}

int change(const Arguments& arguments, Session& session,
           decltype(actions::TurnsRequest::command) command) {
    const actions::TurnsRequest request{
        .command = std::move(command), .on = session.on(arguments), .ref = ref_of(arguments)};
    auto ledger = session.open();
    const auto recorded =
        need(actions::in_group(ledger, arguments.at("GROUP"), [&](store::Book& book) {
            return actions::change_turns(ledger, book, request, session.actor);
        }));
    return answer(ledger, session, recorded);
}

int run_set(const Arguments& arguments, Session& session) {
    return change(arguments, session, turns_set(arguments, session.on(arguments)));
}

int run_swap(const Arguments& arguments, Session& session) {
    return change(arguments, session,
                  savings::SwapTurns{.one = need(parse_share(arguments.at("SHARE"))),
                                     .other = need(parse_share(arguments.at("OTHER"))),
                                     .consents = consents_of_shares(arguments)});
}

int run_cede(const Arguments& arguments, Session& session) {
    return change(arguments, session,
                  savings::CedeTurn{.to = need(parse_share(arguments.at("SHARE"))),
                                    .consents = consents_of_shares(arguments)});
}

int run_draw(const Arguments& arguments, Session& session) {
    return change(arguments, session, lot_of(arguments, session.on(arguments)).value());
}

Command set_command() {
    return {
        "turn set",
        mark("record the order that the members decided on"),
        {{"GROUP"}},
        {{"--by", ways_to_set, mark("how (else vote)")},
         {"--order", "03,01,…",
          mark("vote, fixed: the shares that have not drawn, next one first")},
         {"--points", "NO=POINTS:REASON", mark("need: how much a share needs the pot, and why"),
          repeated},
         {"--wish", "NO=3,5,…", mark("wishes: the rounds that a share wants, dearest first"),
          repeated},
         {"--minute", "TEXT", mark("what was decided, and by whom"), OptionSpec::Need::required},
         {"--secret", "TEXT", mark("need, wishes: the lot between equals: the committed secret")},
         {"--mix", "NUMBER", mark("the number that was called out or published")},
         mixed_on_option,
         on_option,
         ref_option},
        "hui turn set H01 --order 03,01,02 --minute \"Họp ngày 01/07: cả tổ biểu quyết\"",
        run_set,
        Command::Effect::records};
}

Command swap_command() {
    return {"turn swap",
            mark("let two shares that have not drawn change places"),
            {{"GROUP"}, {"SHARE"}, {"OTHER"}},
            {consent_option, on_option, ref_option},
            "hui turn swap H01 02 03 --consent \"02=Trần Văn Bình\" --consent \"03=Lý Thị Hoa\"",
            run_swap,
            Command::Effect::records};
}

Command cede_command() {
    return {"turn cede",
            mark("let the share whose turn it is give it to another, and take that one's"),
            {{"GROUP"}, {"SHARE"}},
            {consent_option, on_option, ref_option},
            "hui turn cede H01 03 --consent \"01=Nguyễn Thị Lan\" --consent \"03=Lý Thị Hoa\"",
            run_cede,
            Command::Effect::records};
}

Command draw_command() {
    return {"turn draw",
            mark("draw the lot: reveal the secret, mix it with the public number"),
            {{"GROUP"}},
            {{"--secret", "TEXT", mark("the secret that was committed"), required},
             {"--mix", "NUMBER", mark("the number that was called out or published"), required},
             mixed_on_option,
             on_option,
             ref_option},
            "hui turn draw H01 --secret 4f1c0a77e2b94d31 --mix 48213",
            run_draw,
            Command::Effect::records};
}

}  // namespace

std::vector<Command> turn_commands() {
    return {turn_show_command(), set_command(),         turn_rules_command(), swap_command(),
            cede_command(),      turn_commit_command(), draw_command()};
}

}  // namespace hui::cli
