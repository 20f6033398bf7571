#include "cli/commands/commands.hpp"
#include "cli/commands/interest.hpp"
#include "cli/commands/options.hpp"
#include "cli/commands/recording.hpp"
#include "cli/messages.hpp"
#include "cli/sentences.hpp"
#include "cli/session.hpp"
#include "engine/actions/advance.hpp"
#include "engine/actions/contribute.hpp"
#include "engine/actions/payout.hpp"
#include "engine/actions/reverse.hpp"
#include "engine/base/text.hpp"
#include "engine/journal/reversal.hpp"
#include "engine/report/group_report.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <set>

namespace hui::cli {

namespace {

using actions::Recorded;

std::optional<Vnd> amount_of(const Arguments& arguments) {
    const auto text = arguments.get("--amount");
    return text ? std::optional{need(parse_vnd(*text))} : std::nullopt;
}

std::optional<savings::Method> method_of(const Arguments& arguments) {
    const auto text = arguments.get("--method");
    return text ? std::optional{need(savings::parse_method(*text))} : std::nullopt;
}

savings::Method cash_unless_said(const Arguments& arguments) {
    return method_of(arguments).value_or(savings::Method::cash);
}

/// The share and the amount that an entry moved, for the line that a treasurer reads.
std::vector<NamedFact> facts_of(const Recorded& recorded, const report::GroupReport& group) {
    std::vector<NamedFact> facts{{"receipt", recorded.entry.receipt.count()},
                                 {"seq", recorded.entry.seq.count()},
                                 {"group", group.terms.code},
                                 {"date", recorded.entry.effective_on}};
    const auto movement = savings::movement_of(recorded.entry);
    facts.push_back({"undone", recorded.entry.reverses.value_or(Seq{}).count()});
    if (!movement) { return facts; }
    if (movement->share == ShareNo{}) {
        facts.push_back({"amount", std::max(movement->reserve, -movement->reserve)});
        return facts;
    }
    const report::ShareLine& line =
        group.shares.at(static_cast<std::size_t>(movement->share.count() - 1));
    facts.push_back({"share", share_text(movement->share)});
    facts.push_back({"name", line.name});
    const Vnd back = movement->draws != 0 ? -movement->refunded : Vnd{};
    const Vnd kept = movement->hands_over() ? movement->reserve : Vnd{};
    Vnd moved = movement->paid + movement->received - kept + movement->advanced_together() +
                movement->covered_together() + back;
    for (const savings::SettledInterest& item : movement->interest) {
        moved += item.paid + item.waived;
    }
    facts.push_back({"amount", moved < Vnd{} ? -moved : moved});
    facts.push_back({"reserve", movement->reserve});
    facts.push_back({"repaid", movement->repaid});
    facts.push_back({"recovered", movement->recovered});
    facts.push_back({"paid", line.paid});
    facts.push_back({"arrears", line.arrears});
    facts.push_back({"ahead", line.ahead});
    return facts;
}

const char* line_for(const Recorded& recorded) {
    if (recorded.entry.kind == savings::contributed_kind) {
        return mark(
            "Receipt {receipt} (entry no. {seq}): share {share} of {group}, {name}, paid {amount} "
            "đ on "
            "{date}");
    }
    if (recorded.entry.kind == savings::advanced_kind) {
        return mark(
            "Receipt {receipt} (entry no. {seq}): the organiser paid {amount} đ on {date} for "
            "share {share} of "
            "{group}, {name}");
    }
    const auto movement = savings::movement_of(recorded.entry);
    if (recorded.entry.kind == savings::paid_out_kind && movement->refunded != Vnd{}) {
        return mark(
            "Receipt {receipt} (entry no. {seq}): the organiser got back {amount} đ on {date}, "
            "which were refunded to share {share} of {group}, {name}");
    }
    if (recorded.entry.kind == savings::paid_out_kind) {
        return mark(
            "Receipt {receipt} (entry no. {seq}): share {share} of {group}, {name}, drew {amount} "
            "đ on "
            "{date}");
    }
    if (movement->reserve != Vnd{} && movement->share == ShareNo{}) {
        return mark(
            "Entry no. {seq} of {group}, dated {date}, reverses no. {undone}: {amount} đ of the "
            "reserve fund");
    }
    if (movement->holder || movement->leaving || movement->defaults != 0 ||
        !movement->claims.empty()) {
        return mark("Entry no. {seq} of {group}, dated {date}, reverses no. {undone}");
    }
    if (!movement->turns.empty()) {
        return mark(
            "Entry no. {seq} of {group}, dated {date}, reverses no. {undone}: the turns are as "
            "they were before");
    }
    return mark(
        "Entry no. {seq} of {group}, dated {date}, reverses no. {undone}: {amount} đ of share "
        "{share}, {name}");
}

/// What of the pot the drawer didn't get in hand.
void print_pot(std::vector<NamedFact> facts, const report::GroupReport& group) {
    const auto reserve = std::find_if(facts.begin(), facts.end(),
                                      [](const NamedFact& fact) { return fact.name == "reserve"; });
    if (std::get<Vnd>(reserve->value) > Vnd{}) {
        print_line(fill(mark("  {reserve} đ of the pot stay in the reserve fund"), facts));
    }
    if (group.rest) {
        facts.push_back({"rest", group.rest->amount});
        print_line(fill(
            mark("  {rest} đ of the pot are still to be handed over: hui payout {group}"), facts));
    }
}

void print_recorded(const Recorded& recorded, const report::GroupReport& group) {
    const auto facts = facts_of(recorded, group);
    print_line(fill(line_for(recorded), facts));
    const auto movement = savings::movement_of(recorded.entry);
    if (recorded.entry.kind == savings::contributed_kind && movement->repaid > Vnd{}) {
        print_line(
            fill(mark("  of it {repaid} đ go to the organiser, who had advanced them"), facts));
    }
    if (recorded.entry.kind == savings::contributed_kind && movement->recovered > Vnd{}) {
        print_line(fill(
            mark("  of it {recovered} đ go back to the reserve fund, which had paid them"), facts));
    }
    if (recorded.entry.kind == savings::paid_out_kind) { print_pot(facts, group); }
    print_if_found(recorded);
}

/// Where the share stands after its contribution.
void print_standing(const std::vector<NamedFact>& facts, const report::ShareLine& share) {
    print_line(fill(share.ahead > Vnd{}
                        ? mark("  paid so far {paid} đ, {ahead} đ more than is due by today")
                        : mark("  paid so far {paid} đ; overdue today {arrears} đ"),
                    facts));
}

/// The late dues that a contribution completed, for programs.
Json completed_as_json(store::Ledger& ledger, const Recorded& recorded) {
    Json items = Json::array();
    const ShareNo share = savings::movement_of(recorded.entry)->share;
    const Date on = recorded.entry.effective_on;
    const auto late =
        report::interest_report(ledger, {.group = recorded.book, .share = share, .on = on});
    if (!late) { return items; }
    for (const savings::LateItem& item : completed_by(*late, share, on)) {
        items.push_back({{"round", item.round.count()},
                         {"days", item.days.count()},
                         {"interest", item.interest.count()},
                         {"to_organiser", item.to_organiser.count()}});
    }
    return items;
}

int answer(store::Ledger& ledger, const Session& session, const Recorded& recorded) {
    const bool is_contribution = recorded.entry.kind == savings::contributed_kind;
    if (session.wants_json()) {
        Json document = json_of(recorded);
        if (is_contribution) { document["late_interest"] = completed_as_json(ledger, recorded); }
        print(document);
        return 0;
    }
    // It is recorded: that the rest can't be read now is no reason to say otherwise.
    if (const auto group = report::group_report(ledger, recorded.book, session.actor.today())) {
        print_recorded(recorded, *group);
        if (is_contribution) {
            const ShareNo share = savings::movement_of(recorded.entry)->share;
            print_standing(facts_of(recorded, *group),
                           group->shares.at(static_cast<std::size_t>(share.count() - 1)));
            const Date on = recorded.entry.effective_on;
            const auto late =
                report::interest_report(ledger, {.group = recorded.book, .share = share, .on = on});
            if (late) { print_completed(*late, share, on); }
        }
    }
    print_stamp(recorded);
    return 0;
}

/// Records `request` in the group's book by the action that it is for, and answers.
template <class Request>
int record(const Arguments& arguments, Session& session, const Request& request,
           Result<Recorded> (*act)(store::Ledger&, store::Book&, const Request&,
                                   const actions::Actor&)) {
    auto ledger = session.open();
    const auto recorded =
        need(actions::in_group(ledger, arguments.at("GROUP"), [&](store::Book& book) {
            return act(ledger, book, request, session.actor);
        }));
    return answer(ledger, session, recorded);
}

std::set<ShareNo> shares_in(const std::optional<std::string>& list) {
    const auto shares = list ? parse_shares(*list) : std::vector<ShareNo>{};
    return {shares.begin(), shares.end()};
}

int run_contribute_all(const Arguments& arguments, Session& session) {
    auto ledger = session.open();
    const auto all = need(actions::contribute_all(ledger,
                                                  {.group = arguments.at("GROUP"),
                                                   .amount = amount_of(arguments),
                                                   .method = cash_unless_said(arguments),
                                                   .except = shares_in(arguments.get("--except")),
                                                   .on = session.on(arguments),
                                                   .ref = ref_of(arguments)},
                                                  session.actor));
    if (session.wants_json()) {
        Json entries = Json::array();
        for (const Recorded& recorded : all) { entries.push_back(json_of(recorded)); }
        print({{"entries", entries}});
        return 0;
    }
    const auto group = report::group_report(ledger, all.front().book, session.actor.today());
    const Date on = session.on(arguments);
    const auto late = report::interest_report(
        ledger, {.group = all.front().book, .share = std::nullopt, .on = on});
    Vnd sum;
    for (const Recorded& recorded : all) {
        if (group) { print_recorded(recorded, *group); }
        if (late) { print_completed(*late, savings::movement_of(recorded.entry)->share, on); }
        sum += savings::movement_of(recorded.entry)->paid;
    }
    print_line(fill(mark("Contributions: {count}, together {sum} đ"),
                    {{"count", static_cast<std::int64_t>(all.size())}, {"sum", sum}}));
    const std::string& last_ref = all.back().entry.ref;
    print_line(fill(
        mark("Reference of them all {ref}; witness code {code}"),
        {{"ref", last_ref.substr(0, last_ref.rfind(':'))}, {"code", all.back().witness().text()}}));
    return 0;
}

int run_contribute(const Arguments& arguments, Session& session) {
    need_one_of(arguments, "contribute", "SHARE", "--all");
    if (arguments.has("--all")) { return run_contribute_all(arguments, session); }
    if (arguments.has("--except")) {
        throw Failed{refuse(Code::missing_argument, {{"argument", std::string{"--all"}},
                                                     {"command", std::string{"contribute"}}})};
    }
    const actions::ContributeRequest request{
        .command = {.share = need(parse_share(arguments.at("SHARE"))),
                    .amount = amount_of(arguments),
                    .method = cash_unless_said(arguments)},
        .on = session.on(arguments),
        .ref = ref_of(arguments)};
    return record(arguments, session, request, actions::contribute);
}

int run_advance(const Arguments& arguments, Session& session) {
    const actions::AdvanceRequest request{
        .command = {.share = need(parse_share(arguments.at("SHARE"))),
                    .amount = amount_of(arguments),
                    .method = cash_unless_said(arguments)},
        .on = session.on(arguments),
        .ref = ref_of(arguments)};
    return record(arguments, session, request, actions::advance);
}

std::string text_or_none(const std::optional<std::string>& text) {
    return text ? need(parse_text(*text)) : std::string{};
}

int run_payout(const Arguments& arguments, Session& session) {
    const actions::PayoutRequest request{
        .command = {.share = {},
                    .amount = amount_of(arguments),
                    .method = method_of(arguments),
                    .approved_by = text_or_none(arguments.get("--approved-by"))},
        .on = session.on(arguments),
        .ref = ref_of(arguments)};
    return record(arguments, session, request, actions::payout);
}

int run_reverse(const Arguments& arguments, Session& session) {
    const auto seq = parse_whole(arguments.at("SEQ"), INT64_MAX);
    if (!seq) { throw Failed{refuse(Code::bad_number, {{"given", arguments.at("SEQ")}})}; }
    actions::ReverseRequest request{
        .seq = Seq{*seq},
        .command = {.reason = need(parse_text(arguments.at("--reason"))), .on = {}},
        .ref = ref_of(arguments)};
    if (arguments.has("--on")) { request.command.on = session.on(arguments); }
    auto ledger = session.open();
    const auto recorded =
        need(actions::in_book(ledger, arguments.at("BOOK"), [&](store::Book& book) {
            return actions::reverse(ledger, book, request, session.actor);
        }));
    return answer(ledger, session, recorded);
}

}  // namespace

std::vector<Command> money_commands() {
    const OptionSpec amount{"--amount", "N", mark("đồng (else all that is due by the date)")};
    const OptionSpec on{"--on", "DATE", mark("the day it happened (else today)")};
    const OptionSpec method{"--method", "cash|bank",
                            mark("how the money changed hands (else cash)")};
    return {
        {"contribute",
         mark("record what a share paid in"),
         {{"GROUP"}, {"SHARE", Count::optional}},
         {amount,
          on,
          {"--all", nullptr, mark("every share that owes something by the date")},
          {"--except", "03,07", mark("with --all: except these shares")},
          ref_option,
          method},
         "hui contribute G001 03 --amount 300k --on 2024-03-05",
         run_contribute,
         Command::Effect::records},
        {"advance",
         mark("record that the organiser paid for a share"),
         {{"GROUP"}, {"SHARE"}},
         {amount, on, ref_option, method},
         "hui advance G001 07 --on 2024-03-05",
         run_advance,
         Command::Effect::records},
        {"payout",
         mark("hand the pot to the share whose turn it is"),
         {{"GROUP"}},
         {{"--amount", "N", mark("only a part of the pot; the rest is owed to the share")},
          {"--approved-by", "NAME", mark("the second person who agrees")},
          on,
          ref_option,
          {"--method", "cash|bank",
           mark("how the money changed hands (else cash first, then bank)")}},
         "hui payout G001 --on 2024-03-05",
         run_payout,
         Command::Effect::records},
        {"reverse",
         mark("undo an entry by a new one that points back to it"),
         {{"BOOK"}, {"SEQ"}},
         {{"--reason", "TEXT", mark("why"), OptionSpec::Need::required},
          {"--on", "DATE",
           mark("its day (else the entry's own, or today if that month is closed)")},
          ref_option},
         "hui reverse G001 12 --reason \"wrong share\"",
         run_reverse,
         Command::Effect::records},
    };
}

}  // namespace hui::cli
