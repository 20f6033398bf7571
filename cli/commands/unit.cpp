#include "cli/commands/commands.hpp"
#include "cli/commands/loan_screens.hpp"
#include "cli/commands/options.hpp"
#include "cli/commands/recording.hpp"
#include "cli/messages.hpp"
#include "cli/session.hpp"
#include "cli/table.hpp"
#include "engine/actions/registry.hpp"
#include "engine/base/text.hpp"
#include "engine/store/register_table.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace hui::cli {

namespace {

int run_unit_add(const Arguments& arguments, Session& session) {
    const auto parent = arguments.get("--parent");
    const registry::Unit unit{.code = need(parse_code(arguments.at("CODE"))),
                              .name = need(parse_text(arguments.at("--name"))),
                              .parent = parent ? need(parse_code(*parent)) : ""};
    return record_in_register(session,
                              [&](store::Ledger& ledger, store::Book& book) {
                                  return actions::add_unit(ledger, book, unit, session.actor);
                              },
                              mark("New unit {code}: {name}"), {{"name", unit.name}});
}

int run_unit_amend(const Arguments& arguments, Session& session) {
    actions::UnitChange change;
    if (const auto name = arguments.get("--name")) { change.name = need(parse_text(*name)); }
    if (const auto parent = arguments.get("--parent")) {
        change.parent = parent->empty() ? "" : need(parse_code(*parent));
    }
    return record_in_register(session,
                              [&](store::Ledger& ledger, store::Book& book) {
                                  return actions::amend_unit(ledger, book, arguments.at("CODE"),
                                                             change, session.actor);
                              },
                              mark("Changed: {code}"), {});
}

Json json_of(const registry::Unit& unit) {
    return {{"unit", unit.code}, {"name", unit.name}, {"parent", unit.parent}};
}

int run_unit_list(const Arguments&, Session& session) {
    auto ledger = session.open();
    const auto units = need(store::attempt(
        [&]() -> Result<std::vector<registry::Unit>> { return store::all_units(ledger); }));
    if (session.wants_json()) {
        Json document = Json::array();
        for (const registry::Unit& unit : units) { document.push_back(json_of(unit)); }
        print(document);
        return 0;
    }
    if (units.empty()) {
        print_line(tr("No units yet. hui unit add makes one."));
        return 0;
    }
    Table table{{{mark("Unit")}, {mark("Above it")}, {mark("Name")}}};
    for (const registry::Unit& unit : units) { table.add({unit.code, unit.parent, unit.name}); }
    table.print();
    return 0;
}

int run_unit_show(const Arguments& arguments, Session& session) {
    auto ledger = session.open();
    const auto view = view_of(ledger);
    const auto unit = need(store::attempt([&]() -> Result<registry::Unit> {
        auto found = store::find_unit(ledger, arguments.at("CODE"));
        if (!found) { return refuse(Code::unknown_unit, {{"unit", arguments.at("CODE")}}); }
        return *std::move(found);
    }));
    const auto vouched = need(report::unit_vouched(ledger, unit.code, session.on(arguments)));
    if (session.wants_json()) {
        Json document = json_of(unit);
        document["vouched_for"] = vouched.vouched.count();
        document["called"] = vouched.called.count();
        document["limit"] = amount_or_null(vouched.limit);
        document["witness"] = witness_text(ledger, {});
        print(document);
        return 0;
    }
    print_line(fmt::format("{}  {}", unit.code, printable(unit.name, 300)));
    if (!unit.parent.empty()) {
        print_line(fill(mark("belongs to {unit}"), {{"unit", unit.parent}}));
    }
    if (vouched.loans > 0 || vouched.limit) { print_vouched(vouched); }
    print_witness(ledger, {});
    return 0;
}

}  // namespace

std::vector<Command> unit_commands() {
    return {
        {"unit add",
         mark("add a unit of the union"),
         {{"CODE"}},
         {{"--name", "TEXT", mark("its name"), required},
          {"--parent", "CODE", mark("the unit above it")}},
         "hui unit add PL --name \"Công đoàn thị trấn Phú Lộc\" --parent TT",
         run_unit_add,
         Command::Effect::records},
        {"unit list", mark("list the units"), {}, {}, "hui unit list", run_unit_list},
        {"unit show",
         mark("show a unit, and what it vouches for"),
         {{"CODE"}},
         {as_of_option},
         "hui unit show TT",
         run_unit_show},
        {"unit amend",
         mark("change a unit's name or place"),
         {{"CODE"}},
         {{"--name", "TEXT", mark("its name")}, {"--parent", "CODE", mark("the unit above it")}},
         "hui unit amend PL --name \"CĐCS thị trấn Phú Lộc\"",
         run_unit_amend,
         Command::Effect::records},
    };
}

}  // namespace hui::cli
