#include "cli/commands/commands.hpp"
#include "cli/commands/options.hpp"
#include "cli/commands/recording.hpp"
#include "cli/messages.hpp"
#include "cli/session.hpp"
#include "cli/table.hpp"
#include "engine/actions/registry.hpp"
#include "engine/base/vnd_text.hpp"
#include "engine/exchange/line_files.hpp"
#include "engine/store/register_table.hpp"

#include <nlohmann/json.hpp>

namespace hui::cli {

namespace {

/// The value with its unit: money, a rate, yes or no, a holiday's name; a limit that was lifted.
std::string value_in_words(const registry::PolicyLine& line) {
    if (line.key == registry::holiday_key) { return line.value; }
    if (line.value == "yes") { return tr(mark("yes")); }
    if (line.value == "no") { return tr(mark("no")); }
    if (line.value == registry::no_limit) { return tr(mark("no limit")); }
    const auto rate = parse_percent(line.value);
    const std::string percent = rate ? show(*rate) : line.value;
    if (line.key == "overdue-rate-cap") {
        return fill(mark("{rate} % of the contract's rate"), {{"rate", percent}});
    }
    const auto money = parse_vnd(line.value);
    const bool is_money = line.key.starts_with("contribution-") || registry::limit_key_of(line.key);
    return is_money && money ? show(*money) + " đ" : percent + " %";
}

/// The law caps most loans; banks may be allowed more by a law of their own.
void print_usual_cap(const registry::PolicyLine& line) {
    const auto rate = parse_percent(line.value);
    if (line.key != "loan-rate-cap" || !rate || *rate <= registry::usual_loan_cap) { return; }
    print_line(fill(mark("Note: a loan may cost at most {rate} % a year where no other law says "
                         "otherwise (Civil Code art. 468)"),
                    {{"rate", show(registry::usual_loan_cap)}}));
}

/// The holidays with their days: no day holds "since" then.
void print_holidays(const registry::Policy& policy) {
    if (policy.holidays.empty()) { return; }
    Table table{{{mark("Day")}, {mark("Holiday")}}};
    for (const auto& [day, name] : policy.holidays) {
        table.add({show(day), name == registry::unnamed_holiday ? tr("a holiday") : name});
    }
    print_line("");
    table.print();
}

int run_policy_show(const Arguments&, Session& session) {
    auto ledger = session.open();
    const auto policy = need(
        store::attempt([&]() -> Result<registry::Policy> { return store::policy_of(ledger); }));
    Json document = Json::array();
    Table table{{{mark("Policy")}, {mark("Since")}, {mark("Value"), Table::Column::Align::right}}};
    for (const registry::PolicyLine& line : registry::lines_of(policy)) {
        const bool always = line.from == Date::min();
        document.push_back({{"key", line.key},
                            {"from", always ? Json(nullptr) : Json(iso(line.from))},
                            {"value", line.value}});
        if (line.key == registry::holiday_key) { continue; }
        table.add({line.key, always ? tr("always") : show(line.from), value_in_words(line)});
    }
    if (session.wants_json()) {
        print(document);
    } else {
        table.print();
        print_holidays(policy);
    }
    return 0;
}

int run_policy_set(const Arguments& arguments, Session& session) {
    const registry::PolicyLine line{.key = arguments.at("KEY"),
                                    .value = arguments.at("VALUE"),
                                    .from = need(parse_date(arguments.at("--from")))};
    const int status = record_in_register(
        session,
        [&](store::Ledger& ledger, store::Book& book) {
            return actions::set_policy(ledger, book, line, session.actor);
        },
        mark("From {date} on: {key} = {value}"),
        {{"date", line.from}, {"key", line.key}, {"value", value_in_words(line)}});
    if (!session.wants_json()) { print_usual_cap(line); }
    return status;
}

int run_policy_holidays(const Arguments& arguments, Session& session) {
    const auto holidays = need(exchange::read_holidays(arguments.at("FILE")));
    auto ledger = session.open();
    const auto recorded = need(actions::set_holidays(ledger, holidays, session.actor));
    const auto there = std::ssize(holidays) - std::ssize(recorded);
    if (session.wants_json()) {
        Json entries = Json::array();
        for (const actions::Recorded& one : recorded) { entries.push_back(json_of_recorded(one)); }
        print({{"entries", entries}, {"there", there}});
        return 0;
    }
    print_line(
        fill(mark("Holidays recorded: {holidays}; there already: {there}"),
             {{"holidays", std::int64_t{std::ssize(recorded)}}, {"there", std::int64_t{there}}}));
    if (!recorded.empty()) {
        print_line(
            tr("They hold for groups that open and loans that are applied for with --roll next "
               "from now on; the days of those that are there stay."));
    }
    return 0;
}

}  // namespace

std::vector<Command> policy_commands() {
    return {
        {"policy show",
         mark("show the policies and since when they hold"),
         {},
         {},
         "hui policy show",
         run_policy_show},
        {"policy set",
         mark("set a policy from a date on; a loan keeps the rates agreed when it was applied for, "
              "which were checked against the caps of that day"),
         {{"KEY"}, {"VALUE"}},
         {{"--from", "DATE", mark("the first day"), required}},
         "hui policy set contribution-max 1000000 --from 2025-01-01\n"
         "hui policy set limit-borrower 50000000 --from 2025-01-01",
         run_policy_set,
         Command::Effect::records},
        {"policy holidays",
         mark("record the holidays of a list, before the groups open that move for them: on each "
              "line a date, then its name if it has one (2026-09-02 Quốc khánh)"),
         {{"FILE"}},
         {},
         "hui policy holidays samples/holidays-2024.txt",
         run_policy_holidays,
         Command::Effect::records},
    };
}

}  // namespace hui::cli
