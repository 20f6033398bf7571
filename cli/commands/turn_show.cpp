#include "cli/commands/turn_show.hpp"

#include "cli/commands/options.hpp"
#include "cli/commands/turn_grounds.hpp"
#include "cli/commands/turn_origin.hpp"
#include "cli/table.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>

namespace hui::cli {

namespace {

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

int run_show(const Arguments& arguments, Session& session) {
    auto ledger = session.open();
    const Date on = session.on(arguments);
    const auto view = view_of(ledger);
    const auto lines = need(report::turn_report(ledger, arguments.at("GROUP"), on));
    const bool explains = arguments.has("--explain");
    if (session.wants_json() && !explains) {
        print(turns_as_json(lines));
        return 0;
    }
    const auto grounds = need(report::turn_grounds(ledger, arguments.at("GROUP"), on));
    if (session.wants_json()) {
        Json document{{"turns", turns_as_json(lines)}};
        document.update(json_of_grounds(grounds));
        print(document);
        return 0;
    }
    print_turns(lines, on);
    print_origin(grounds);
    print_rules(grounds);
    if (explains) { print_decision(grounds); }
    print_witness(lines.front().witness);
    return 0;
}

}  // namespace

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
                            {"state", std::string{name_of(line.state)}},
                            {"witness", line.witness.text()}});
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

Command turn_show_command() {
    return {
        "turn show",
        mark("show who draws when"),
        {{"GROUP"}},
        {as_of_option,
         {"--explain", nullptr, mark("and what each share asked for, and why it got its round")}},
        "hui turn show G001",
        run_show};
}

}  // namespace hui::cli
