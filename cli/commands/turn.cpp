#include "cli/commands/commands.hpp"
#include "cli/commands/options.hpp"
#include "cli/commands/recording.hpp"
#include "cli/commands/turn_choice.hpp"
#include "cli/commands/turn_grounds.hpp"
#include "cli/commands/turn_rules.hpp"
#include "cli/messages.hpp"
#include "cli/session.hpp"
#include "cli/table.hpp"
#include "engine/actions/turns.hpp"
#include "engine/base/text.hpp"
#include "engine/report/group_report.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>

namespace hui::cli {

namespace {

constexpr auto right = Table::Column::Align::right;

std::string words_for(const report::TurnLine& line, Date on) {
    if (line.is_refund && line.state == report::TurnLine::State::planned) { return tr("refund"); }
    switch (line.state) {
        case report::TurnLine::State::drawn:
            return line.rest == Vnd{} ? tr("drawn")
                                      : fill(mark("drawn; {rest} đ still to be handed over"),
                                             {{"rest", line.rest}});
        case report::TurnLine::State::planned:
            return line.draw <= on ? tr("due, not drawn") : tr("planned");
        case report::TurnLine::State::open:
            return tr("not decided");
    }
    return "";
}

Json turns_as_json(const std::vector<report::TurnLine>& lines) {
    Json document = Json::array();
    for (const report::TurnLine& line : lines) {
        Json share = nullptr;
        Json member = nullptr;
        if (line.share) {
            share = share_text(*line.share);
            member = line.member;
        }
        document.push_back({{"round", line.round.count()},
                            {"due", iso(line.due)},
                            {"draw", iso(line.draw)},
                            {"share", share},
                            {"member", member},
                            {"name", line.name},
                            {"rest", line.rest.count()},
                            {"state", std::string{name_of(line.state)}}});
    }
    return document;
}

void print_turns(const std::vector<report::TurnLine>& lines, Date on) {
    const bool apart = std::any_of(lines.begin(), lines.end(),
                                   [](const auto& line) { return line.draw != line.due; });
    std::vector<Table::Column> columns{{mark("Round"), right}, {mark("Due")},  {mark("Share")},
                                       {mark("Member")},       {mark("Name")}, {mark("State")}};
    if (apart) { columns.insert(columns.begin() + 2, {mark("Drawn on")}); }
    Table table{columns};
    for (const report::TurnLine& line : lines) {
        std::vector<std::string> row{fmt::format("{}", line.round.count()),
                                     show(line.due),
                                     line.share ? share_text(*line.share) : "",
                                     line.member,
                                     line.name,
                                     words_for(line, on)};
        if (apart) { row.insert(row.begin() + 2, show(line.draw)); }
        table.add(std::move(row));
    }
    table.print();
}

int run_show(const Arguments& arguments, Session& session) {
    auto ledger = session.open();
    const Date on = session.on(arguments);
    const auto lines = need(report::turn_report(ledger, arguments.at("GROUP"), on));
    const bool explains = arguments.has("--explain");
    if (session.wants_json() && !explains) {
        print(turns_as_json(lines));
        return 0;
    }
    const auto grounds = need(report::turn_grounds(ledger, arguments.at("GROUP"), on));
    if (session.wants_json()) {
        Json document{{"turns", turns_as_json(lines)}};
        document.update(json_of(grounds));
        print(document);
        return 0;
    }
    print_turns(lines, on);
    print_rules(grounds);
    if (explains) { print_decision(grounds); }
    return 0;
}

std::vector<savings::Consent> consents_of(const Arguments& arguments) {
    std::vector<savings::Consent> consents;
    for (const std::string& text : arguments.all("--consent")) {
        const ShareText given = parse_share_text(text, "NO=NAME");
        consents.push_back({.share = given.share, .name = need(parse_text(given.text))});
    }
    return consents;
}

/// All that another program needs to draw the lot again.
void print_minute(const savings::LotEvidence& lot, const savings::TurnsChanged& event,
                  const actions::Recorded& recorded, const std::string& ledger_id) {
    const savings::LotPlace place{.ledger = ledger_id, .group = recorded.book};
    const std::vector<NamedFact> facts{{"ledger", place.ledger},
                                       {"group", place.group},
                                       {"cycle", place.cycle.count()},
                                       {"entry", lot.commitment.count()},
                                       {"secret", lot.secret},
                                       {"mix", lot.mix},
                                       {"source", lot.source},
                                       {"date", lot.mixed_on},
                                       {"order", savings::list_text(event.order)}};
    for (const char* line :
         {mark("Minute of the lot: ledger {ledger}, group {group}, cycle {cycle}"),
          mark("  secret, committed in entry no. {entry}: {secret}"),
          mark("  mixed with {mix} ({source}, {date})"), mark("  order drawn: shares {order}"),
          mark("  anybody can draw it again (schema/README.md, \"A lot\")")}) {
        print_line(fill(line, facts));
    }
}

int answer(store::Ledger& ledger, const Session& session, const actions::Recorded& recorded) {
    const auto event = savings::turns_changed_of(recorded.entry.body);
    const Date today = session.actor.today();
    const auto lines = report::turn_report(ledger, recorded.book, today);
    const auto grounds = report::turn_grounds(ledger, recorded.book, today);
    const bool explains = !event.pleas.empty() || !event.wishes.empty();
    if (session.wants_json()) {
        Json document = json_of(recorded);
        if (lines) { document["turns"] = turns_as_json(*lines); }
        if (grounds && explains) { document.update(json_of(*grounds)); }
        print(document);
        return 0;
    }
    if (event.lot) { print_minute(*event.lot, event, recorded, ledger.id()); }
    if (lines) { print_turns(*lines, today); }
    if (grounds && explains) { print_decision(*grounds); }
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
    const auto by = need(savings::parse_turns_by(arguments.get("--by").value_or("vote")));
    if (by == savings::TurnsBy::need) {
        return change(arguments, session, set_by_need(arguments, session.on(arguments)));
    }
    if (by == savings::TurnsBy::wishes) {
        return change(arguments, session, set_by_wishes(arguments, session.on(arguments)));
    }
    return change(arguments, session, set_in_order(arguments, by));
}

int run_swap(const Arguments& arguments, Session& session) {
    return change(arguments, session,
                  savings::SwapTurns{.one = need(parse_share(arguments.at("SHARE"))),
                                     .other = need(parse_share(arguments.at("OTHER"))),
                                     .consents = consents_of(arguments)});
}

int run_cede(const Arguments& arguments, Session& session) {
    return change(arguments, session,
                  savings::CedeTurn{.to = need(parse_share(arguments.at("SHARE"))),
                                    .consents = consents_of(arguments)});
}

int run_draw(const Arguments& arguments, Session& session) {
    const auto mixed_on = arguments.get("--mixed-on");
    return change(arguments, session,
                  savings::DrawLot{
                      .secret = need(savings::LotSecret::parse(arguments.at("--secret"))),
                      .mix = need(savings::LotMix::parse(arguments.at("--mix"))),
                      .mixed_on = mixed_on ? need(parse_date(*mixed_on)) : session.on(arguments)});
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
        Json document = json_of(recorded);
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
    print_line(
        tr("Next: let members call out a number, or wait for a public lottery; then hui turn "
           "draw"));
    print_if_found(recorded);
    print_stamp(recorded);
    return 0;
}

}  // namespace

std::vector<Command> turn_commands() {
    constexpr auto required = OptionSpec::Need::required;
    constexpr auto repeated = OptionSpec::Need::repeated;
    const OptionSpec on{"--on", "DATE", mark("the day it was decided (else today)")};
    const OptionSpec consent{"--consent", "NO=NAME", mark("who agreed for a share; both must"),
                             repeated};
    return {
        {"turn show",
         mark("show who draws when"),
         {{"GROUP"}},
         {as_of_option,
          {"--explain", nullptr, mark("and what each share asked for, and why it got its round")}},
         "hui turn show G001",
         run_show},
        {"turn set",
         mark("record the order that the members decided on"),
         {{"GROUP"}},
         {{"--by", "vote|fixed|need|wishes", mark("how (else vote)")},
          {"--order", "03,01,…",
           mark("vote, fixed: the shares that have not drawn, next one first")},
          {"--points", "NO=POINTS:REASON", mark("need: how much a share needs the pot, and why"),
           repeated},
          {"--wish", "NO=3,5,…", mark("wishes: the rounds that a share wants, dearest first"),
           repeated},
          {"--minute", "TEXT", mark("what was decided, and by whom"), required},
          {"--secret", "TEXT", mark("need, wishes: the lot between equals: the committed secret")},
          {"--mix", "NUMBER", mark("the number that was called out or published")},
          {"--mixed-on", "DATE", mark("when the number became known (else the day of the draw)")},
          on,
          ref_option},
         "hui turn set H01 --order 03,01,02 --minute \"Họp ngày 01/07: cả tổ biểu quyết\"",
         run_set,
         Command::Effect::records},
        turn_rules_command(),
        {"turn swap",
         mark("let two shares that have not drawn change places"),
         {{"GROUP"}, {"SHARE"}, {"OTHER"}},
         {consent, on, ref_option},
         "hui turn swap H01 02 03 --consent \"02=Trần Văn Bình\" --consent \"03=Lý Thị Hoa\"",
         run_swap,
         Command::Effect::records},
        {"turn cede",
         mark("let the share whose turn it is give it to another, and take that one's"),
         {{"GROUP"}, {"SHARE"}},
         {consent, on, ref_option},
         "hui turn cede H01 03 --consent \"01=Nguyễn Thị Lan\" --consent \"03=Lý Thị Hoa\"",
         run_cede,
         Command::Effect::records},
        {"turn commit",
         mark("commit to a secret, before the number for the lot is known"),
         {{"GROUP"}},
         {{"--source", "TEXT", mark("where the number will come from, said in advance"), required},
          {"--secret", "TEXT", mark("your own secret of 16 characters or more (else one is made)")},
          ref_option},
         "hui turn commit H01 --source \"XSMB 15/07/2024\"",
         run_commit,
         Command::Effect::records},
        {"turn draw",
         mark("draw the lot: reveal the secret, mix it with the public number"),
         {{"GROUP"}},
         {{"--secret", "TEXT", mark("the secret that was committed"), required},
          {"--mix", "NUMBER", mark("the number that was called out or published"), required},
          {"--mixed-on", "DATE", mark("when the number became known (else the day of the draw)")},
          on,
          ref_option},
         "hui turn draw H01 --secret 4f1c0a77e2b94d31 --mix 48213",
         run_draw,
         Command::Effect::records},
    };
}

}  // namespace hui::cli
