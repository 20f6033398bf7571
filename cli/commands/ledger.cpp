#include "cli/commands/commands.hpp"
#include "cli/commands/disputes.hpp"
#include "cli/commands/group_show.hpp"
#include "cli/commands/open_count.hpp"
#include "cli/messages.hpp"
#include "cli/session.hpp"
#include "engine/actions/init.hpp"
#include "engine/base/text.hpp"
#include "engine/report/status.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace hui::cli {

namespace {

constexpr const char* how_to_begin =
    mark("Next: hui import FOLDER, or hui unit add, hui member add, hui group open");

Json json_of(const report::Status& status) {
    Json sealed = nullptr;
    Json next = nullptr;
    Json to_seal = nullptr;
    Json to_hand_out = Json::array();
    for (const report::ToHandOut& open : status.to_hand_out) {
        to_hand_out.push_back({{"group", open.group},
                               {"to_hand_over", (open.rest ? open.rest->amount : Vnd{}).count()},
                               {"reserve", open.reserve.count()},
                               {"late_interest", open.interest.count()}});
    }
    Json open_counts = Json::array();
    for (const auto& [group, open] : status.open_counts) {
        open_counts.push_back(open_count_json(group, open));
    }
    if (status.sealed_through) { sealed = iso(*status.sealed_through); }
    if (status.next_to_close) { next = iso(*status.next_to_close); }
    if (status.to_seal) { to_seal = iso(*status.to_seal); }
    return {{"name", status.name},
            {"on", iso(status.on)},
            {"units", status.units},
            {"members", status.members},
            {"groups", status.groups},
            {"running", status.running},
            {"finished", status.finished},
            {"cash", status.cash.count()},
            {"arrears", status.arrears.count()},
            {"rounds_waiting", status.rounds_waiting},
            {"to_hand_out", to_hand_out},
            {"disputes", disputes_json(status.disputes)},
            {"open_counts", open_counts},
            {"loans", status.loans.begun},
            {"running_loans", status.loans.running},
            {"called_loans", status.loans.called},
            {"late_loans", status.loans.late},
            {"loans_to_certify", status.loans.to_certify},
            {"loans_to_approve", status.loans.to_approve},
            {"loans_to_disburse", status.loans.to_disburse},
            {"loan_outstanding", status.loans.outstanding.count()},
            {"to_remit", status.loans.to_remit.count()},
            {"sealed_through", sealed},
            {"next_to_close", next},
            {"to_seal", to_seal},
            {"witness", status.witness->text()}};
}

/// What groups have to hand out: the first ones by name.
void print_to_hand_out(const std::vector<report::ToHandOut>& groups) {
    constexpr std::size_t most_named = 5;
    const std::size_t named = std::min(groups.size(), most_named);
    for (std::size_t i = 0; i < named; ++i) {
        const auto& [group, rest, reserve, interest] = groups[i];
        if (rest) { print_rest(group, *rest); }
        if (reserve > Vnd{}) { print_reserve_left(group, reserve); }
        if (interest > Vnd{}) { print_interest_left(group, interest); }
    }
    if (groups.size() > named) {
        print_line(fill(mark("  groups that have something to hand out, besides: {count}"),
                        {{"count", static_cast<std::int64_t>(groups.size() - named)}}));
    }
}

void print_loans(const report::Status::Loans& loans) {
    if (loans.begun == 0 && loans.to_remit == Vnd{}) { return; }
    print_line(fill(mark("Loans: being repaid {running}, called on the guarantor {called}, late "
                         "{late}; outstanding {outstanding} đ; collected and not passed on "
                         "{to_remit} đ"),
                    {{"running", loans.running},
                     {"called", loans.called},
                     {"late", loans.late},
                     {"outstanding", loans.outstanding},
                     {"to_remit", loans.to_remit}}));
}

/// What waits to be done with loans, and how to see which they are.
void print_next_of_loans(const report::Status::Loans& loans) {
    struct Waiting {
        std::int64_t count;
        const char* text;
    };
    for (const Waiting& waiting :
         {Waiting{loans.to_certify,
                  mark("Loans to be certified: {count} (hui loan list --stage applied)")},
          Waiting{loans.to_approve,
                  mark("Loans to be approved: {count} (hui loan list --stage certified)")},
          Waiting{loans.to_disburse,
                  mark("Loans to be paid out: {count} (hui loan list --stage approved)")},
          Waiting{loans.late, mark("Loans that are late: {count} (hui loan list --overdue)")}}) {
        if (waiting.count > 0) { print_line(fill(waiting.text, {{"count", waiting.count}})); }
    }
    if (loans.to_remit > Vnd{}) {
        print_line(fill(mark("To be passed on to lenders: {amount} đ (hui lender list; hui loan "
                             "remit)"),
                        {{"amount", loans.to_remit}}));
    }
}

void print_next(const report::Status& status) {
    if (status.groups == 0 && status.loans.begun == 0) { return print_line(tr(how_to_begin)); }
    print_next_of_loans(status.loans);
    if (!status.next_to_close) { return; }
    print_line(fill(mark("Next to close: {month} (hui close {iso} --all --dry-run shows what is "
                         "in the way)"),
                    {{"month", *status.next_to_close}, {"iso", iso(*status.next_to_close)}}));
}

void print_status(const report::Status& status, const std::string& path) {
    print_line(fill(mark("Ledger {name} ({path}), {date}"),
                    {{"name", status.name}, {"path", path}, {"date", status.on}}));
    print_line(
        fill(mark("Groups: {groups} ({running} running, {finished} finished, {ahead} not begun); "
                  "members: {members}; units: {units}"),
             {{"groups", status.groups},
              {"running", status.running},
              {"finished", status.finished},
              {"ahead", status.groups - status.running - status.finished},
              {"members", status.members},
              {"units", status.units}}));
    print_line(fill(
        mark("Of the groups: in hand {cash} đ; overdue {arrears} đ; rounds due and not drawn: "
             "{rounds}"),
        {{"cash", status.cash}, {"arrears", status.arrears}, {"rounds", status.rounds_waiting}}));
    print_to_hand_out(status.to_hand_out);
    print_disputes(status.disputes);
    for (const auto& [group, open] : status.open_counts) { print_open_count(group, open); }
    print_loans(status.loans);
    if (status.sealed_through) {
        print_line(
            fill(mark("Closed and sealed through {month}"), {{"month", *status.sealed_through}}));
    }
    if (status.to_seal) {
        print_line(
            fill(mark("Closed and not yet sealed: {month} (hui close {iso} --all writes the seal)"),
                 {{"month", *status.to_seal}, {"iso", iso(*status.to_seal)}}));
    }
    print_next(status);
    print_witness(*status.witness);
}

int run_status(const Arguments&, Session& session) {
    auto ledger = session.open();
    const auto status = need(report::status(ledger, session.actor.today()));
    if (session.wants_json()) {
        print(json_of(status));
    } else {
        print_status(status, session.ledger_path);
    }
    return 0;
}

int run_init(const Arguments& arguments, Session& session) {
    const auto name = arguments.get("--name");
    const auto ledger = need(
        actions::init(session.ledger_path, name ? need(parse_text(*name)) : "", session.actor));
    if (session.wants_json()) {
        print({{"ledger", session.ledger_path}, {"id", ledger.id()}});
    } else {
        print_line(fill(mark("New ledger: {path}"), {{"path", session.ledger_path}}));
        print_line(tr(how_to_begin));
    }
    return 0;
}

}  // namespace

std::vector<Command> ledger_commands() {
    return {
        {"", mark("where the ledger stands today"), {}, {}, "hui", run_status},
        {"init",
         mark("make a new ledger file"),
         {},
         {{"--name", "TEXT", mark("what the ledger is called")}},
         "hui init --ledger thanh-tri.db --name \"LĐLĐ huyện Thạnh Trị\"",
         run_init,
         Command::Effect::records},
    };
}

}  // namespace hui::cli
