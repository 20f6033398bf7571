#include "cli/commands/commands.hpp"
#include "cli/commands/recording.hpp"
#include "cli/messages.hpp"
#include "cli/session.hpp"
#include "cli/table.hpp"
#include "engine/actions/registry.hpp"
#include "engine/base/vnd_text.hpp"
#include "engine/store/register_table.hpp"

#include <nlohmann/json.hpp>

namespace hui::cli {

namespace {

int run_policy_show(const Arguments&, Session& session) {
    auto ledger = session.open();
    const auto policy = need(
        store::attempt([&]() -> Result<registry::Policy> { return store::policy_of(ledger); }));
    Json document = Json::array();
    Table table{{{mark("Policy")}, {mark("Since")}, {mark("Value"), Table::Column::Align::right}}};
    for (const registry::PolicyLine& line : registry::lines_of(policy)) {
        const bool always = line.from == Date::min();
        const auto amount = parse_vnd(line.value);
        const bool is_money = line.key.starts_with("contribution-");
        document.push_back({{"key", line.key},
                            {"from", always ? Json(nullptr) : Json(iso(line.from))},
                            {"value", line.value}});
        table.add({line.key, always ? tr("always") : show(line.from),
                   is_money && amount ? show(*amount) + " đ" : line.value + " %"});
    }
    if (session.wants_json()) {
        print(document);
    } else {
        table.print();
    }
    return 0;
}

int run_policy_set(const Arguments& arguments, Session& session) {
    const registry::PolicyLine line{.key = arguments.at("KEY"),
                                    .value = arguments.at("VALUE"),
                                    .from = need(parse_date(arguments.at("--from")))};
    return record_in_register(session,
                              [&](store::Ledger& ledger, store::Book& book) {
                                  return actions::set_policy(ledger, book, line, session.actor);
                              },
                              mark("From {date} on: {key} = {value}"),
                              {{"date", line.from}, {"key", line.key}, {"value", line.value}});
}

}  // namespace

std::vector<Command> policy_commands() {
    constexpr auto required = OptionSpec::Need::required;
    return {
        {"policy show",
         mark("show the policies and since when they hold"),
         {},
         {},
         "hui policy show",
         run_policy_show},
        {"policy set",
         mark("set a policy from a date on"),
         {{"KEY"}, {"VALUE"}},
         {{"--from", "DATE", mark("the first day"), required}},
         "hui policy set contribution-max 1000000 --from 2025-01-01",
         run_policy_set,
         Command::Effect::records},
    };
}

}  // namespace hui::cli
