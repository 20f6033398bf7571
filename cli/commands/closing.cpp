#include "cli/blockers.hpp"
#include "cli/commands/commands.hpp"
#include "cli/loan_words.hpp"
#include "cli/messages.hpp"
#include "cli/session.hpp"
#include "cli/table.hpp"
#include "engine/actions/close_month.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <set>
#include <string>

namespace hui::cli {

namespace {

Json json_of(const actions::MonthClosing& closing, actions::CloseRequest::Run run) {
    Json blockers = Json::array();
    for (const actions::BlockedGroup& blocked : closing.blockers) {
        blockers.push_back({{"group", blocked.group},
                            {"code", std::string{name_of(blocked.blocker.code)}},
                            {"detail", sentence_of(blocked.blocker)}});
    }
    Json carried = Json::array();
    for (const actions::CarriedArrears& arrears : closing.carried) {
        carried.push_back({{"group", arrears.group},
                           {"share", share_text(arrears.due.share)},
                           {"round", arrears.due.round.count()},
                           {"amount", arrears.due.amount.count()}});
    }
    Json to_hand_over = Json::array();
    for (const actions::PotOwed& owed : closing.to_hand_over) {
        to_hand_over.push_back({{"group", owed.group},
                                {"round", owed.round.count()},
                                {"share", share_text(owed.share)},
                                {"amount", owed.amount.count()}});
    }
    Json closings = Json::array();
    for (const actions::ClosedBook& closed : closing.closings) {
        closings.push_back({{"book", closed.book},
                            {"seq", closed.seq.count()},
                            {"witness", closed.witness.text()}});
    }
    Json witness = nullptr;
    if (closing.witness) { witness = closing.witness->text(); }
    return {{"month", iso(closing.month)},
            {"dry_run", run == actions::CloseRequest::Run::dry},
            {"closed", closing.closed},
            {"skipped", closing.already_closed + closing.not_running},
            {"already_closed", closing.already_closed},
            {"not_running", closing.not_running},
            {"blockers", blockers},
            {"carried", carried},
            {"advanced", closing.advanced.count()},
            {"to_hand_over", to_hand_over},
            {"loans",
             {{"count", closing.loans.count},
              {"outstanding", closing.loans.outstanding.count()},
              {"overdue", closing.loans.overdue.count()},
              {"overdue_interest", closing.loans.overdue_interest.count()},
              {"accrued", closing.loans.accrued.count()}}},
            {"sealed", closing.sealed},
            {"closings", closings},
            {"witness", witness}};
}

/// How many groups something is in the way of; a group may have several blockers.
std::int64_t blocked_groups(const actions::MonthClosing& closing) {
    std::set<std::string> groups;
    for (const actions::BlockedGroup& blocked : closing.blockers) { groups.insert(blocked.group); }
    return static_cast<std::int64_t>(groups.size());
}

/// What the dues of drawn rounds lack, as it goes over into the next month.
void print_carried(const actions::MonthClosing& closing) {
    for (const actions::CarriedArrears& arrears : closing.carried) {
        print_line(fill(mark("{group}: carried, share {share} owes {amount} đ of round {round}"),
                        {{"group", arrears.group},
                         {"share", share_text(arrears.due.share)},
                         {"amount", arrears.due.amount},
                         {"round", arrears.due.round.count()}}));
    }
}

/// What the organisers owe of pots.
void print_to_hand_over(const actions::MonthClosing& closing) {
    for (const actions::PotOwed& owed : closing.to_hand_over) {
        print_line(
            fill(mark("{group}: at the end of {date} the organiser owes share {share} {amount} "
                      "đ of the pot of round {round}; the closing says so (hui payout {group} "
                      "when it is handed over)"),
                 {{"group", owed.group},
                  {"date", last_day(closing.month)},
                  {"share", share_text(owed.share)},
                  {"amount", owed.amount},
                  {"round", owed.round.count()}}));
    }
}

/// The code of each closing, where none stands for all of them.
void print_closings(const actions::MonthClosing& closing) {
    Table table{{{mark("Book")}, {mark("Entry"), right}, {mark("Witness code")}}};
    for (const actions::ClosedBook& closed : closing.closings) {
        table.add({closed.book, fmt::format("{}", closed.seq.count()), closed.witness.text()});
    }
    if (!table.empty()) { table.print(); }
}

void print_closing(const actions::MonthClosing& closing, const actions::CloseRequest& request) {
    for (const actions::BlockedGroup& blocked : closing.blockers) {
        print_line(fmt::format("{}: {}", blocked.group, sentence_of(blocked.blocker)));
    }
    print_carried(closing);
    if (!closing.witness) { print_closings(closing); }
    print_line(fill(request.run == actions::CloseRequest::Run::dry
                        ? mark("{month}: books that can be closed {closed}, blocked {blocked}, "
                               "closed already {already}, not running {idle}")
                        : mark("{month}: books closed {closed}, blocked {blocked}, closed already "
                               "{already}, not running {idle}"),
                    {{"month", closing.month},
                     {"closed", closing.closed},
                     {"blocked", blocked_groups(closing)},
                     {"already", closing.already_closed},
                     {"idle", closing.not_running}}));
    if (closing.advanced > Vnd{}) {
        print_line(
            fill(mark("Advanced by organisers and not paid back at the end of {date}: {amount} đ "
                      "(hui due --on {iso} names the shares)"),
                 {{"amount", closing.advanced},
                  {"date", last_day(closing.month)},
                  {"iso", iso(last_day(closing.month))}}));
    }
    print_to_hand_over(closing);
    if (closing.loans.count > 0) {
        print_line(loans_closed_in_words(closing.loans, last_day(closing.month)));
    }
    if (request.command.counted && closing.closed > 0) {
        print_line(fill(mark("The box and the book agree: {amount} đ."),
                        {{"amount", *request.command.counted}}));
    }
    if (closing.sealed) { print_line(tr("The month is sealed.")); }
    if (closing.witness) { print_witness(*closing.witness); }
}

int run_close(const Arguments& arguments, Session& session) {
    actions::CloseRequest request{.command = {.month = need(parse_month(arguments.at("MONTH")))},
                                  .groups = arguments.all("GROUP")};
    need_one_of(arguments, "close", "GROUP", "--all");
    if (const auto counted = arguments.get("--counted")) {
        request.command.counted = need(parse_vnd(*counted));
    }
    if (arguments.has("--carry")) { request.command.arrears = closing::Arrears::carry; }
    if (arguments.has("--dry-run")) { request.run = actions::CloseRequest::Run::dry; }
    auto ledger = session.open();
    const auto closing = [&] {
        Progress progress{mark("groups closed:")};
        return need(
            actions::close_month(ledger, request, session.actor,
                                 [&](std::size_t done, std::size_t all) { progress(done, all); }));
    }();
    if (session.wants_json()) {
        print(json_of(closing, request.run));
    } else {
        print_closing(closing, request);
    }
    return closing.blockers.empty() ? 0 : 1;
}

}  // namespace

std::vector<Command> closing_commands() {
    return {{"close",
             mark("close a month: check, state the balances, lock it"),
             {{"MONTH"}, {"GROUP", Count::any}},
             {{"--all", nullptr, mark("every group; the month is sealed when all are closed")},
              {"--counted", "N",
               mark("the cash that was in the box at the month's end, for one group")},
              {"--carry", nullptr,
               mark("close though dues of a drawn round are unpaid; the closing names them")},
              {"--dry-run", nullptr, mark("only say what is in the way")}},
             "hui close 2024-03 --all --dry-run",
             run_close,
             Command::Effect::records}};
}

}  // namespace hui::cli
