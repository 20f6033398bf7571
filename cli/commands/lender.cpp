#include "cli/commands/commands.hpp"
#include "cli/commands/loan_screens.hpp"
#include "cli/commands/options.hpp"
#include "cli/commands/recording.hpp"
#include "cli/messages.hpp"
#include "cli/session.hpp"
#include "cli/table.hpp"
#include "engine/actions/registry.hpp"
#include "engine/base/text.hpp"
#include "engine/report/vouched.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace hui::cli {

namespace {

using registry::Lender;
using registry::LenderKind;

int run_lender_add(const Arguments& arguments, Session& session) {
    const Lender lender{.code = need(parse_code(arguments.at("CODE"))),
                        .name = need(parse_text(arguments.at("--name"))),
                        .kind = need(registry::parse_lender_kind(arguments.at("--kind")))};
    return record_in_register(session,
                              [&](store::Ledger& ledger, store::Book& book) {
                                  return actions::add_lender(ledger, book, lender, session.actor);
                              },
                              mark("New lender {code}: {name}"), {{"name", lender.name}});
}

int run_lender_amend(const Arguments& arguments, Session& session) {
    const std::string name = need(parse_text(arguments.at("--name")));
    return record_in_register(session,
                              [&](store::Ledger& ledger, store::Book& book) {
                                  return actions::amend_lender(ledger, book, arguments.at("CODE"),
                                                               name, session.actor);
                              },
                              mark("Changed: {code}"), {});
}

/// Who takes the borrowers' money.
const char* words_for(LenderKind kind) {
    switch (kind) {
        case LenderKind::bank:
            return mark("borrowers pay it themselves");
        case LenderKind::collected:
            return mark("the union collects and passes on");
        case LenderKind::fund:
            return mark("the union's own fund");
    }
    return "";
}

Json json_of(const report::LenderReport& report) {
    Json held = Json::array();
    for (const report::HeldFor& part : report.held) {
        held.push_back({{"unit", part.unit}, {"amount", part.amount.count()}});
    }
    return {{"lender", report.lender.code},
            {"name", report.lender.name},
            {"kind", std::string{registry::lender_kind_text(report.lender.kind)}},
            {"loans", report.loans},
            {"outstanding", report.outstanding.count()},
            {"late", report.late.count()},
            {"open", report.open.count()},
            {"limit", amount_or_null(report.limit)},
            {"to_remit", report.to_remit().count()},
            {"in_hand", report.in_hand.count()},
            {"written_off", report.written_off.count()},
            {"held", held}};
}

int run_lender_list(const Arguments& arguments, Session& session) {
    auto ledger = session.open();
    const auto view = view_of(ledger);
    const auto lenders = need(report::lender_list(ledger, session.on(arguments)));
    if (session.wants_json()) {
        Json document = Json::array();
        for (const report::LenderReport& lender : lenders) {
            document.push_back(json_of(lender));
            document.back()["witness"] = witness_text(ledger, {});
        }
        print(document);
        return 0;
    }
    if (lenders.empty()) {
        print_line(tr("No lenders yet. hui lender add makes one."));
        return 0;
    }
    Table table{{{mark("Lender")},
                 {mark("How it is repaid")},
                 {mark("Outstanding"), right},
                 {mark("Overdue"), right},
                 {mark("To pass on"), right},
                 {mark("Name")}}};
    for (const report::LenderReport& line : lenders) {
        table.add({line.lender.code, tr(words_for(line.lender.kind)), show(line.outstanding),
                   show(line.late), show(line.to_remit()), line.lender.name});
    }
    table.print();
    print_witness(ledger, {});
    return 0;
}

void print_held(const report::LenderReport& report) {
    if (report.lender.kind != LenderKind::collected) { return; }
    print_line(
        fill(mark("Collected and not passed on: {amount} đ"), {{"amount", report.to_remit()}}));
    for (const report::HeldFor& part : report.held) {
        print_line(
            fill(mark("  by {unit}: {amount} đ"), {{"unit", part.unit}, {"amount", part.amount}}));
    }
}

void print_fund(const report::LenderReport& report) {
    if (report.lender.kind != LenderKind::fund) { return; }
    print_line(fill(mark("The fund's money: {in_hand} đ in hand, {outstanding} đ lent out"),
                    {{"in_hand", report.in_hand}, {"outstanding", report.outstanding}}));
    if (report.written_off == Vnd{}) { return; }
    print_line(
        fill(mark("Written off of its loans: {amount} đ"), {{"amount", report.written_off}}));
}

void print_lender(const report::LenderReport& report) {
    print_line(fmt::format("{}  {}", report.lender.code, printable(report.lender.name, 300)));
    print_line(tr(words_for(report.lender.kind)));
    print_line(fill(
        mark("Open loans: {loans}; outstanding {outstanding} đ, late {late} đ"),
        {{"loans", report.loans}, {"outstanding", report.outstanding}, {"late", report.late}}));
    if (report.limit) {
        print_line(fill(mark("Open, with what is approved and not paid out: {open} đ of at most "
                             "{limit} đ"),
                        {{"open", report.open}, {"limit", *report.limit}}));
    }
    print_held(report);
    print_fund(report);
}

int run_lender_show(const Arguments& arguments, Session& session) {
    auto ledger = session.open();
    const auto view = view_of(ledger);
    const auto report =
        need(report::lender_report(ledger, arguments.at("CODE"), session.on(arguments)));
    if (session.wants_json()) {
        Json document = json_of(report);
        document["witness"] = witness_text(ledger, {});
        print(document);
    } else {
        print_lender(report);
        print_witness(ledger, {});
    }
    return 0;
}

}  // namespace

std::vector<Command> lender_commands() {
    return {
        {"lender add",
         mark("add a lender of loans that the union vouches for"),
         {{"CODE"}},
         {{"--name", "TEXT", mark("its name"), required},
          {"--kind", "bank|collected|fund",
           mark("borrowers pay it themselves, the union collects for it, or the union's own fund"),
           required}},
         "hui lender add CSXH --name \"Ngân hàng Chính sách xã hội\" --kind collected",
         run_lender_add,
         Command::Effect::records},
        {"lender list",
         mark("the lenders, what is owed to them, and what is to be passed on"),
         {},
         {as_of_option},
         "hui lender list",
         run_lender_list},
        {"lender show",
         mark("a lender's loans together, and what was collected for it and not passed on"),
         {{"CODE"}},
         {as_of_option},
         "hui lender show CSXH",
         run_lender_show},
        {"lender amend",
         mark("change a lender's name"),
         {{"CODE"}},
         {{"--name", "TEXT", mark("its name"), required}},
         "hui lender amend CSXH --name \"NHCSXH huyện Thạnh Trị\"",
         run_lender_amend,
         Command::Effect::records},
    };
}

}  // namespace hui::cli
