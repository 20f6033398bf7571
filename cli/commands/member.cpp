#include "cli/commands/commands.hpp"
#include "cli/commands/options.hpp"
#include "cli/commands/recording.hpp"
#include "cli/messages.hpp"
#include "cli/session.hpp"
#include "cli/table.hpp"
#include "engine/actions/registry.hpp"
#include "engine/base/name_order.hpp"
#include "engine/base/text.hpp"
#include "engine/report/statement.hpp"
#include "engine/store/register_table.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>

namespace hui::cli {

namespace {

struct PersonalOption {
    const char* option;
    const char* field;
    const char* in_words;
};
constexpr std::array personal_options{PersonalOption{"--phone", "phone", mark("telephone")},
                                      PersonalOption{"--id-number", "id_number", mark("ID number")},
                                      PersonalOption{"--born", "born", mark("born on")}};

/// The personal values that were given; a birth date is kept in one form.
actions::PersonalFields personal_fields(const Arguments& arguments) {
    actions::PersonalFields fields;
    for (const auto& [option, field, in_words] : personal_options) {
        const auto value = arguments.get(option);
        if (!value) { continue; }
        if (value->empty()) {
            fields[field] = "";
        } else {
            fields[field] = std::string_view{field} == "born" ? iso(need(parse_date(*value)))
                                                              : need(parse_text(*value));
        }
    }
    return fields;
}

int run_member_add(const Arguments& arguments, Session& session) {
    actions::NewMember member{.code = need(parse_code(arguments.at("CODE"))),
                              .name = need(parse_text(arguments.at("--name"))),
                              .unit = need(parse_code(arguments.at("--unit"))),
                              .personal = personal_fields(arguments)};
    std::erase_if(member.personal, [](const auto& field) { return field.second.empty(); });
    return record_in_register(session,
                              [&](store::Ledger& ledger, store::Book& book) {
                                  return actions::add_member(ledger, book, member, session.actor);
                              },
                              mark("New member {code}: {name}"), {{"name", member.name}});
}

int run_member_amend(const Arguments& arguments, Session& session) {
    actions::MemberChange change{.name = {}, .unit = {}, .personal = personal_fields(arguments)};
    if (const auto name = arguments.get("--name")) { change.name = need(parse_text(*name)); }
    if (const auto unit = arguments.get("--unit")) { change.unit = need(parse_code(*unit)); }
    return record_in_register(session,
                              [&](store::Ledger& ledger, store::Book& book) {
                                  return actions::amend_member(ledger, book, arguments.at("CODE"),
                                                               change, session.actor);
                              },
                              mark("Changed: {code}"), {});
}

int run_member_forget(const Arguments& arguments, Session& session) {
    return record_in_register(
        session,
        [&](store::Ledger& ledger, store::Book& book) {
            return actions::forget_member(ledger, book, arguments.at("CODE"), session.actor);
        },
        mark("The personal data of {code} is deleted; name and books stay."), {});
}

bool is_meant(const registry::Member& member, const Arguments& arguments) {
    const auto unit = arguments.get("--unit");
    const auto text = arguments.get("--find");
    return (!unit || same_code(member.unit, *unit)) &&
           (!text || folded(member.name).find(folded(*text)) != std::string::npos ||
            same_code(member.code, *text));
}

int run_member_list(const Arguments& arguments, Session& session) {
    auto ledger = session.open();
    auto members = need(store::attempt(
        [&]() -> Result<std::vector<registry::Member>> { return store::all_members(ledger); }));
    std::erase_if(members, [&](const auto& member) { return !is_meant(member, arguments); });
    std::vector<std::pair<std::string, const registry::Member*>> ordered;
    ordered.reserve(members.size());
    for (const registry::Member& member : members) {
        ordered.emplace_back(name_order_key(member.name), &member);
    }
    std::stable_sort(ordered.begin(), ordered.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    Json document = Json::array();
    Table table{{{mark("Member")}, {mark("Name")}, {mark("Unit")}}};
    for (const auto& [key, member] : ordered) {
        document.push_back(
            {{"member", member->code}, {"name", member->name}, {"unit", member->unit}});
        table.add({member->code, member->name, member->unit});
    }
    if (session.wants_json()) {
        print(document);
    } else if (table.empty()) {
        print_line(tr("No such members."));
    } else {
        table.print();
    }
    return 0;
}

struct MemberPage {
    registry::Member member;
    std::vector<PersonalValue> personal;
    report::Statement statement;
};

MemberPage member_page(store::Ledger& ledger, const std::string& code, Date on) {
    auto statement = need(report::statements(ledger, code, on)).front();
    return need(store::attempt([&]() -> Result<MemberPage> {
        return MemberPage{.member = *store::find_member(ledger, code),
                          .personal = store::personal_of(ledger, code),
                          .statement = std::move(statement)};
    }));
}

int run_member_show(const Arguments& arguments, Session& session) {
    auto ledger = session.open();
    const auto page = member_page(ledger, arguments.at("CODE"), session.actor.today());
    const registry::Member& member = page.member;
    if (session.wants_json()) {
        Json document{{"member", member.code}, {"name", member.name}, {"unit", member.unit}};
        Json shares = Json::array();
        for (const auto& share : page.statement.shares) {
            shares.push_back({{"group", share.group}, {"share", share_text(share.share)}});
        }
        document["shares"] = shares;
        if (arguments.has("--personal")) {
            Json personal = Json::object();
            for (const auto& value : page.personal) { personal[value.field] = value.value; }
            document["personal"] = personal;
        }
        print(document);
        return 0;
    }
    print_line(fmt::format("{}  {}  ({})", member.code, printable(member.name, 300), member.unit));
    for (const auto& share : page.statement.shares) {
        print_line(
            fill(mark("share {share} of {group}, {name}"), {{"share", share_text(share.share)},
                                                            {"group", share.group},
                                                            {"name", share.group_name}}));
    }
    if (!arguments.has("--personal")) {
        if (!page.personal.empty()) { print_line(tr("Personal data: add --personal to see it")); }
        return 0;
    }
    for (const auto& [option, field, in_words] : personal_options) {
        for (const PersonalValue& value : page.personal) {
            if (value.field != field) { continue; }
            const auto day = parse_date(value.value);
            const bool is_day = std::string_view{field} == "born" && day;
            print_line(fmt::format("{}: {}", tr(in_words), is_day ? show(*day) : value.value));
        }
    }
    return 0;
}

}  // namespace

std::vector<Command> member_commands() {
    const OptionSpec phone{"--phone", "N", mark("telephone (kept outside the journal)")};
    const OptionSpec id_number{"--id-number", "N", mark("ID number (kept outside the journal)")};
    const OptionSpec born{"--born", "DATE", mark("birth date (kept outside the journal)")};
    return {
        {"member add",
         mark("add a member"),
         {{"CODE"}},
         {{"--name", "TEXT", mark("the member's name"), required},
          {"--unit", "CODE", mark("the member's unit"), required},
          phone,
          id_number,
          born},
         "hui member add M2001 --name \"Nguyễn Thị Lan\" --unit TT",
         run_member_add,
         Command::Effect::records},
        {"member list",
         mark("list members, in the order of their given names"),
         {},
         {of_unit_option,
          {"--find", "TEXT", mark("only those whose name holds a text, with or without marks")}},
         "hui member list --find lan",
         run_member_list},
        {"member show",
         mark("show a member and the shares held"),
         {{"CODE"}},
         {{"--personal", nullptr, mark("also the personal data")}},
         "hui member show M0001",
         run_member_show},
        {"member amend",
         mark("change a member's name, unit or personal data"),
         {{"CODE"}},
         {{"--name", "TEXT", mark("the member's name")},
          {"--unit", "CODE", mark("the member's unit")},
          phone,
          id_number,
          born},
         "hui member amend M0001 --phone 0900000001",
         run_member_amend,
         Command::Effect::records},
        {"member forget",
         mark("delete a member's personal data; name and books stay"),
         {{"CODE"}},
         {},
         "hui member forget M0001",
         run_member_forget,
         Command::Effect::records},
    };
}

}  // namespace hui::cli
