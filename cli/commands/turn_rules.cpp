#include "cli/commands/turn_rules.hpp"

#include "cli/commands/options.hpp"
#include "cli/commands/recording.hpp"
#include "cli/commands/turn_grounds.hpp"
#include "engine/actions/agree_rules.hpp"
#include "engine/base/text.hpp"

#include <nlohmann/json.hpp>

namespace hui::cli {

namespace {

/// A number of rounds, none where the option isn't given.
std::int64_t rounds_of(const std::string& text) {
    const auto rounds = parse_whole(text, std::int64_t{savings::most_shares});
    if (!rounds) { throw Failed{refuse(Code::bad_number, {{"given", text}})}; }
    return *rounds;
}

savings::TurnRules rules_of(const Arguments& arguments) {
    savings::TurnRules rules{
        .not_before = {},
        .apart = rounds_of(arguments.get("--apart").value_or("0")),
        .sponsored_through = Round{rounds_of(arguments.get("--sponsors").value_or("0"))},
        .sponsors = {}};
    for (const std::string& text : arguments.all("--not-before")) {
        const ShareText given = parse_share_text(text, "NO=ROUND");
        rules.not_before.push_back({.share = given.share, .round = Round{rounds_of(given.text)}});
    }
    for (const std::string& text : arguments.all("--sponsor")) {
        const ShareText given = parse_share_text(text, "NO=NAME");
        rules.sponsors.push_back({.share = given.share, .name = need(parse_text(given.text))});
    }
    return rules;
}

int run_rules(const Arguments& arguments, Session& session) {
    const actions::RulesRequest request{
        .command = {.rules = rules_of(arguments),
                    .minute = need(parse_text(arguments.at("--minute")))},
        .on = session.on(arguments),
        .ref = ref_of(arguments)};
    auto ledger = session.open();
    const auto recorded =
        need(actions::in_group(ledger, arguments.at("GROUP"), [&](store::Book& book) {
            return actions::agree_rules(ledger, book, request, session.actor);
        }));
    const report::TurnGrounds grounds{.rules = savings::rules_of(recorded.entry)};
    if (session.wants_json()) {
        Json document = json_of_recorded(recorded);
        document["rules"] = json_of_grounds(grounds)["rules"];
        print(document);
        return 0;
    }
    print_rules(grounds);
    print_stamp(recorded);
    return 0;
}

}  // namespace

Command turn_rules_command() {
    return {
        "turn rules",
        mark("record the rules that every decision on turns must keep, in place of all before"),
        {{"GROUP"}},
        {{"--not-before", "NO=ROUND", mark("a newcomer's first round"), repeated},
         {"--apart", "M", mark("how many rounds two turns of one member are apart")},
         {"--sponsors", "N", mark("how many of the first draws need a sponsor")},
         {"--sponsor", "NO=NAME", mark("who vouches for a share"), repeated},
         {"--minute", "TEXT", mark("what was decided, and by whom"), OptionSpec::Need::required},
         {"--on", "DATE", mark("the day it was decided (else today)")},
         ref_option},
        "hui turn rules H01 --not-before 03=2 --minute \"Họp ngày 01/07\"",
        run_rules,
        Command::Effect::records};
}

}  // namespace hui::cli
