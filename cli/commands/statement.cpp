#include "engine/report/statement.hpp"
#include "cli/commands/commands.hpp"
#include "cli/commands/options.hpp"
#include "cli/commands/recording.hpp"
#include "cli/messages.hpp"
#include "cli/sentences.hpp"
#include "cli/session.hpp"
#include "cli/table.hpp"
#include "engine/base/text.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace hui::cli {

namespace {

constexpr auto right = Table::Column::Align::right;

Json receipt_of(ReceiptNo receipt) {
    return receipt == ReceiptNo{} ? Json(nullptr) : Json(receipt.count());
}

std::string receipt_text(ReceiptNo receipt) {
    return receipt == ReceiptNo{} ? "" : fmt::format("{}", receipt.count());
}

Json json_of(const report::Statement& statement) {
    Json shares = Json::array();
    for (const auto& share : statement.shares) {
        Json creditors = Json::array();
        for (const savings::Creditor& creditor : share.creditors) {
            creditors.push_back(
                {{"to", creditor_text(creditor)}, {"amount", creditor.amount.count()}});
        }
        shares.push_back({{"group", share.group},
                          {"share", share_text(share.share)},
                          {"turn", share.turn.count()},
                          {"paid", share.paid.count()},
                          {"received", share.received.count()},
                          {"advanced", share.advanced.count()},
                          {"net", share.net.count()},
                          {"arrears", share.arrears.count()},
                          {"from_reserve", share.from_reserve.count()},
                          {"owed", share.owed.count()},
                          {"owes", creditors}});
    }
    Json lines = Json::array();
    for (const auto& line : statement.lines) {
        lines.push_back({{"on", iso(line.on)},
                         {"group", line.group},
                         {"share", share_text(line.share)},
                         {"seq", line.seq.count()},
                         {"receipt", receipt_of(line.receipt)},
                         {"kind", line.kind},
                         {"paid", line.paid.count()},
                         {"repaid", line.repaid.count()},
                         {"received", line.received.count()},
                         {"advanced", line.advanced.count()},
                         {"reserve", line.reserve.count()},
                         {"covered", line.covered.count()},
                         {"recovered", line.recovered.count()},
                         {"interest", line.interest.count()}});
    }
    Json claims = Json::array();
    for (const auto& claim : statement.claims) {
        claims.push_back({{"on", iso(claim.on)},
                          {"group", claim.group},
                          {"share", share_text(claim.share)},
                          {"seq", claim.seq.count()},
                          {"receipt", receipt_of(claim.receipt)},
                          {"laid_out", claim.laid_out.count()},
                          {"got_back", claim.got_back.count()}});
    }
    return {{"member", statement.member},
            {"name", statement.name},
            {"shares", shares},
            {"lines", lines},
            {"claims", claims}};
}

std::string what_of(const report::StatementLine& line) {
    std::string kind = kind_in_words(line.kind);
    if (line.reverses) {
        return fill(mark("{kind} of entry no. {seq}"),
                    {{"kind", kind}, {"seq", line.reverses->count()}});
    }
    const Vnd alone = line.interest > Vnd{} ? line.interest : line.covered;
    if (alone > Vnd{}) {
        return fill(mark("{kind}: {interest} đ"), {{"kind", kind}, {"interest", alone}});
    }
    if (line.recovered > Vnd{}) {
        return fill(mark("{kind}, {repaid} đ of it to the organiser, {recovered} đ to the reserve "
                         "fund"),
                    {{"kind", kind}, {"repaid", line.repaid}, {"recovered", line.recovered}});
    }
    if (line.reserve > Vnd{}) {
        return fill(mark("{kind}, {reserve} đ of it in the reserve fund"),
                    {{"kind", kind}, {"reserve", line.reserve}});
    }
    if (line.repaid <= Vnd{}) { return kind; }
    return fill(mark("{kind}, {repaid} đ of it to the organiser"),
                {{"kind", kind}, {"repaid", line.repaid}});
}

void print_lines(const std::vector<report::StatementLine>& lines) {
    Table table{{{mark("Date")},
                 {mark("Group")},
                 {mark("Share")},
                 {mark("Entry"), right},
                 {mark("What")},
                 {mark("Receipt"), right},
                 {mark("Paid"), right},
                 {mark("Received"), right},
                 {mark("Advanced"), right}}};
    for (const auto& line : lines) {
        table.add({show(line.on), line.group, share_text(line.share),
                   fmt::format("{}", line.seq.count()), what_of(line), receipt_text(line.receipt),
                   show(line.paid), show(line.received), show(line.advanced)});
    }
    table.print();
}

/// What a member laid out as organiser in the place of shares.
void print_claims(const std::vector<report::Claim>& claims) {
    Table table{{{mark("Date")},
                 {mark("Group")},
                 {mark("For share")},
                 {mark("Entry"), right},
                 {mark("Receipt"), right},
                 {mark("Laid out"), right},
                 {mark("Got back"), right}}};
    Vnd open;
    for (const auto& claim : claims) {
        open += claim.laid_out - claim.got_back;
        table.add({show(claim.on), claim.group, share_text(claim.share),
                   fmt::format("{}", claim.seq.count()), receipt_text(claim.receipt),
                   show(claim.laid_out), show(claim.got_back)});
    }
    print_line(tr("As organiser, in the place of shares:"));
    table.print();
    print_line(fill(mark("Still to come back: {amount} đ"), {{"amount", open}}));
}

void print_statement(const report::Statement& statement) {
    print_line(bold(fmt::format("{}  {}", statement.member, printable(statement.name, 300))));
    for (const auto& share : statement.shares) {
        print_line(
            fill(mark("{group} share {share}: paid {paid} đ, received {received} đ, net {net} "
                      "đ, overdue {arrears} đ (draws in round {turn})"),
                 {{"group", share.group},
                  {"share", share_text(share.share)},
                  {"paid", share.paid},
                  {"received", share.received},
                  {"net", share.net},
                  {"arrears", share.arrears},
                  {"turn", share.turn.count()}}));
        for (const savings::Creditor& creditor : share.creditors) {
            print_line(fill(mark("  owes {party} {amount} đ"),
                            {{"party", creditor_in_words(creditor)}, {"amount", creditor.amount}}));
        }
        if (share.owed > Vnd{}) {
            print_line(
                fill(mark("  is still owed {amount} đ of its pot"), {{"amount", share.owed}}));
        }
    }
    if (!statement.lines.empty()) { print_lines(statement.lines); }
    if (!statement.claims.empty()) { print_claims(statement.claims); }
}

int run_statement(const Arguments& arguments, Session& session) {
    const auto member = arguments.get("MEMBER");
    need_one_of(arguments, "statement", "MEMBER", "--all");
    auto ledger = session.open();
    const auto all = need(
        report::statements(ledger, member ? std::optional<std::string_view>{*member} : std::nullopt,
                           session.on(arguments)));
    if (session.wants_json()) {
        Json document = Json::array();
        for (const auto& statement : all) { document.push_back(json_of(statement)); }
        print(member ? document.front() : document);
        return 0;
    }
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (i > 0) { print_line(""); }
        print_statement(all[i]);
    }
    return 0;
}

}  // namespace

std::vector<Command> statement_commands() {
    return {
        {"statement",
         mark("what a member paid and received"),
         {{"MEMBER", Count::optional}},
         {{"--all", nullptr, mark("of every member")}, as_of_option},
         "hui statement M0001",
         run_statement},
    };
}

}  // namespace hui::cli
