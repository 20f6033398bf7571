#include "cli/commands/commands.hpp"
#include "cli/commands/interest.hpp"
#include "cli/commands/loan_recorded.hpp"
#include "cli/commands/options.hpp"
#include "cli/commands/recorded_money.hpp"
#include "cli/commands/recording.hpp"
#include "cli/messages.hpp"
#include "cli/session.hpp"
#include "engine/actions/advance.hpp"
#include "engine/actions/contribute.hpp"
#include "engine/actions/payout.hpp"
#include "engine/actions/reverse.hpp"
#include "engine/base/text.hpp"
#include "engine/registry/portfolio.hpp"
#include "engine/report/group_report.hpp"

#include <nlohmann/json.hpp>

#include <set>

namespace hui::cli {

namespace {

using actions::Recorded;

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
    return answer_money(ledger, session, recorded);
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
        for (const Recorded& recorded : all) { entries.push_back(json_of_recorded(recorded)); }
        print({{"entries", entries}});
        return 0;
    }
    const auto group = report::group_report(ledger, all.front().book, session.actor.today());
    const Date on = session.on(arguments);
    const auto late = report::interest_report(
        ledger, {.group = all.front().book, .share = std::nullopt, .on = on});
    Vnd sum;
    for (const Recorded& recorded : all) {
        if (group) { print_recorded_money(recorded, *group); }
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
    for (const char* one : {"--of-date", "--corrects"}) {
        if (arguments.has("--all") && arguments.has(one)) {
            refuse_both("contribute", "--all", one);
        }
    }
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
        .ref = ref_of(arguments),
        .true_date = true_date_in(arguments)};
    return record(arguments, session, request, actions::contribute);
}

int run_advance(const Arguments& arguments, Session& session) {
    const actions::AdvanceRequest request{
        .command = {.share = need(parse_share(arguments.at("SHARE"))),
                    .amount = amount_of(arguments),
                    .method = cash_unless_said(arguments)},
        .on = session.on(arguments),
        .ref = ref_of(arguments),
        .true_date = true_date_in(arguments)};
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
        .ref = ref_of(arguments),
        .true_date = true_date_in(arguments)};
    return record(arguments, session, request, actions::payout);
}

/// A reversal that lacks money says which entry it would undo.
Result<actions::Recorded> of_reversal(Result<actions::Recorded> done, const store::Book& book,
                                      Seq undone) {
    if (done || done.refusal().code != Code::not_enough_money) { return done; }
    Refusal refusal = done.refusal();
    refusal.facts.push_back({"undone", undone.count()});
    refusal.facts.push_back({"book", book.row().code});
    return refusal;
}

int run_reverse(const Arguments& arguments, Session& session) {
    actions::ReverseRequest request{
        .seq = parse_seq(arguments.at("SEQ")),
        .command = {.reason = need(parse_text(arguments.at("--reason"))), .on = {}},
        .ref = ref_of(arguments)};
    if (arguments.has("--on")) { request.command.on = session.on(arguments); }
    auto ledger = session.open();
    const auto recorded =
        need(actions::in_book(ledger, arguments.at("BOOK"), [&](store::Book& book) {
            return of_reversal(actions::reverse(ledger, book, request, session.actor), book,
                               request.seq);
        }));
    if (registry::unit_of_portfolio(recorded.book)) {
        return answer_loan(ledger, session, recorded);
    }
    return answer_money(ledger, session, recorded);
}

constexpr OptionSpec amount_option{"--amount", "N",
                                   mark("đồng (else all that is due by the date)")};

Command contribute_command() {
    return {"contribute",
            mark("record what a share paid in"),
            {{"GROUP"}, {"SHARE", Count::optional}},
            {amount_option,
             happened_option,
             {"--all", nullptr, mark("every share that owes something by the date")},
             {"--except", "03,07", mark("with --all: except these shares")},
             of_date_option,
             corrects_option,
             ref_option,
             method_in_option},
            "hui contribute G001 03 --amount 300k --on 2024-03-05",
            run_contribute,
            Command::Effect::records};
}

Command payout_command() {
    return {"payout",
            mark("hand the pot to the share whose turn it is"),
            {{"GROUP"}},
            {{"--amount", "N", mark("only a part of the pot; the rest is owed to the share")},
             {"--approved-by", "NAME", mark("the second person who agrees")},
             happened_option,
             of_date_option,
             corrects_option,
             ref_option,
             method_out_option},
            "hui payout G001 --on 2024-03-05\n"
            "hui payout G001 --on 2024-03-05 --approved-by \"Trần Thị Thu Diễm\"",
            run_payout,
            Command::Effect::records};
}

}  // namespace

std::vector<Command> money_commands() {
    return {
        contribute_command(),
        {"advance",
         mark("record that the organiser paid for a share"),
         {{"GROUP"}, {"SHARE"}},
         {amount_option, happened_option, of_date_option, corrects_option, ref_option,
          method_in_option},
         "hui advance G001 07 --on 2024-03-05",
         run_advance,
         Command::Effect::records},
        payout_command(),
        {"reverse",
         mark("undo an entry by a new one that points back to it"),
         {{"BOOK"}, {"SEQ"}},
         {{"--reason", "TEXT", mark("why"), OptionSpec::Need::required},
          {"--on", "DATE",
           mark("its day (else the entry's own, or today if that month is closed)")},
          ref_option},
         "hui reverse G001 12 --reason \"wrong share\"\n"
         "hui reverse loans/TT 7 --reason \"nhầm người vay\"",
         run_reverse,
         Command::Effect::records},
    };
}

}  // namespace hui::cli
