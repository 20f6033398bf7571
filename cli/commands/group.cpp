#include "cli/commands/commands.hpp"
#include "cli/commands/group_calendar.hpp"
#include "cli/commands/group_default.hpp"
#include "cli/commands/options.hpp"
#include "cli/commands/recording.hpp"
#include "cli/messages.hpp"
#include "cli/sentences.hpp"
#include "cli/session.hpp"
#include "cli/table.hpp"
#include "engine/actions/open_group.hpp"
#include "engine/base/text.hpp"
#include "engine/report/group_report.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace hui::cli {

namespace {

constexpr auto right = Table::Column::Align::right;

/// `NO=MEMBER`; in the fixed order a share draws in the round of its number.
savings::Seat parse_seat(const std::string& text, savings::Order order) {
    const ShareText given = parse_share_text(text, "NO=MEMBER");
    return {.share = given.share,
            .member = need(parse_code(given.text)),
            .turn = order == savings::Order::fixed ? Round{given.share.count()} : Round{}};
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

/// What was agreed, and the rate that it comes to.
std::string late_interest_in_words(const savings::LateInterest& late, Rate rate) {
    const Rate* agreed = std::get_if<Rate>(&late);
    if (std::holds_alternative<savings::NoInterest>(late)) { return tr("late interest: none"); }
    if (agreed == nullptr) {
        // xgettext:no-c-format
        return fill(mark("late interest: the legal default, {rate} % a year"),
                    {{"rate", show(rate)}});
    }
    if (*agreed > rate) {
        // xgettext:no-c-format
        return fill(mark("late interest: {agreed} % a year, computed at the cap of {rate} %"),
                    {{"agreed", show(*agreed)}, {"rate", show(rate)}});
    }
    // xgettext:no-c-format
    return fill(mark("late interest: {rate} % a year"), {{"rate", show(*agreed)}});
}

int run_open(const Arguments& arguments, Session& session) {
    const auto request = open_request(arguments, session);
    auto ledger = session.open();
    const auto opened = need(actions::open_group(ledger, request, session.actor));
    if (session.wants_json()) {
        Json document = json_of(opened.recorded);
        document["warnings"] = Json::array();
        if (opened.exceeded_cap) { document["warnings"].push_back("late_interest_above_cap"); }
        print(document);
        return 0;
    }
    if (opened.recorded.writing == actions::Recorded::Writing::found) {
        print_line(tr(there_already));
        return 0;
    }
    const savings::Terms& terms = opened.group.terms;
    print_line(
        fill(mark("Group {group} is open: {shares} shares of {contribution} đ, a pot of {pot} "
                  "đ, first round on {start}"),
             {{"group", terms.code},
              {"shares", opened.group.rounds().count()},
              {"contribution", terms.contribution},
              {"pot", savings::pot_of(opened.group, Round{1})},
              {"start", terms.start}}));
    if (opened.group.taken_over_on) { print_taken_over(opened.group); }
    print_agreement(terms.calendar);
    print_line("  " + late_interest_in_words(terms.late_interest, opened.late_rate));
    if (opened.exceeded_cap) {
        print_line(fill(
            mark("Note: {text}"),
            {{"text",
              fill(above_cap_note, {{"group", terms.code},
                                    {"agreed", savings::late_interest_text(terms.late_interest)},
                                    {"cap", percent_text(*opened.exceeded_cap)}})}}));
    }
    print_witness(opened.recorded.witness());
    return 0;
}

Json json_of(const std::optional<Date>& day) { return day ? Json(iso(*day)) : Json(nullptr); }

std::string party_text(ShareNo party) {
    return party == ShareNo{} ? "organiser" : share_text(party);
}

/// Which shares came in or left, and what is still owed in a group that was dissolved.
void print_changes(const report::GroupReport& group) {
    for (const report::ShareLine& line : group.shares) {
        const std::string share = share_text(line.share);
        if (line.joined) {
            print_line(fill(mark("share {share} came in on {date}"),
                            {{"share", share}, {"date", *line.joined}}));
        }
        if (line.left) {
            print_line(fill(mark("share {share} left on {date}"),
                            {{"share", share}, {"date", *line.left}}));
        }
    }
    if (!group.dissolved) { return; }
    print_line(fill(mark("dissolved on {date}"), {{"date", *group.dissolved}}));
    for (const savings::Claim& claim : group.claims) {
        print_line(
            fill(mark("  {from} owes {to} {amount} đ"), {{"from", party_in_words(claim.from)},
                                                         {"to", party_in_words(claim.to)},
                                                         {"amount", claim.amount}}));
    }
}

Json json_of(const report::GroupReport& group) {
    Json shares = Json::array();
    for (const report::ShareLine& line : group.shares) {
        shares.push_back({{"share", share_text(line.share)},
                          {"member", line.member},
                          {"name", line.name},
                          {"turn", line.turn.count()},
                          {"paid", line.paid.count()},
                          {"advanced", line.advanced.count()},
                          {"received", line.received.count()},
                          {"net", line.net.count()},
                          {"arrears", line.arrears.count()},
                          {"ahead", line.ahead.count()},
                          {"joined", json_of(line.joined)},
                          {"left", json_of(line.left)}});
    }
    Json claims = Json::array();
    for (const savings::Claim& claim : group.claims) {
        claims.push_back({{"from", party_text(claim.from)},
                          {"to", party_text(claim.to)},
                          {"amount", claim.amount.count()}});
    }
    Json closed = nullptr;
    if (group.closed_through) { closed = iso(*group.closed_through); }
    Json rest = nullptr;
    if (group.rest) {
        rest = {{"round", group.rest->round.count()},
                {"share", share_text(group.rest->share)},
                {"amount", group.rest->amount.count()}};
    }
    const savings::Terms& terms = group.terms;
    Json taken_over = nullptr;
    if (group.taken_over_on) { taken_over = iso(*group.taken_over_on); }
    Json document{{"group", terms.code},
                  {"name", terms.name},
                  {"contribution", terms.contribution.count()},
                  {"pot", std::string{savings::pot_text(terms.pot)}},
                  {"pot_amount", group.pot.count()},
                  {"order", std::string{savings::order_text(terms.order)}},
                  {"organiser", terms.organiser},
                  {"unit", terms.unit},
                  {"start", iso(terms.start)},
                  {"every", interval_text(terms.every)},
                  {"late_interest", savings::late_interest_text(terms.late_interest)},
                  {"late_rate", percent_text(group.late_rate)},
                  {"on", iso(group.on)},
                  {"shares", shares},
                  {"cash", group.cash.count()},
                  {"reserve", group.reserve.count()},
                  {"two_person", terms.payout_approval == savings::Approval::two_persons},
                  {"to_hand_over", rest},
                  {"round", group.round.count()},
                  {"drawn", group.drawn.count()},
                  {"rounds", group.rounds.count()},
                  {"closed_through", closed},
                  {"taken_over_on", taken_over},
                  {"state", std::string{name_of(group.state)}},
                  {"dissolved", json_of(group.dissolved)},
                  {"claims", claims}};
    add_agreement(document, terms.calendar);
    add_default(document, group);
    return document;
}

void print_group(const report::GroupReport& group) {
    const savings::Terms& terms = group.terms;
    print_line(bold(fmt::format("{}  {}", terms.code, printable(terms.name, 300))));
    print_line(
        fill(terms.pot == savings::Pot::gross
                 ? mark("{contribution} đ a share, pot {pot} đ (gross: the drawer pays too)")
                 : mark("{contribution} đ a share, pot {pot} đ (net: the drawer doesn't pay)"),
             {{"contribution", terms.contribution}, {"pot", group.pot}}));
    print_line(fill(mark("organiser {name} ({organiser}), unit {unit}; {late}"),
                    {{"name", group.organiser_name},
                     {"organiser", terms.organiser},
                     {"unit", terms.unit},
                     {"late", late_interest_in_words(terms.late_interest, group.late_rate)}}));
    print_default_agreement(terms.on_default);
    print_line(fill(mark("{date}: round {round} of {rounds} due, {drawn} drawn; in hand {cash} đ"),
                    {{"date", group.on},
                     {"round", group.round.count()},
                     {"rounds", group.rounds.count()},
                     {"drawn", group.drawn.count()},
                     {"cash", group.cash}}));
    if (group.reserve > Vnd{}) {
        print_line(
            fill(mark("  {reserve} đ of it are the reserve fund's"), {{"reserve", group.reserve}}));
    }
    if (group.rest) {
        print_line(
            fill(mark("  {rest} đ of the pot of round {round} are still to be handed over to share "
                      "{share}"),
                 {{"rest", group.rest->amount},
                  {"round", group.rest->round.count()},
                  {"share", share_text(group.rest->share)}}));
    }
    if (group.closed_through) {
        print_line(fill(mark("closed through {month}"), {{"month", *group.closed_through}}));
    }
    if (group.taken_over_on) {
        print_line(fill(mark("taken over on {date}: this book knows nothing of the days before"),
                        {{"date", *group.taken_over_on}}));
    }
    print_line("");
    Table table{{{mark("Share")},
                 {mark("Member")},
                 {mark("Name")},
                 {mark("Turn"), right},
                 {mark("Paid"), right},
                 {mark("Advanced"), right},
                 {mark("Received"), right},
                 {mark("Net"), right},
                 {mark("Overdue"), right},
                 {mark("Paid ahead"), right}}};
    for (const report::ShareLine& line : group.shares) {
        table.add({share_text(line.share), line.member, line.name,
                   line.turn == Round{} ? "" : fmt::format("{}", line.turn.count()),
                   show(line.paid), show(line.advanced), show(line.received), show(line.net),
                   show(line.arrears), show(line.ahead)});
    }
    table.print();
    print_changes(group);
    print_default(group);
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
        Json document = json_of(report);
        if (calendar) { document["calendar"] = calendar_json(rounds(), report.terms); }
        print(document);
    } else if (calendar) {
        print_calendar(rounds(), report.terms);
    } else {
        print_group(report);
    }
    return 0;
}

int run_list(const Arguments& arguments, Session& session) {
    auto ledger = session.open();
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
                 {mark("Closed")}}};
    for (const report::GroupLine& line : groups) {
        document.push_back({{"group", line.code},
                            {"name", line.name},
                            {"unit", line.unit},
                            {"contribution", line.contribution.count()},
                            {"start", iso(line.start)},
                            {"rounds", line.rounds.count()},
                            {"drawn", line.drawn.count()},
                            {"cash", line.cash.count()},
                            {"arrears", line.arrears.count()}});
        table.add({line.code, line.name, line.unit, show(line.contribution), show(line.start),
                   fmt::format("{}/{}", line.drawn.count(), line.rounds.count()), show(line.cash),
                   show(line.arrears), line.closed_through ? show(*line.closed_through) : ""});
    }
    if (session.wants_json()) {
        print(document);
    } else if (table.empty()) {
        print_line(tr("No groups yet. hui group open opens one."));
    } else {
        table.print();
    }
    return 0;
}

