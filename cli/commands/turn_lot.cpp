#include "cli/commands/turn_lot.hpp"

#include "cli/commands/options.hpp"
#include "cli/commands/recording.hpp"
#include "cli/counted.hpp"
#include "engine/actions/turns.hpp"
#include "engine/base/text.hpp"
#include "engine/report/group_report.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace hui::cli {

namespace {

/// What the commitment can serve: a lot over open turns, or one between equals.
const char* next_after(store::Ledger& ledger, const actions::Recorded& recorded, Date today) {
    const auto lines = need(report::turn_report(ledger, recorded.book, today));
    const bool is_open = std::any_of(lines.begin(), lines.end(), [](const auto& line) {
        return line.state == report::TurnLine::State::open;
    });
    return is_open ? mark(
                         "Next: let members call out a number, or wait for a public lottery; then "
                         "hui turn draw, or between equals hui turn set --by need|wishes … "
                         "--secret … --mix …")
                   : mark(
                         "Next: let members call out a number, or wait for a public lottery; then "
                         "hui turn set --by need|wishes … --secret … --mix …");
}

int run_commit(const Arguments& arguments, Session& session) {
    const auto given = arguments.get("--secret");
    if (!given && arguments.has("--ref")) {
        // A secret that is made anew each time would be another content under the same reference.
        throw Failed{refuse(Code::missing_argument, {{"argument", std::string{"--secret"}},
                                                     {"command", std::string{"turn commit"}}})};
    }
    const actions::CommitRequest request{
        .command = {.secret =
                        given ? need(savings::LotSecret::parse(*given)) : actions::new_lot_secret(),
                    .source = need(parse_text(arguments.at("--source")))},
        .ref = ref_of(arguments)};
    auto ledger = session.open();
    const auto recorded =
        need(actions::in_group(ledger, arguments.at("GROUP"), [&](store::Book& book) {
            return actions::commit_lot(ledger, book, request, session.actor);
        }));
    const auto committed = savings::lot_committed_of(recorded.entry.body);
    if (session.wants_json()) {
        Json document = json_of_recorded(recorded);
        document["commitment"] = hex(committed.commitment);
        if (!given) { document["secret"] = request.command.secret.text(); }
        print(document);
        return 0;
    }
    print_line(fill(mark("Committed: {hash}"), {{"hash", hex(committed.commitment)}}));
    if (!given) {
        print_line(fill(mark("The secret, to be kept until the draw and shown to nobody: {secret}"),
                        {{"secret", request.command.secret.text()}}));
    }
    print_line(tr(next_after(ledger, recorded, session.actor.today())));
    print_if_found(recorded);
    print_stamp(recorded);
    return 0;
}

}  // namespace

void print_minute(const savings::TurnsChanged& event, const savings::LotPlace& place) {
    const savings::LotEvidence& lot = *event.lot;
    const std::vector<NamedFact> facts{
        {"ledger", place.ledger},
        {"group", place.group},
        {"cycle", place.cycle.count()},
        {"entry", lot.commitment.count()},
        {"secret", lot.secret},
        {"mix", lot.mix},
        {"source", lot.source},
        {"date", lot.mixed_on},
        {"shares", shares_in_words(savings::list_text(event.order))}};
    for (const char* line :
         {mark("Minute of the lot: ledger {ledger}, group {group}, cycle {cycle}"),
          mark("  secret, committed in entry no. {entry}: {secret}"),
          mark("  mixed with {mix} ({source}, {date})"), mark("  order drawn: {shares}"),
          mark("  anybody can draw it again (schema/README.md, \"A lot\")")}) {
        print_line(fill(line, facts));
    }
}

Command turn_commit_command() {
    return {
        "turn commit",
        mark("commit to a secret, before the number for the lot is known"),
        {{"GROUP"}},
        {{"--source", "TEXT", mark("where the number will come from, said in advance"),
          OptionSpec::Need::required},
         {"--secret", "TEXT", mark("your own secret of 16 characters or more (else one is made)")},
         ref_option},
        "hui turn commit H01 --source \"XSMB 15/07/2024\"",
        run_commit,
        Command::Effect::records};
}

}  // namespace hui::cli
