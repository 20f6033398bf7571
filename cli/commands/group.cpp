#include "cli/commands/commands.hpp"
#include "cli/commands/group_calendar.hpp"
#include "cli/commands/group_default.hpp"
#include "cli/commands/group_examples.hpp"
#include "cli/commands/group_opened.hpp"
#include "cli/commands/group_show.hpp"
#include "cli/commands/options.hpp"
#include "cli/commands/recording.hpp"
#include "cli/messages.hpp"
#include "cli/sentences.hpp"
#include "cli/session.hpp"
#include "cli/table.hpp"
#include "engine/actions/open_group.hpp"
#include "engine/base/text.hpp"
#include "engine/report/group_report.hpp"
#include "engine/savings/open.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace hui::cli {

namespace {

/// `NO=MEMBER`; in the fixed order a share draws in the round of its number.
savings::Seat parse_seat(const std::string& text, savings::Order order) {
    const ShareText given = parse_share_text(text, "NO=MEMBER");
    return {.share = given.share,
            .member = need(parse_code(given.text)),
            .turn = savings::turn_unless_named(given.share, order)};
}

actions::OpenGroupRequest open_request(const Arguments& arguments, const Session& session) {
    actions::OpenGroupRequest request;
    savings::Terms& terms = request.group.terms;
    terms.code = need(parse_code(arguments.at("CODE")));
    terms.name = need(parse_text(arguments.at("--name")));
    terms.unit = need(parse_code(arguments.at("--unit")));
    terms.organiser = need(parse_code(arguments.at("--organiser")));
    terms.contribution = need(parse_vnd(arguments.at("--contribution")));
    terms.start = need(parse_date(arguments.at("--start")));
    terms.every = need(parse_interval(arguments.at("--every")));
    terms.pot = need(savings::parse_pot(arguments.at("--pot")));
    terms.order = need(savings::parse_order(arguments.at("--order")));
    if (const auto late = arguments.get("--late-interest")) {
        terms.late_interest = need(savings::parse_late_interest(*late));
    }
    if (const auto reserve = arguments.get("--reserve")) {
        terms.reserve = need(parse_vnd(*reserve));
    }
    terms.on_default = on_default_of(arguments);
    if (arguments.has("--two-person")) { terms.payout_approval = savings::Approval::two_persons; }
    terms.calendar = calendar_of(arguments);
    for (const std::string& text : arguments.all("--share")) {
        request.group.seats.push_back(parse_seat(text, terms.order));
    }
    if (const auto file = arguments.get("--opening")) { take_over(request, *file); }
    if (arguments.has("--on")) { request.on = session.on(arguments); }
    request.ref = ref_of(arguments);
    return request;
}

int run_open(const Arguments& arguments, Session& session) {
    const auto request = open_request(arguments, session);
    auto ledger = session.open();
    const auto opened = need(actions::open_group(ledger, request, session.actor));
    return answer_opened(opened, session);
}

int run_show(const Arguments& arguments, Session& session) {
    auto ledger = session.open();
    const auto report =
        need(report::group_report(ledger, arguments.at("GROUP"), session.on(arguments)));
    const auto rounds = [&] {
        return need(report::turn_report(ledger, arguments.at("GROUP"), session.on(arguments)));
    };
    const bool calendar = arguments.has("--calendar");
    if (session.wants_json()) {
        Json document = group_json(report);
        if (calendar) { document["calendar"] = calendar_json(rounds(), report.terms); }
        print(document);
    } else if (calendar) {
        print_calendar(rounds(), report.terms);
        print_witness(report.witness);
    } else {
        print_group(report);
    }
    return 0;
}

Json json_of(const report::GroupLine& line) {
    return {{"group", line.code},
            {"name", line.name},
            {"unit", line.unit},
            {"contribution", line.contribution.count()},
            {"start", iso(line.start)},
            {"rounds", line.rounds.count()},
            {"drawn", line.drawn.count()},
            {"cash", line.cash.count()},
            {"arrears", line.arrears.count()},
            {"state", std::string{name_of(line.state)}},
            {"cycle", line.cycle.count()},
            {"renews", json_of_code(line.renews)},
            {"renewed_as", json_of_code(line.renewed_as)},
            {"witness", line.witness.text()}};
}

/// Which group it goes on from, and which goes on from it.
std::string renewal_in_words(const report::GroupLine& line) {
    std::string words;
    if (!line.renews.empty()) {
        words = fill(mark("goes on from {group}"), {{"group", line.renews}});
    }
    if (!line.renewed_as.empty()) {
        words += words.empty() ? "" : "; ";
        words += fill(mark("goes on as {group}"), {{"group", line.renewed_as}});
    }
    return words;
}

int run_list(const Arguments& arguments, Session& session) {
    auto ledger = session.open();
    const auto view = view_of(ledger);
    auto groups = need(report::group_list(ledger, session.on(arguments)));
    if (const auto unit = arguments.get("--unit")) {
        std::erase_if(groups, [&](const auto& line) { return !same_code(line.unit, *unit); });
    }
    Json document = Json::array();
    Table table{{{mark("Group")},
                 {mark("Name")},
                 {mark("Unit")},
                 {mark("A share"), right},
                 {mark("Start")},
                 {mark("Drawn"), right},
                 {mark("In hand"), right},
                 {mark("Overdue"), right},
                 {mark("State")},
                 {mark("Closed")},
                 {mark("Renewal")}}};
    for (const report::GroupLine& line : groups) {
        document.push_back(json_of(line));
        table.add({line.code, line.name, line.unit, show(line.contribution), show(line.start),
                   fmt::format("{}/{}", line.drawn.count(), line.rounds.count()), show(line.cash),
                   show(line.arrears), state_in_words(line.state),
                   line.closed_through ? show(*line.closed_through) : "", renewal_in_words(line)});
    }
    if (session.wants_json()) {
        print(document);
        return 0;
    }
    if (table.empty()) {
        print_line(tr("No groups yet. hui group open opens one."));
    } else {
        table.print();
    }
    print_witness(ledger, {});
    return 0;
}

std::vector<OptionSpec> open_options() {
    std::vector<OptionSpec> options{
        {"--name", "TEXT", mark("its name"), required},
        {"--unit", "CODE", mark("the unit it belongs to"), required},
        {"--organiser", "MEMBER", mark("who collects and hands over"), required},
        {"--contribution", "N", mark("đồng a share pays in a round"), required},
        {"--start", "DATE", mark("the day of the first round"), required},
        {"--every", "Nm|Nw", mark("how far apart the rounds are: N months or weeks, 1m to 60m"),
         required},
        {"--pot", "gross|net", mark("whether the drawing share pays in its own round"), required},
        {"--order", "fixed|lot|need|vote",
         mark("how turns are decided; fixed: share 01 draws first, 02 second …"), required},
        {"--late-interest", "none|PERCENT",
         mark("interest on late contributions: none, or percent a year (else the legal 10)")},
        {"--reserve", "N", mark("đồng of each draw that stay in a reserve fund")},
        on_default_option,
        {"--two-person", nullptr, mark("a payout needs a second person who agrees")},
        {"--share", "NO=MEMBER", mark("a share and who holds it; once for each share"),
         OptionSpec::Need::repeated},
        {"--opening", "FILE",
         mark("a group that runs already: CSV with share, paid, received, turn (and advanced); "
              "hui help csv has a sample")},
        {"--on", "DATE",
         mark("the day of the agreement (else the start, or today if earlier); with --opening: the "
              "day of the takeover (else today)")},
        ref_option};
    const auto calendar = calendar_options();
    options.insert(options.end() - 3, calendar.begin(), calendar.end());
    return options;
}

}  // namespace

std::vector<Command> group_commands() {
    return {
        {"group open",
         mark("open a savings group, or take over one that runs already"),
         {{"CODE"}},
         open_options(),
         open_examples,
         run_open,
         Command::Effect::records},
        {"group list",
         mark("list the groups and where they stand"),
         {},
         {of_unit_option, as_of_option},
         "hui group list",
         run_list},
        {"group show",
         mark("show a group: who paid, who drew, what is in hand"),
         {{"GROUP"}},
         {as_of_option, {"--calendar", nullptr, mark("the days of its rounds instead")}},
         "hui group show G001 --on 2024-03-31\n"
         "hui group show G001 --calendar",
         run_show},
    };
}

}  // namespace hui::cli