std::vector<OptionSpec> open_options() {
    constexpr auto required = OptionSpec::Need::required;
    std::vector<OptionSpec> options{
        {"--name", "TEXT", mark("its name"), required},
        {"--unit", "CODE", mark("the unit it belongs to"), required},
        {"--organiser", "MEMBER", mark("who collects and hands over"), required},
        {"--contribution", "N", mark("đồng a share pays in a round"), required},
        {"--start", "DATE", mark("the day of the first round"), required},
        {"--every", "1m", mark("how far apart the rounds are: 1m, 1w, 2w"), required},
        {"--pot", "gross|net", mark("whether the drawing share pays in its own round"), required},
        {"--order", "fixed|lot|need|vote",
         mark("how turns are decided; fixed: share 01 draws first, 02 second …"), required},
        {"--late-interest", "none|PERCENT", mark("what was agreed on late contributions")},
        {"--reserve", "N", mark("đồng of each draw that stay in a reserve fund")},
        on_default_option,
        {"--two-person", nullptr, mark("a payout needs a second person who agrees")},
        {"--share", "NO=MEMBER", mark("a share and who holds it; once for each share"),
         OptionSpec::Need::repeated},
        {"--opening", "FILE",
         mark("a group that runs already: CSV with share, paid, received, turn (and advanced)")},
        {"--on", "DATE", mark("the day of the agreement (else the start, or today if earlier)")},
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
         "hui group open H01 --name \"Tổ hùn vốn Hoa Sen\" --unit TT --organiser M0001 "
         "--contribution 300k --start 2024-07-05 --every 1m --pot gross --order fixed "
         "--late-interest none --share 01=M0001 --share 02=M0002 --share 03=M0003",
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
         "hui group show G001 --on 2024-03-31",
         run_show},
    };
}

}  // namespace hui::cli
