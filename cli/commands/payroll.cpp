#include "cli/commands/payroll.hpp"
#include "cli/commands/commands.hpp"
#include "cli/commands/options.hpp"
#include "cli/messages.hpp"
#include "cli/session.hpp"
#include "cli/table.hpp"
#include "engine/exchange/new_file.hpp"
#include "engine/exchange/payroll_file.hpp"
#include "engine/report/payroll.hpp"

#include <nlohmann/json.hpp>

namespace hui::cli {

namespace {

using actions::AskedOfMember;
using closing::PayrollItem;

/// What a list comes to.
struct PayrollTotals {
    std::int64_t items = 0;
    Vnd sum;
    Vnd overdue;  ///< of that, what fell due before the month
};

PayrollTotals totals_of(const std::vector<AskedOfMember>& asked, Month month) {
    PayrollTotals totals;
    for (const AskedOfMember& member : asked) {
        for (const PayrollItem& item : member.items) {
            ++totals.items;
            totals.sum += item.amount;
            if (item.due < first_day(month)) { totals.overdue += item.amount; }
        }
    }
    return totals;
}

Json json_of(const std::vector<AskedOfMember>& asked, const actions::PayrollQuery& query) {
    Json members = Json::array();
    for (const AskedOfMember& member : asked) {
        Json items = Json::array();
        for (const PayrollItem& item : member.items) {
            items.push_back({{"item", closing::item_text(item)},
                             {"due", iso(item.due)},
                             {"amount", item.amount.count()},
                             {"overdue", item.due < first_day(query.month)}});
        }
        members.push_back({{"unit", member.unit},
                           {"member", member.member},
                           {"name", member.name},
                           {"total", closing::sum_of(member.items).count()},
                           {"items", std::move(items)}});
    }
    const PayrollTotals totals = totals_of(asked, query.month);
    return {{"month", iso(query.month)},
            {"on", iso(query.on)},
            {"members", std::move(members)},
            {"total", totals.sum.count()},
            {"overdue", totals.overdue.count()}};
}

/// Line by line what shall be deducted, and for whom how much in all.
void print_lines(const std::vector<AskedOfMember>& asked, Month month) {
    Table lines{{{mark("Unit")},
                 {mark("Member")},
                 {mark("Name")},
                 {mark("Item")},
                 {mark("Due")},
                 {mark("Amount"), right},
                 {mark("Overdue")}}};
    Table members{{{mark("Unit")}, {mark("Member")}, {mark("Name")}, {mark("Together"), right}}};
    for (const AskedOfMember& member : asked) {
        for (const PayrollItem& item : member.items) {
            lines.add({member.unit, member.member, member.name, closing::item_text(item),
                       show(item.due), show(item.amount),
                       item.due < first_day(month) ? tr(mark("from before")) : ""});
        }
        members.add({member.unit, member.member, member.name, show(closing::sum_of(member.items))});
    }
    lines.print();
    print_line("");
    members.print();
}

void print_totals(const std::vector<AskedOfMember>& asked, const actions::PayrollQuery& query) {
    const PayrollTotals totals = totals_of(asked, query.month);
    print_line(fill(mark("To be deducted for {month}, as of {date}: {sum} đ (members: {members}, "
                         "items: {items}); of that from before {overdue} đ"),
                    {{"month", query.month},
                     {"date", query.on},
                     {"sum", totals.sum},
                     {"members", static_cast<std::int64_t>(asked.size())},
                     {"items", totals.items},
                     {"overdue", totals.overdue}}));
}

void write_csv(const std::string& path, const std::string& text) {
    auto file = need(exchange::NewFile::begin(path));
    need(file.write(text));
    need(file.finish());
}

int run_payroll_list(const Arguments& arguments, Session& session) {
    const actions::PayrollQuery query{.month = need(parse_month(arguments.at("MONTH"))),
                                      .unit = arguments.get("--unit"),
                                      .on = session.on(arguments)};
    auto ledger = session.open();
    const auto view = view_of(ledger);
    const auto asked = need(report::payroll_list(ledger, query));
    const auto path = arguments.get("-o");
    if (path) { write_csv(*path, exchange::payroll_csv(asked, query.month)); }
    if (session.wants_json()) {
        Json document = json_of(asked, query);
        if (path) { document["file"] = *path; }
        document["witness"] = witness_text(ledger, {});
        print(document);
        return 0;
    }
    if (!path && !asked.empty()) { print_lines(asked, query.month); }
    print_totals(asked, query);
    if (path) { print_line(fill(mark("The list is in {file}."), {{"file", *path}})); }
    print_witness(ledger, {});
    return 0;
}

}  // namespace

std::vector<Command> payroll_commands() {
    return {
        {"payroll list",
         mark("what the employer shall deduct from wages for a month: contributions and loan "
              "instalments"),
         {{"MONTH"}},
         {of_unit_option,
          {"-o", "PATH", mark("a CSV file that isn't there yet (else it is printed)")},
          as_of_option},
         "hui payroll list 2024-06 --unit TT --on 2024-06-01\n"
         "hui payroll list 2024-06 --unit TT --on 2024-06-01 -o payroll-2024-06.csv",
         run_payroll_list},
        payroll_record_command(),
        payroll_show_command(),
        payroll_open_command(),
    };
}

}  // namespace hui::cli
