#include "cli/commands/options.hpp"
#include "cli/commands/payroll.hpp"
#include "cli/messages.hpp"
#include "cli/session.hpp"
#include "cli/table.hpp"
#include "engine/report/payroll.hpp"
#include "engine/store/register_table.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace hui::cli {

namespace {

using report::OpenPayrollItem;
using report::PayrollMember;
using report::PayrollReport;

Json missing_json(const PayrollMember& member) {
    Json missing = Json::array();
    for (const report::MissingItem& one : member.missing) {
        missing.push_back({{"item", closing::item_text(one.item)},
                           {"due", iso(one.item.due)},
                           {"amount", one.item.amount.count()},
                           {"open", one.open.count()}});
    }
    return missing;
}

Json undone_json(const PayrollMember& member) {
    Json undone = Json::array();
    for (const report::UndonePayment& one : member.undone) {
        undone.push_back({{"item", one.target},
                          {"book", one.book},
                          {"seq", one.seq.count()},
                          {"by", one.by.count()},
                          {"amount", one.amount.count()},
                          {"open", closing::sum_of(one.open).count()}});
    }
    return undone;
}

Json json_of(const PayrollReport& payroll) {
    Json members = Json::array();
    for (const PayrollMember& member : payroll.members) {
        members.push_back({{"member", member.member},
                           {"name", member.name},
                           {"asked", member.asked.count()},
                           {"deducted", member.deducted.count()},
                           {"difference", member.difference().count()},
                           {"open", member.open().count()},
                           {"missing", missing_json(member)},
                           {"undone", undone_json(member)}});
    }
    return {{"month", iso(payroll.month)},   {"unit", payroll.unit},
            {"listed", iso(payroll.listed)}, {"on", iso(payroll.on)},
            {"seq", payroll.seq.count()},    {"members", std::move(members)}};
}

/// Asked, deducted and open of all together.
struct PayrollSums {
    Vnd asked;
    Vnd deducted;
    Vnd open;
};

PayrollSums print_members(const PayrollReport& payroll) {
    Table table{{{mark("Member")},
                 {mark("Name")},
                 {mark("Asked"), right},
                 {mark("Deducted"), right},
                 {mark("Difference"), right},
                 {mark("Open"), right}}};
    PayrollSums sums;
    for (const PayrollMember& member : payroll.members) {
        sums.asked += member.asked;
        sums.deducted += member.deducted;
        sums.open += member.open();
        table.add({member.member, member.name, show(member.asked), show(member.deducted),
                   show(member.difference()), show(member.open())});
    }
    table.print();
    return sums;
}

const char* missing_sentence(const report::MissingItem& one) {
    if (one.is_of_others()) {
        return mark(
            "  {member}: {item}, due {due}: {open} đ are open here of what was "
            "missing of the loan");
    }
    return one.open > Vnd{} ? mark(
                                  "  {member}: {item}, due {due}: {amount} đ missing, {open} đ "
                                  "of it still owed")
                            : mark(
                                  "  {member}: {item}, due {due}: {amount} đ missing, nothing "
                                  "of it is open any more");
}

void print_missing(const PayrollReport& payroll) {
    for (const PayrollMember& member : payroll.members) {
        for (const report::MissingItem& one : member.missing) {
            const std::vector<NamedFact> facts{{"member", member.member},
                                               {"item", closing::item_text(one.item)},
                                               {"due", one.item.due},
                                               {"amount", one.item.amount},
                                               {"open", one.open}};
            print_line(fill(missing_sentence(one), facts));
        }
    }
}

void print_undone(const PayrollReport& payroll) {
    for (const PayrollMember& member : payroll.members) {
        for (const report::UndonePayment& one : member.undone) {
            const Vnd open = closing::sum_of(one.open);
            const std::vector<NamedFact> facts{{"member", member.member}, {"item", one.target},
                                               {"amount", one.amount},    {"book", one.book},
                                               {"by", one.by.count()},    {"open", open}};
            print_line(fill(
                open > Vnd{} ? mark("  {member}: {item}: {amount} đ that were deducted are "
                                    "undone by entry no. {by} of {book}, {open} đ of it still "
                                    "owed")
                             : mark("  {member}: {item}: {amount} đ that were deducted are "
                                    "undone by entry no. {by} of {book}, nothing of it is open any "
                                    "more"),
                facts));
        }
    }
}

void print_payroll(const PayrollReport& payroll, Date on) {
    print_line(bold(fill(mark("Payroll of {unit} for {month}: list of {listed}, money of {date}, "
                              "entry no. {seq} of the register"),
                         {{"unit", payroll.unit},
                          {"month", payroll.month},
                          {"listed", payroll.listed},
                          {"date", payroll.on},
                          {"seq", payroll.seq.count()}})));
    const PayrollSums sums = print_members(payroll);
    print_missing(payroll);
    print_undone(payroll);
    print_line(fill(mark("Asked {asked} đ, deducted {deducted} đ, difference {difference} đ; still "
                         "open on {date}: {open} đ"),
                    {{"asked", sums.asked},
                     {"deducted", sums.deducted},
                     {"difference", sums.asked - sums.deducted},
                     {"date", on},
                     {"open", sums.open}}));
}

int run_payroll_show(const Arguments& arguments, Session& session) {
    const report::PayrollsQuery query{.month = need(parse_month(arguments.at("MONTH"))),
                                      .unit = arguments.get("--unit"),
                                      .on = session.on(arguments)};
    auto ledger = session.open();
    const auto view = view_of(ledger);
    const auto payrolls = need(report::payrolls(ledger, query));
    if (session.wants_json()) {
        Json all = Json::array();
        for (const PayrollReport& payroll : payrolls) { all.push_back(json_of(payroll)); }
        print({{"month", iso(*query.month)},
               {"on", iso(query.on)},
               {"payrolls", std::move(all)},
               {"witness", witness_text(ledger, {})}});
        return 0;
    }
    for (const PayrollReport& payroll : payrolls) { print_payroll(payroll, query.on); }
    if (payrolls.empty()) {
        const auto unit = query.unit ? store::find_unit(ledger, *query.unit) : std::nullopt;
        print_line(
            fill(unit ? mark("No payroll of {unit} or a unit below it for {month} is "
                             "recorded by {date}.")
                      : mark("No payroll for {month} is recorded by {date}."),
                 {{"unit", unit ? unit->code : ""}, {"month", *query.month}, {"date", query.on}}));
    }
    print_witness(ledger, {});
    return 0;
}

Json json_of(const OpenPayrollItem& one) {
    return {{"month", iso(one.month)},
            {"unit", one.unit},
            {"member", one.member},
            {"name", one.name},
            {"item", closing::item_text(one.item)},
            {"due", iso(one.item.due)},
            {"open", one.open.count()},
            {"times", one.times}};
}

void print_open(const std::vector<OpenPayrollItem>& items, Date on) {
    if (items.empty()) {
        print_line(fill(
            mark("Nothing that payrolls missed, or that was undone of them, is open on {date}."),
            {{"date", on}}));
        return;
    }
    Table table{{{mark("Due")},
                 {mark("Unit")},
                 {mark("Member")},
                 {mark("Name")},
                 {mark("Item")},
                 {mark("Open"), right},
                 {mark("Since payroll")},
                 {mark("Times"), right}}};
    Vnd sum;
    for (const OpenPayrollItem& one : items) {
        sum += one.open;
        table.add({show(one.item.due), one.unit, one.member, one.name, closing::item_text(one.item),
                   show(one.open), show(one.month), fmt::format("{}", one.times)});
    }
    table.print();
    print_line(fill(mark("Open items: {count}, together {sum} đ"),
                    {{"count", static_cast<std::int64_t>(items.size())}, {"sum", sum}}));
}

int run_payroll_open(const Arguments& arguments, Session& session) {
    const report::OpenPayrollQuery query{.unit = arguments.get("--unit"),
                                         .on = session.on(arguments)};
    auto ledger = session.open();
    const auto view = view_of(ledger);
    const auto items = need(report::open_payroll_items(ledger, query));
    if (session.wants_json()) {
        Json all = Json::array();
        Vnd sum;
        for (const OpenPayrollItem& one : items) {
            sum += one.open;
            all.push_back(json_of(one));
        }
        print({{"on", iso(query.on)},
               {"items", std::move(all)},
               {"total", sum.count()},
               {"witness", witness_text(ledger, {})}});
        return 0;
    }
    print_open(items, query.on);
    print_witness(ledger, {});
    return 0;
}

}  // namespace

Command payroll_show_command() {
    return {"payroll show",
            mark("what was asked of wages for a month, what was deducted, and what is still open"),
            {{"MONTH"}},
            {of_unit_option, as_of_option},
            "hui payroll show 2024-02",
            run_payroll_show};
}

Command payroll_open_command() {
    return {
        "payroll open",
        mark("what payrolls of all months missed, or was undone of them, and is still owed, the "
             "oldest first"),
        {},
        {of_unit_option, as_of_option},
        "hui payroll open --on 2024-06-30",
        run_payroll_open};
}

}  // namespace hui::cli
