#include "engine/report/statement.hpp"
#include "cli/commands/commands.hpp"
#include "cli/commands/loan_screens.hpp"
#include "cli/commands/options.hpp"
#include "cli/commands/recording.hpp"
#include "cli/commands/statement_json.hpp"
#include "cli/kinds.hpp"
#include "cli/messages.hpp"
#include "cli/session.hpp"
#include "cli/table.hpp"
#include "engine/base/text.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace hui::cli {

namespace {

std::string receipt_text(ReceiptNo receipt) {
    return receipt == ReceiptNo{} ? "" : fmt::format("{}", receipt.count());
}

/// A share that came or went, with what was paid and received for it.
std::string changed_hands(const report::StatementLine& line) {
    const bool is_inherited = line.by == savings::HandedBy::inheritance;
    const char* came = is_inherited ? mark("share inherited from {member}")
                                    : mark("share taken over from {member}");
    const char* went = is_inherited ? mark("share left to the heir {member}")
                                    : mark("share handed over to {member}");
    return fill(line.about == report::LineAbout::came ? came : went,
                {{"member", line.other_member}});
}

/// What is about a share that changed hands, or about a group's end; nothing for other lines.
std::optional<std::string> end_or_change(const report::StatementLine& line) {
    if (line.about == report::LineAbout::organiser_repaid) {
        return fill(mark("refund back to the organiser: {amount} đ"), {{"amount", line.refunded}});
    }
    if (line.about == report::LineAbout::fund_repaid) {
        return fill(mark("refund back to the reserve fund: {amount} đ"),
                    {{"amount", line.refunded}});
    }
    if (line.about != report::LineAbout::money) { return changed_hands(line); }
    if (line.settled != Vnd{}) {
        return fill(line.from == line.share
                        ? mark("paid on the dissolution to {party}: {amount} đ")
                        : mark("got on the dissolution from {party}: {amount} đ"),
                    {{"party", party_in_words(line.from == line.share ? line.to : line.from)},
                     {"amount", line.settled}});
    }
    return std::nullopt;
}

std::string what_of(const report::StatementLine& line) {
    std::string kind = kind_in_words(line.kind);
    if (line.reverses) {
        kind = fill(mark("{kind} of entry no. {seq}"),
                    {{"kind", kind}, {"seq", line.reverses->count()}});
    }
    if (!line.reverses) {
        if (auto text = end_or_change(line)) { return *std::move(text); }
    }
    const std::vector<NamedFact> facts{{"kind", kind},
                                       {"interest_paid", line.interest_paid},
                                       {"interest_received", line.interest_received},
                                       {"returned", line.returned},
                                       {"reserve", line.reserve},
                                       {"repaid", line.repaid},
                                       {"covered", line.covered},
                                       {"recovered", line.recovered}};
    if (line.interest_paid != Vnd{}) { return fill(mark("{kind}: paid {interest_paid} đ"), facts); }
    if (line.interest_received != Vnd{}) {
        return fill(mark("{kind}: got {interest_received} đ"), facts);
    }
    if (line.covered != Vnd{}) { return fill(mark("{kind}: {covered} đ"), facts); }
    if (line.recovered > Vnd{} && line.repaid == Vnd{}) {
        return fill(mark("{kind}, {recovered} đ of it to the reserve fund"), facts);
    }
    if (line.recovered > Vnd{}) {
        return fill(mark("{kind}, {repaid} đ of it to the organiser, {recovered} đ to the reserve "
                         "fund"),
                    facts);
    }
    if (line.returned != Vnd{}) {
        return fill(mark("{kind}: got back {returned} đ of the reserve fund"), facts);
    }
    if (line.reserve > Vnd{}) {
        return fill(mark("{kind}, {reserve} đ of it in the reserve fund"), facts);
    }
    if (line.repaid <= Vnd{}) { return kind; }
    return fill(mark("{kind}, {repaid} đ of it to the organiser"), facts);
}

/// What the lines come to.
void print_totals(const report::StatementTotals& totals) {
    const std::vector<NamedFact> facts{{"paid", totals.paid},
                                       {"received", totals.received},
                                       {"advanced", totals.advanced},
                                       {"reserve", totals.reserve},
                                       {"returned", totals.returned},
                                       {"interest_paid", totals.interest_paid},
                                       {"interest_received", totals.interest_received}};
    print_line(
        fill(mark("Together: paid {paid} đ, received {received} đ, advanced {advanced} đ"), facts));
    if (totals.interest_paid != Vnd{} || totals.interest_received != Vnd{}) {
        print_line(fill(mark("Interest besides: paid {interest_paid} đ, got {interest_received} đ"),
                        facts));
    }
    if (totals.reserve != Vnd{} || totals.returned != Vnd{}) {
        print_line(fill(mark("Reserve fund: left {reserve} đ of what was received, got back "
                             "{returned} đ"),
                        facts));
    }
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

/// What a change of the organiser did to the claims of a member.
const char* passed_on(const report::Claim& claim) {
    return claim.got_back > claim.laid_out ? mark("passed on to the new organiser")
                                           : mark("taken over from the organiser before");
}

/// What a member laid out as organiser in the place of shares.
void print_claims(const std::vector<report::Claim>& claims) {
    Table table{{{mark("Date")},
                 {mark("Group")},
                 {mark("For share")},
                 {mark("Entry"), right},
                 {mark("Receipt"), right},
                 {mark("Laid out"), right},
                 {mark("Got back"), right},
                 {mark("Interest got"), right},
                 {mark("Interest paid"), right}}};
    Vnd open;
    Vnd interest;
    for (const auto& claim : claims) {
        open += claim.laid_out - claim.got_back;
        interest += claim.interest_received - claim.interest_paid;
        const bool is_all = claim.share == ShareNo{};
        table.add({show(claim.on), claim.group,
                   is_all ? tr(passed_on(claim)) : share_text(claim.share),
                   fmt::format("{}", claim.seq.count()), receipt_text(claim.receipt),
                   show(claim.laid_out), show(claim.got_back), show(claim.interest_received),
                   show(claim.interest_paid)});
    }
    print_line(tr("As organiser, in the place of shares:"));
    table.print();
    print_line(fill(mark("Still to come back: {amount} đ"), {{"amount", open}}));
    if (interest != Vnd{}) {
        print_line(
            fill(mark("Interest got less interest paid: {amount} đ"), {{"amount", interest}}));
    }
}

/// A share of a group that was dissolved: nothing is due any more, but claims may be open.
void print_dissolved(const report::StatementShare& share) {
    print_line(fill(mark("{group} share {share}: paid {paid} đ, received {received} đ; the group "
                         "was dissolved on {date}"),
                    {{"group", share.group},
                     {"share", share_text(share.share)},
                     {"paid", share.paid},
                     {"received", share.received},
                     {"date", *share.dissolved}}));
    if (share.claims.empty()) { print_line(tr("  nothing is owed any more")); }
    for (const savings::Claim& claim : share.claims) {
        const bool owes = claim.from == share.share;
        print_line(fill(
            owes ? mark("  it still owes {party} {amount} đ")
                 : mark("  {party} still owes it {amount} đ"),
            {{"party", party_in_words(owes ? claim.to : claim.from)}, {"amount", claim.amount}}));
    }
}

/// Where a share of a group that was not dissolved stands, whom it owes, and what it is owed.
void print_share(const report::StatementShare& share) {
    print_line(fill(mark("{group} share {share}: paid {paid} đ, received {received} đ, net {net} "
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
        print_line(fill(mark("  is still owed {amount} đ of its pot"), {{"amount", share.owed}}));
    }
}

void print_loan(const report::StatementLoan& loan) {
    print_line(fill(mark("Loan {loan} from {lender} ({stage}): paid out {disbursed} đ, paid back "
                         "{paid} đ with interest, outstanding {outstanding} đ, late {late} đ"),
                    {{"loan", loan.loan},
                     {"lender", loan.lender},
                     {"stage", stage_in_words(loan.stage, loan.withdrawn_by)},
                     {"disbursed", loan.disbursed},
                     {"paid", loan.paid},
                     {"outstanding", loan.outstanding},
                     {"late", loan.late}}));
    const std::vector<NamedFact> facts{{"first", loan.disbursed_on.value_or(Date{})},
                                       {"last", loan.last_paid.value_or(Date{})},
                                       {"written_off", loan.written_off},
                                       {"saved", loan.saved}};
    if (loan.disbursed_on) {
        print_line(fill(loan.last_paid ? mark("  paid out on {first}, last repaid on {last}")
                                       : mark("  paid out on {first}, nothing repaid yet"),
                        facts));
    }
    if (loan.written_off > Vnd{}) {
        print_line(fill(mark("  written off {written_off} đ of principal"), facts));
    }
    if (loan.saved > Vnd{}) { print_line(fill(mark("  saved with it {saved} đ"), facts)); }
}

void print_statement(const report::Statement& statement) {
    print_line(bold(fmt::format("{}  {}", statement.member, printable(statement.name, 300))));
    for (const auto& share : statement.shares) {
        if (share.dissolved) {
            print_dissolved(share);
            continue;
        }
        print_share(share);
    }
    if (!statement.lines.empty()) {
        print_lines(statement.lines);
        print_totals(report::totals_of(statement));
    }
    if (!statement.claims.empty()) { print_claims(statement.claims); }
    for (const report::StatementLoan& loan : statement.loans) { print_loan(loan); }
}

int run_statement(const Arguments& arguments, Session& session) {
    const auto member = arguments.get("MEMBER");
    need_one_of(arguments, "statement", "MEMBER", "--all");
    auto ledger = session.open();
    const auto view = view_of(ledger);
    const auto all = need(
        report::statements(ledger, member ? std::optional<std::string_view>{*member} : std::nullopt,
                           session.on(arguments)));
    if (session.wants_json()) {
        Json document = Json::array();
        for (const auto& statement : all) {
            document.push_back(statement_json(statement));
            document.back()["witness"] = witness_text(ledger, {});
        }
        print(member ? document.front() : document);
        return 0;
    }
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (i > 0) { print_line(""); }
        print_statement(all[i]);
        print_witness(ledger, {});
    }
    return 0;
}

}  // namespace

std::vector<Command> statement_commands() {
    return {
        {"statement",
         mark("what a member paid and received, and his loans"),
         {{"MEMBER", Count::optional}},
         {{"--all", nullptr, mark("of every member")}, as_of_option},
         "hui statement M0001",
         run_statement},
    };
}

}  // namespace hui::cli
